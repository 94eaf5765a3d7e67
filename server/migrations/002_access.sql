CREATE SCHEMA access;
GRANT USAGE ON SCHEMA access TO jiayi_app, jiayi_bulk;

-- Global tables, without row security: people sign in before anybody knows their county. Places are checked when a post is given
-- (modules regions and organisations come later, so no foreign keys).
CREATE TABLE access.account (
  id uuid PRIMARY KEY, account text COLLATE "C" NOT NULL UNIQUE CHECK (account ~ '^[a-z0-9][a-z0-9._-]{1,31}$'),
  display_name text NOT NULL CHECK (display_name <> ''),
  county_code int NOT NULL, -- who keeps this account, and where its own events are audited
  staff_id uuid UNIQUE, -- the member of staff it belongs to; officials have none
  password_hash text NOT NULL, must_change_password boolean NOT NULL, password_changed_at timestamptz NOT NULL,
  totp_secret bytea, -- sealed; null: not enrolled
  totp_last_step bigint, -- a code of this step or an earlier one is refused
  sso_subject text UNIQUE, is_active boolean NOT NULL DEFAULT true, is_demo boolean NOT NULL DEFAULT false,
  last_post_id uuid, last_sign_in_at timestamptz, created_at timestamptz NOT NULL
);
CREATE INDEX account_county ON access.account (county_code, account);
CREATE TABLE access.post (
  id uuid PRIMARY KEY, account_id uuid NOT NULL REFERENCES access.account, role text NOT NULL,
  county_code int NOT NULL, -- the county it opens; a region above counties reaches all below it
  scope_kind text NOT NULL CHECK (scope_kind IN ('region', 'institution', 'team', 'none')),
  region_code text COLLATE "C", institution_id uuid, team_id uuid,
  given_by uuid, given_at timestamptz NOT NULL, withdrawn_by uuid, withdrawn_at timestamptz,
  CHECK ((scope_kind = 'region') = (region_code IS NOT NULL)),
  CHECK ((scope_kind IN ('institution', 'team')) = (institution_id IS NOT NULL)),
  CHECK ((scope_kind = 'team') = (team_id IS NOT NULL))
);
CREATE UNIQUE INDEX post_once ON access.post (account_id, role, scope_kind, coalesce(region_code, ''), coalesce(team_id, institution_id, '00000000-0000-0000-0000-000000000000')) WHERE withdrawn_at IS NULL;
CREATE INDEX post_institution ON access.post (institution_id, account_id) WHERE withdrawn_at IS NULL;

-- Tokens are kept as digests: a copy of the database signs nobody in.
CREATE TABLE access.session (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32), account_id uuid NOT NULL REFERENCES access.account, post_id uuid NOT NULL REFERENCES access.post,
  created_at timestamptz NOT NULL, last_seen_at timestamptz NOT NULL, expires_at timestamptz NOT NULL
);
CREATE INDEX session_account ON access.session (account_id);
CREATE INDEX session_expiry ON access.session (expires_at);
-- Between the password and the code.
CREATE TABLE access.sign_in_ticket (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32), account_id uuid NOT NULL REFERENCES access.account,
  new_totp_secret bytea, -- sealed; the one being enrolled
  tries smallint NOT NULL DEFAULT 0, tried_at timestamptz NOT NULL, subjects text[] NOT NULL, -- the guesses given back when the sign-in succeeds
  expires_at timestamptz NOT NULL
);
CREATE TABLE access.remembered_device (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32), account_id uuid NOT NULL REFERENCES access.account, created_at timestamptz NOT NULL, expires_at timestamptz NOT NULL
);
CREATE INDEX remembered_device_account ON access.remembered_device (account_id);
-- When somebody tried to sign in, for as long as it counts. Subjects are digests: a mistyped name may be a password.
CREATE TABLE access.guess (subject text COLLATE "C" PRIMARY KEY, tries timestamptz[] NOT NULL);
-- A single sign-on that was begun and not yet finished.
CREATE TABLE access.sso_flow (state_hash bytea PRIMARY KEY CHECK (length(state_hash) = 32), verifier text NOT NULL, nonce text NOT NULL, expires_at timestamptz NOT NULL);

GRANT SELECT, INSERT, UPDATE ON access.account, access.post TO jiayi_app, jiayi_bulk;
GRANT SELECT, INSERT, UPDATE, DELETE ON access.session, access.sign_in_ticket, access.remembered_device, access.guess, access.sso_flow TO jiayi_app, jiayi_bulk;
