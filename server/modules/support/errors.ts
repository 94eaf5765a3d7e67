import { reasonsOf } from '#kernel/decision.ts'
import { conflict, type Problem } from '#platform/problem.ts'

const say = reasonsOf('SUPPORT')

/** What this module says no with; the texts are in packages/api/wording. */
export const reason = {
  days: () => say('DAYS'),
  daysFar: (years: number) => say('DAYS_FAR', { years }),
  reachesNext: (day: string) => say('REACHES_NEXT', { day }),
  visitedPlace: (name: string) => say('VISITED_PLACE', { name }),
  hospitalUnknown: () => say('HOSPITAL_UNKNOWN'),
  placeUnknown: () => say('PLACE_UNKNOWN'),
  noPlace: () => say('NO_PLACE'),
  noVillages: () => say('NO_VILLAGES'),
  ownPlace: () => say('OWN_PLACE'),
  teamTwice: (name: string) => say('TEAM_TWICE', { name }),
  followsLater: (lastDay: string) => say('FOLLOWS_LATER', { lastDay }),
  isEnded: () => say('IS_ENDED'),
  isRenewed: () => say('IS_RENEWED'),
  endOutside: () => say('END_OUTSIDE'),
  visitLater: () => say('VISIT_LATER'),
  visitOutside: () => say('VISIT_OUTSIDE'),
  visitElsewhere: () => say('VISIT_ELSEWHERE'),
  teamUnknown: () => say('TEAM_UNKNOWN'),
  isStruck: () => say('IS_STRUCK'),
  workUnknown: () => say('WORK_UNKNOWN'),
  visitsThere: (day: string) => say('VISITS_THERE', { day }),
}
export const changedMeanwhile = (): Problem => conflict('SUPPORT.CHANGED_MEANWHILE')
