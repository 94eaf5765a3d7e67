import { reasonsOf } from '#kernel/decision.ts'

const say = reasonsOf('WHAT_IF')

/** What this module says no with; the texts are in packages/api/wording. */
export const reason = {
  underWay: (name: string) => say('UNDER_WAY', { name }),
  same: () => say('SAME'),
  noDraft: () => say('NO_DRAFT'),
  unsound: () => say('UNSOUND'),
}
