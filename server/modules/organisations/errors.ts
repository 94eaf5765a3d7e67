import { reasonsOf } from '#kernel/decision.ts'

const say = reasonsOf('ORGANISATIONS')

/** Everything this module says no with; the texts are in packages/api/wording. */
export const reason = {
  creditCodeTaken: () => say('CREDIT_CODE_TAKEN'),
  levelOnlyHospital: () => say('LEVEL_ONLY_HOSPITAL'),
  parentUnknown: () => say('PARENT_UNKNOWN'),
  placeUnknown: () => say('PLACE_UNKNOWN'),
  daysReversed: () => say('DAYS_REVERSED'),
  hasTeams: (teams: number) => say('HAS_TEAMS', { teams }),
  allianceMember: () => say('ALLIANCE_MEMBER'),
  phone: () => say('PHONE'),
  bornLater: () => say('BORN_LATER'),
  onePrimaryPost: () => say('ONE_PRIMARY_POST'),
  postTwice: () => say('POST_TWICE'),
  postOutOfReach: () => say('POST_OUT_OF_REACH'),
  licenceUnknown: () => say('LICENCE_UNKNOWN'),
  teamClosed: () => say('TEAM_CLOSED'),
  teamHasContracts: (contracts: number) => say('TEAM_HAS_CONTRACTS', { contracts }),
  doctorHasContracts: (name: string, contracts: number) => say('DOCTOR_HAS_CONTRACTS', { name, contracts }),
  memberTwice: (name: string) => say('MEMBER_TWICE', { name }),
  memberUnknown: () => say('MEMBER_UNKNOWN'),
  areaUnknown: (code: string) => say('AREA_UNKNOWN', { code }),
  areaShared: (area: string, team: string) => say('AREA_SHARED', { area, team }),
  doctorShared: (name: string, team: string, contracts: number) => say('DOCTOR_SHARED', { name, team, contracts }),
  leadsElsewhere: (name: string, team: string) => say('LEADS_ELSEWHERE', { name, team }),
  licenceEndsSoon: (name: string, kind: string, until: string) => say('LICENCE_ENDS_SOON', { name, kind, until }),
  nameTaken: (name: string) => say('NAME_TAKEN', { name }),
  leaderMissing: () => say('LEADER_MISSING'),
  leaderNotMember: () => say('LEADER_NOT_MEMBER'),
  aloneMeansOne: () => say('ALONE_MEANS_ONE'),
  notActive: (name: string) => say('NOT_ACTIVE', { name }),
  noPostHere: (name: string) => say('NO_POST_HERE', { name }),
  licenceExpired: (name: string, kind: string, until: string) => say('LICENCE_EXPIRED', { name, kind, until }),
  licenceLacking: (name: string, role: string, needed: readonly string[]) => say('LICENCE_LACKING', { name, role, needed: needed.join(',') }),
}
