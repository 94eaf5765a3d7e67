-- What a draft changed of its base when it was tried, as people read it: kept with the trial, for the draft and its base move on.
ALTER TABLE what_if.trial ADD COLUMN changes json, ADD CHECK (changes IS NULL OR bundle IS NOT NULL);
