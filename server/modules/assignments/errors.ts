import { reasonsOf } from '#kernel/decision.ts'

const say = reasonsOf('ASSIGNMENTS')

/** Everything this module says no with; the texts are in packages/api/wording. */
export const reason = {
  incomplete: () => say('INCOMPLETE'),
  sameTeam: () => say('SAME_TEAM'),
  sameDoctor: () => say('SAME_DOCTOR'),
  teamClosed: (team: string) => say('TEAM_CLOSED', { team }),
  villageNotTheirs: (team: string) => say('VILLAGE_NOT_THEIRS', { team }),
  villageUnknown: () => say('VILLAGE_UNKNOWN'),
  notTheirDoctor: (team: string) => say('NOT_THEIR_DOCTOR', { team }),
  otherInstitution: () => say('OTHER_INSTITUTION'),
  nothingToMove: () => say('NOTHING_TO_MOVE'),
  noRoom: (name: string, after: number, cap: number) => say('NO_ROOM', { name, after, cap }),
  roomTaken: () => say('ROOM_TAKEN'),
  dayPast: () => say('DAY_PAST'),
  dayFar: () => say('DAY_FAR'),
  settled: () => say('SETTLED'),
  plannedAlready: () => say('PLANNED_ALREADY'),
}
