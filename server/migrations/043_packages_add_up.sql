-- Packages of a contract add up: an item that two of them give is owed as often as both give it. On which day after its first a contract is behind when nothing of it was done, at the earliest;
-- server/modules/contracts/domain/service-plan.ts says why. Null where no item is counted.
CREATE OR REPLACE FUNCTION contracts.first_service_days(terms json) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT ceil(335.0 / max(s.times))::int FROM (
    SELECT sum((i ->> 'times')::int) AS times FROM json_array_elements(terms -> 'packages') AS p, json_array_elements(p -> 'items') AS i GROUP BY i ->> 'item') AS s WHERE s.times > 0 $$;
-- What is kept of contracts with such an item is made anew; of those of which something was done already, with the next service.
UPDATE contracts.contract c SET terms = c.terms WHERE (
  SELECT count(i ->> 'times') > count(DISTINCT i ->> 'item') FILTER (WHERE i ->> 'times' IS NOT NULL) FROM json_array_elements(c.terms -> 'packages') AS p, json_array_elements(p -> 'items') AS i);
