-- Lists of people who died or moved away: their contracts end, and a list taken back within a day puts both right again.
ALTER TABLE imports.import DROP CONSTRAINT import_kind_check;
ALTER TABLE imports.import ADD CONSTRAINT import_kind_check CHECK (kind IN ('residents', 'tags', 'staff', 'contracts', 'departures'));
