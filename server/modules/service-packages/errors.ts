import { reasonsOf } from '#kernel/decision.ts'
import { conflict, type Problem } from '#platform/problem.ts'

const say = reasonsOf('SERVICE_PACKAGES')

/** What this module says no with; the texts are in packages/api/wording. */
export const reason = {
  state: (state: string) => say('STATE', { state }),
  samePerson: () => say('SAME_PERSON'),
  variantUnknown: () => say('VARIANT_UNKNOWN'),
  nameTaken: (name: string) => say('NAME_TAKEN', { name }),
  isDraft: () => say('IS_DRAFT'),
  followed: () => say('FOLLOWED'),
}
export const changedMeanwhile = (): Problem => conflict('SERVICE_PACKAGES.CHANGED_MEANWHILE')
