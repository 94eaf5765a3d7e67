-- An institution's list of who should be signed and is not, village by village: without it the county is read from its first village on (600 ms at 1.2 million).
CREATE INDEX resident_unsigned_key ON residents.resident (county_code, institution_id, village_code, id) WHERE status = 'living' AND NOT is_signed AND cardinality(populations) > 0;
