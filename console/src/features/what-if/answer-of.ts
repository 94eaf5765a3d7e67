import type { TrialResult } from '#api/what-if.ts'

/**
 * Which sentence answers a trial, and by how many fen a year: all that is paid for the contracts that both sides price; where a side does not write what others than the
 * resident pay, the residents' part alone; or that there are none to compare.
 */
export function answerOf({ signed, money: { contracts, totals, payers } }: Pick<TrialResult, 'signed' | 'money'>) {
  if (signed === 0) return { kind: 'nothing', changeFen: 0 } as const
  if (contracts === 0) return { kind: 'none', changeFen: 0 } as const
  if (totals.changeFen !== null) return { kind: directionOf(totals.changeFen), changeFen: totals.changeFen } as const
  const changeFen = payers.find(({ payer }) => payer === 'resident')?.changeFen ?? 0
  return { kind: `residents.${directionOf(changeFen)}`, changeFen } as const
}

const directionOf = (changeFen: number) => (changeFen > 0 ? 'more' : changeFen < 0 ? 'less' : 'same')
