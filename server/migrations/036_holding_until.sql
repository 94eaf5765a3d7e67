-- Whose term is over and whose place is not given back yet: found without passing all that ran out before.
CREATE INDEX contract_holding_until ON contracts.contract (county_code, valid_until, id) WHERE state = 'active' AND holds_places;
