-- Taking a list of staff back removes whom it entered and the teams it formed; requests cannot.
GRANT DELETE ON organisations.staff, organisations.staff_licence, organisations.staff_post, organisations.team, organisations.team_member, organisations.panel_load TO jiayi_bulk;
