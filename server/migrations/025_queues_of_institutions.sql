-- Whose contract runs out, of an institution: without it the whole county's contracts of those days are read (6.5 s become 30 ms at 1.2 million).
CREATE INDEX contract_institution_until ON contracts.contract (county_code, institution_id, valid_until, id) WHERE state = 'active';
