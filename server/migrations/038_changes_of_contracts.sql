-- A running contract changes without another one: a fact that was written wrongly is corrected, or the bargain is changed by a supplement to the agreement.
ALTER TABLE contracts.contract_event DROP CONSTRAINT contract_event_event_check;
ALTER TABLE contracts.contract_event ADD CONSTRAINT contract_event_event_check CHECK (event IN ('sign', 'renew', 'renew-automatically', 'take-over', 'seal', 'correct', 'amend', 'end', 'undo-end'));
