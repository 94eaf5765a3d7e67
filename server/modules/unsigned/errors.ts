import { reasonsOf } from '#kernel/decision.ts'

const say = reasonsOf('UNSIGNED')

/** Everything this module says no with; the texts are in packages/api/wording. */
export const reason = {
  isSigned: () => say('IS_SIGNED'),
  notLiving: () => say('NOT_LIVING'),
  changedMeanwhile: () => say('CHANGED_MEANWHILE'),
  whoRefused: () => say('WHO_REFUSED'),
  onlyRefusal: () => say('ONLY_REFUSAL'),
  laterThanToday: () => say('LATER_THAN_TODAY'),
}
