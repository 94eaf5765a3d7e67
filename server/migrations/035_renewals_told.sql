-- Whether a notice that a contract runs out said that it renews itself, and reached a telephone that somebody holds for the resident. Only then was anybody told of a renewal.
ALTER TABLE contracts.renewal_notice ADD COLUMN told_of_renewal boolean NOT NULL DEFAULT false;
-- A list that brought contracts by mistake is taken back with what the mornings said of them.
GRANT DELETE ON contracts.renewal_notice, contracts.renewal_outcome TO jiayi_bulk;
