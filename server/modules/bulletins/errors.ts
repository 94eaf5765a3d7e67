import { reasonsOf } from '#kernel/decision.ts'
import { conflict, type Problem } from '#platform/problem.ts'

const say = reasonsOf('BULLETINS')

/** What this module says no with, besides the states' own; the texts are in packages/api/wording. */
export const reason = {
  days: () => say('DAYS'),
  campaignDays: () => say('CAMPAIGN_DAYS'),
  noticeDays: () => say('NOTICE_DAYS'),
  campaignForResidents: () => say('CAMPAIGN_FOR_RESIDENTS'),
  over: () => say('OVER'),
  link: () => say('LINK'),
  placeUnknown: () => say('PLACE_UNKNOWN'),
  noteMissing: () => say('NOTE_MISSING'),
  nobody: () => say('NOBODY'),
  sendPast: () => say('SEND_PAST'),
  sendFar: (days: number) => say('SEND_FAR', { days }),
}
export const changedMeanwhile = (): Problem => conflict('BULLETINS.CHANGED_MEANWHILE')
