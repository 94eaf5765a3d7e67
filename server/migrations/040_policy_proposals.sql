-- Where a version of a pack comes from: the product's release, or a county that changed its own pack.
ALTER TABLE policy.published_pack ADD COLUMN origin text NOT NULL DEFAULT 'release' CHECK (origin IN ('release', 'county'));
-- Two people of a county may have one name; that they are two is held by their accounts in policy.proposal.
ALTER TABLE policy.published_pack DROP CONSTRAINT published_pack_check, ADD CHECK (origin = 'county' OR approver <> author);

-- What a county proposes: a change of its own pack, or another pack to go by from a day on. One writes it, another puts it in force.
CREATE TABLE policy.proposal (
  county_code int NOT NULL, id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('change', 'adopt')), title text NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'submitted', 'published', 'refused', 'withdrawn')), -- table of states: server/modules/policy/domain/draft-states.ts
  pack_code text COLLATE "C" NOT NULL, bundle json, CHECK ((kind = 'change') = (bundle IS NOT NULL)), -- the pack that is changed and as it would be; or the pack to go by
  base_pack text COLLATE "C", base_version int, CHECK ((kind = 'change') = (base_pack IS NOT NULL AND base_version IS NOT NULL)), -- what it is a change of: another's pack where the county has none of its own yet
  effective_from date, CHECK (kind = 'change' OR effective_from IS NOT NULL), notice_id uuid, -- the notice it rests on, from the county's register of documents
  editors uuid[] NOT NULL, author_name text NOT NULL, created_at timestamptz NOT NULL, changed_at timestamptz NOT NULL, submitted_at timestamptz,
  decided_by uuid CONSTRAINT draft_decided_by_another CHECK (state = 'withdrawn' OR NOT decided_by = ANY (editors)), decided_by_name text, decided_at timestamptz, decided_note text, published_version int,
  CHECK ((state IN ('published', 'refused', 'withdrawn')) = (decided_at IS NOT NULL)),
  version int NOT NULL DEFAULT 1, PRIMARY KEY (county_code, id)
);
SELECT platform.distribute('policy.proposal');
CREATE UNIQUE INDEX one_draft_at_a_time ON policy.proposal (county_code) WHERE state IN ('draft', 'submitted');
CREATE INDEX draft_newest ON policy.proposal (county_code, created_at DESC, id DESC);
GRANT SELECT, INSERT, UPDATE ON policy.proposal TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county('policy.proposal');
