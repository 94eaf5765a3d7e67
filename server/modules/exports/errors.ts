import { reasonsOf } from '#kernel/decision.ts'

const say = reasonsOf('EXPORTS')

/** Everything this module says no with; the texts are in packages/api/wording. A job keeps only the code. */
export const reason = {
  filter: (fields: string) => say('FILTER', { fields }),
  columns: () => say('COLUMNS'),
  format: () => say('FORMAT'),
  nothing: () => say('NOTHING'),
  reasonNeeded: () => say('REASON_NEEDED'),
  mayNotWhole: () => say('MAY_NOT_WHOLE'),
  mayNotRead: () => say('MAY_NOT_READ'),
  rightsEnded: () => say('RIGHTS_ENDED'),
  aboveLimit: () => say('ABOVE_LIMIT'),
  notGranted: () => say('NOT_GRANTED'),
  refusedBy: () => say('REFUSED'),
  awaits: () => say('AWAITS'),
  gone: () => say('GONE'),
  decidedAlready: () => say('DECIDED_ALREADY'),
  notOneself: () => say('NOT_ONESELF'),
}
