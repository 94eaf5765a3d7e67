-- What an ending came to in money, for the ledger to settle; insert only. Nothing is known (`not_stated`) where the region does not say what becomes of a fee for part of a year.
CREATE TABLE contracts.money_event (
  county_code int NOT NULL, id uuid NOT NULL, contract_id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('ended-early', 'ending-undone')), happened_on date NOT NULL,
  rule text CHECK (rule IN ('by_month', 'none', 'not_stated')), months smallint, used json, back json, -- fen by payer, of the broken contract year
  because json NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (county_code, id),
  CHECK ((kind = 'ended-early') = (rule IS NOT NULL)), CHECK ((rule IN ('by_month', 'none')) = (months IS NOT NULL AND used IS NOT NULL AND back IS NOT NULL))
);
SELECT platform.distribute('contracts.money_event');
ALTER TABLE contracts.money_event ADD FOREIGN KEY (county_code, contract_id) REFERENCES contracts.contract;
CREATE INDEX money_event_contract ON contracts.money_event (county_code, contract_id, at);
GRANT SELECT, INSERT ON contracts.money_event TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county('contracts.money_event');
