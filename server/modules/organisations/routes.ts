import {
  changeTeamEndpoint, checkTeamEndpoint, closeTeamEndpoint, createInstitutionEndpoint, createStaffEndpoint, editInstitutionEndpoint, editStaffEndpoint, formTeamEndpoint, getInstitutionEndpoint, getStaffEndpoint, getTeamEndpoint,
  listAlliancesEndpoint, listInstitutionsEndpoint, listStaffEndpoint, listTeamsEndpoint, saveAllianceEndpoint, teamBoardEndpoint, teamPosterEndpoint,
} from '#api/organisations.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { checkTeam } from './check-team.ts'
import { changeTeam, closeTeam, formTeam } from './form-team.ts'
import { getInstitution } from './get-institution.ts'
import { listAlliances } from './list-alliances.ts'
import { listInstitutions } from './list-institutions.ts'
import { getStaff, listStaff } from './list-staff.ts'
import { getTeam, getTeamBoard, listTeams } from './list-teams.ts'
import { createInstitution, editInstitution, saveAlliance } from './save-institution.ts'
import { createStaff, editStaff } from './save-staff.ts'
import { getPoster } from './poster/get-poster.ts'
import type { OrganisationsUsing } from './using.ts'

export const organisationsRoutes = (using: OrganisationsUsing): readonly Route[] => [
  serve(listInstitutionsEndpoint, listInstitutions),
  serve(getInstitutionEndpoint, getInstitution),
  serve(createInstitutionEndpoint, createInstitution),
  serve(editInstitutionEndpoint, editInstitution),
  serve(listAlliancesEndpoint, listAlliances),
  serve(saveAllianceEndpoint, saveAlliance),
  serve(listStaffEndpoint, listStaff),
  serve(getStaffEndpoint, getStaff),
  serve(createStaffEndpoint, createStaff),
  serve(editStaffEndpoint, editStaff),
  serve(listTeamsEndpoint, listTeams),
  serve(getTeamEndpoint, (context, input) => getTeam(using, context, input)),
  serve(checkTeamEndpoint, (context, input) => checkTeam(using, context, input)),
  serve(formTeamEndpoint, (context, input) => formTeam(using, context, input)),
  serve(changeTeamEndpoint, (context, input) => changeTeam(using, context, input)),
  serve(closeTeamEndpoint, closeTeam),
  serve(teamBoardEndpoint, getTeamBoard),
  serve(teamPosterEndpoint, (context, input) => getPoster(using, context, input)),
]
