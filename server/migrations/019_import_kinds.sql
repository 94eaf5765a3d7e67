-- Lists of other kinds than residents; rows that are taken although something about them should be looked at again.
ALTER TABLE imports.import DROP CONSTRAINT import_kind_check;
ALTER TABLE imports.import ADD CONSTRAINT import_kind_check CHECK (kind IN ('residents', 'tags', 'staff', 'contracts'));
ALTER TABLE imports.row DROP CONSTRAINT row_outcome_check;
ALTER TABLE imports.row ADD CONSTRAINT row_outcome_check CHECK (outcome IN ('error', 'warning', 'new', 'update', 'undone', 'kept'));
