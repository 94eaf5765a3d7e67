-- A county's decision to go by a pack that was taken back before its day: it is no decision any more, and stays to be read here.
CREATE TABLE policy.taken_back_adoption (
  county_code int NOT NULL, id uuid NOT NULL, valid_from date NOT NULL, pack_code text COLLATE "C" NOT NULL, decided_by text NOT NULL,
  taken_back_by uuid NOT NULL, taken_back_by_name text NOT NULL, taken_back_at timestamptz NOT NULL, reason text NOT NULL CHECK (reason <> ''),
  PRIMARY KEY (county_code, id)
);
SELECT platform.distribute('policy.taken_back_adoption');
GRANT SELECT ON policy.taken_back_adoption TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county('policy.taken_back_adoption');

-- The only way in which a decision goes: of a county of the caller's, before its day, where the county goes by a pack today (one that goes by none would be lost to the product), and never without
-- its row above. The application itself deletes none. Gives who had decided it; null where there was nothing to take back.
CREATE FUNCTION policy.take_back_adoption(of_county int, adoption uuid, day date, pack text, today date, account uuid, account_name text, at timestamptz, why text) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE decider text;
BEGIN
  DELETE FROM policy.county_pack c WHERE c.county_code = of_county AND of_county = ANY (current_setting('app.counties')::int[]) AND c.valid_from = day AND c.pack_code = pack AND day > today
    AND EXISTS (SELECT FROM policy.county_pack b WHERE b.county_code = of_county AND b.valid_from <= today) RETURNING c.decided_by INTO decider;
  IF decider IS NOT NULL THEN
    INSERT INTO policy.taken_back_adoption (county_code, id, valid_from, pack_code, decided_by, taken_back_by, taken_back_by_name, taken_back_at, reason) VALUES (of_county, adoption, day, pack, decider, account, account_name, at, why);
  END IF;
  RETURN decider;
END $$;
REVOKE ALL ON FUNCTION policy.take_back_adoption FROM public;
GRANT EXECUTE ON FUNCTION policy.take_back_adoption TO jiayi_app;
