import type { Fen } from '#kernel/money.ts'

/** A result as people, files and other programs read it: texts, whole numbers, truths, lists and maps; money in yuan, shares in percent. */
export type Plain = string | number | boolean | null | Plain[] | { [name: string]: Plain }

/** Fen as yuan with two decimals and no grouping: 12000 is "120.00". */
export function plainYuan(amount: Fen): string {
  return `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`
}

/** Shares by party, in yuan. */
export function plainShares(shares: Record<string, Fen>): { [party: string]: string } {
  return Object.fromEntries(Object.entries(shares).map(([party, amount]) => [party, plainYuan(amount)]))
}

/** Basis points as a percentage: 2000 is "20", 50 is "0.5". */
export function plainPercent(basisPoints: number): string {
  return String(basisPoints / 100)
}
