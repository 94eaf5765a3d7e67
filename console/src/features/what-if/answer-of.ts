import type { TrialResult } from '#api/what-if.ts'

/** Which sentence answers a trial: more, less or the same of the contracts that both sides price; or that there are none to compare. */
export function answerOf({ signed, money: { contracts, totals } }: Pick<TrialResult, 'signed' | 'money'>) {
  if (signed === 0) return 'nothing'
  if (contracts === 0) return 'none'
  return totals.changeFen > 0 ? 'more' : totals.changeFen < 0 ? 'less' : 'same'
}
