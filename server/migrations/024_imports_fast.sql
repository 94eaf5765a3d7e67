-- A list that nobody had written within a day: its file is deleted, so it can be written no more.
ALTER TABLE imports.import DROP CONSTRAINT import_state_check,
  ADD CONSTRAINT import_state_check CHECK (state IN ('checking', 'checked', 'committing', 'done', 'failed', 'abandoned', 'undoing', 'undone'));
