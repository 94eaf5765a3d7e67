CREATE SCHEMA resident_accounts;
GRANT USAGE ON SCHEMA resident_accounts TO jiayi_app, jiayi_bulk;

-- Global tables: a phone belongs to no county, and a daughter may act for a mother in another one. Telephones are sealed and found by keyed digests.
CREATE TABLE resident_accounts.account (
  id uuid PRIMARY KEY, phone_cipher bytea NOT NULL, phone_hmac bytea NOT NULL UNIQUE,
  is_elder_mode boolean NOT NULL DEFAULT false, text_size smallint NOT NULL DEFAULT 16, language text NOT NULL DEFAULT 'zh', created_at timestamptz NOT NULL, last_sign_in_at timestamptz NOT NULL
);
CREATE TABLE resident_accounts.session (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32), account_id uuid NOT NULL REFERENCES resident_accounts.account,
  created_at timestamptz NOT NULL, last_seen_at timestamptz NOT NULL, expires_at timestamptz NOT NULL
);
CREATE INDEX session_account ON resident_accounts.session (account_id);
CREATE INDEX session_expiry ON resident_accounts.session (expires_at);
-- The code last sent for one purpose to one telephone. Kept as a digest; gone when used.
CREATE TABLE resident_accounts.code (
  subject bytea PRIMARY KEY, code_hmac bytea NOT NULL, tries smallint NOT NULL DEFAULT 0, expires_at timestamptz NOT NULL
);
-- When codes were sent, by digest of telephone, network or account.
CREATE TABLE resident_accounts.sending (subject bytea PRIMARY KEY, sent timestamptz[] NOT NULL);
-- Asked to act for somebody; without a resident when nobody matched, so that the answer is the same.
CREATE TABLE resident_accounts.bond_request (
  id uuid PRIMARY KEY, account_id uuid NOT NULL, resident_county int, resident_id uuid, relation text NOT NULL, expires_at timestamptz NOT NULL
);
-- Whom an account may act for, by whose consent and until when. Oneself has no end.
CREATE TABLE resident_accounts.bond (
  id uuid PRIMARY KEY, account_id uuid NOT NULL REFERENCES resident_accounts.account, resident_county int NOT NULL, resident_id uuid NOT NULL,
  relation text NOT NULL CHECK (relation IN ('self', 'spouse', 'parent', 'child', 'grandparent', 'other')), way text NOT NULL CHECK (way IN ('code', 'desk')),
  since timestamptz NOT NULL, valid_until date, ended_at timestamptz, CHECK ((relation = 'self') <= (valid_until IS NULL))
);
CREATE UNIQUE INDEX one_bond_at_a_time ON resident_accounts.bond (account_id, resident_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX one_self ON resident_accounts.bond (account_id) WHERE ended_at IS NULL AND relation = 'self';
CREATE INDEX bond_resident ON resident_accounts.bond (resident_id) WHERE ended_at IS NULL;
-- Shown at a desk, good once.
CREATE TABLE resident_accounts.desk_code (
  code_hmac bytea PRIMARY KEY, resident_county int NOT NULL, resident_id uuid NOT NULL, shown_by uuid NOT NULL, used_at timestamptz, expires_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON resident_accounts.account, resident_accounts.bond TO jiayi_app, jiayi_bulk;
GRANT SELECT, INSERT, UPDATE, DELETE ON resident_accounts.session, resident_accounts.code, resident_accounts.sending, resident_accounts.bond_request, resident_accounts.desk_code TO jiayi_app, jiayi_bulk;
