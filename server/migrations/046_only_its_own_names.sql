-- What runs with its owner's rights looks for names in a caller's temporary schema last: named first by nobody, it would be looked in before all others, and a type there could bring a caller's own words into it.
ALTER FUNCTION policy.take_back_adoption(int, uuid, date, text, date, uuid, text, timestamptz, text) SET search_path = pg_catalog, pg_temp;
