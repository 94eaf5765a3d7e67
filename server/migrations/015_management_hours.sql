-- When people may come, as the institution says it on its posters.
ALTER TABLE organisations.institution ADD COLUMN service_hours text;
