-- Contracts taken over from an older system: they take places, room or not, while they are in force, and none when they are history; nothing was signed here.
ALTER TABLE contracts.contract DROP CONSTRAINT every_panel_had_room;
ALTER TABLE contracts.contract ADD CONSTRAINT every_panel_had_room CHECK (claimed_places = 2 OR (channel = 'import' AND claimed_places = 0));
ALTER TABLE contracts.contract_event DROP CONSTRAINT contract_event_event_check;
ALTER TABLE contracts.contract_event ADD CONSTRAINT contract_event_event_check CHECK (event IN ('sign', 'renew', 'take-over', 'seal', 'end', 'undo-end'));
-- Taking such a list back removes what nobody has touched since; requests cannot.
GRANT DELETE ON contracts.contract, contracts.contract_event TO jiayi_bulk;
