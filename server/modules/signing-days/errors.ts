import { reasonsOf } from '#kernel/decision.ts'
import { conflict, type Problem } from '#platform/problem.ts'

const say = reasonsOf('SIGNING_DAYS')

/** What this module says no with, besides the states' own; the texts are in packages/api/wording. */
export const reason = {
  past: () => say('PAST'),
  far: () => say('FAR'),
  openKeepsDay: (heldOn: string) => say('OPEN_KEEPS_DAY', { heldOn }),
  hours: () => say('HOURS'),
  severalInstitutions: () => say('SEVERAL_INSTITUTIONS'),
  villageUnknown: () => say('VILLAGE_UNKNOWN'),
  deskUnknown: (desk: number, desks: number) => say('DESK_UNKNOWN', { desk, desks }),
  deskInUse: (desk: number) => say('DESK_IN_USE', { desk }),
  teamNotHere: () => say('TEAM_NOT_HERE'),
}
export const changedMeanwhile = (): Problem => conflict('SIGNING_DAYS.CHANGED_MEANWHILE')
