-- Statements share a few connections: one that takes longer than this holds up the others behind it. Jobs and imports use another role.
ALTER ROLE jiayi_app SET statement_timeout = '20s';
