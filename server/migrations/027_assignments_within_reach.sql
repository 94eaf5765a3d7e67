-- How far whoever planned a hand-over could reach: its people are taken from there only, also by the job of the night. Without any it is the county.
ALTER TABLE assignments.handover ADD COLUMN reach_township_code text COLLATE "C", ADD COLUMN reach_institution_id uuid, ADD COLUMN reach_team_id uuid;

-- Open plans are bound to the institution that receives. One whose first team is of another institution was planned by somebody above both.
-- They are of all counties, and an owner who is no superuser is let see them for this.
ALTER TABLE assignments.handover NO FORCE ROW LEVEL SECURITY;
ALTER TABLE organisations.team NO FORCE ROW LEVEL SECURITY;
UPDATE assignments.handover h SET reach_institution_id = h.institution_id WHERE h.state IN ('planned', 'blocked')
  AND NOT EXISTS (SELECT FROM organisations.team t WHERE t.county_code = h.county_code AND t.id = h.from_team_id AND t.institution_id <> h.institution_id);
ALTER TABLE assignments.handover FORCE ROW LEVEL SECURITY;
ALTER TABLE organisations.team FORCE ROW LEVEL SECURITY;
