-- What many are told with the same words: kept once, named by each notice. Taken back for all at once.
CREATE TABLE messages.notice_text (
  county_code int NOT NULL, id uuid NOT NULL, title text NOT NULL, body text NOT NULL, link text, withdrawn_at timestamptz, PRIMARY KEY (county_code, id)
);
SELECT platform.distribute('messages.notice_text');
ALTER TABLE messages.notice ADD COLUMN text_id uuid;
ALTER TABLE messages.notice ADD FOREIGN KEY (county_code, text_id) REFERENCES messages.notice_text;
-- Kept with the mark too, so that who has read the same words is counted by one index, however many were told.
ALTER TABLE messages.notice_read ADD COLUMN text_id uuid;
CREATE INDEX notice_read_text ON messages.notice_read (county_code, text_id, notice_id) WHERE text_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON messages.notice_text TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county('messages.notice_text'::regclass);

CREATE SCHEMA bulletins;
GRANT USAGE ON SCHEMA bulletins TO jiayi_app, jiayi_bulk;
-- A notice of a commission or an institution to many, or a campaign: a notice with days and a place.
CREATE TABLE bulletins.bulletin (
  county_code int NOT NULL, id uuid NOT NULL, institution_id uuid, -- whose it is; none: the county's
  kind text NOT NULL CHECK (kind IN ('notice', 'campaign')), audience text NOT NULL CHECK (audience IN ('residents', 'staff')), category text NOT NULL CHECK (category IN ('health', 'service', 'system')),
  title text NOT NULL, body text NOT NULL, link text,
  township_codes text[] NOT NULL, village_codes text[] NOT NULL, populations text[] NOT NULL, signed text NOT NULL CHECK (signed IN ('all', 'yes', 'no')), institution_ids uuid[] NOT NULL, roles text[] NOT NULL, -- an empty list leaves nobody out
  held_from date, held_until date, place text, CHECK ((kind = 'campaign') = (held_from IS NOT NULL)), CHECK ((held_from IS NULL) = (held_until IS NULL)), CHECK (held_from <= held_until), -- a campaign's first and last day
  state text NOT NULL CHECK (state IN ('draft', 'waiting', 'approved', 'sending', 'sent', 'withdrawn')), -- table of states: server/modules/bulletins/domain/bulletin-states.ts
  written_by uuid NOT NULL, written_by_name text NOT NULL, written_at timestamptz NOT NULL, approved_by_name text, return_note text, withdraw_note text,
  send_at timestamptz, sent_at timestamptz, reached int NOT NULL DEFAULT 0, sent_up_to uuid, -- the last who was told: where sending goes on
  version int NOT NULL DEFAULT 1, PRIMARY KEY (county_code, id)
);
SELECT platform.distribute('bulletins.bulletin');
ALTER TABLE bulletins.bulletin ADD FOREIGN KEY (institution_id) REFERENCES organisations.institution;
CREATE INDEX bulletin_newest ON bulletins.bulletin (county_code, id DESC);
CREATE INDEX bulletin_campaign ON bulletins.bulletin (county_code, held_until) WHERE kind = 'campaign';
GRANT SELECT, INSERT, UPDATE ON bulletins.bulletin TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county('bulletins.bulletin'::regclass);
