import { type Fen, fen, fenFromYuan } from '#kernel/money.ts'
import { wholeBasisPoints } from './value-types.ts'

/** Shares as fen of a whole: "70" is 70 yuan of it, "25%" that percentage. @throws Error when a percentage is no whole fen */
export function sharesInFen(shares: Record<string, string>, whole: Fen): Record<string, Fen> {
  return Object.fromEntries(Object.entries(shares).map(([party, share]) => [
    party, share.endsWith('%') ? fen((whole * fenFromYuan(share.slice(0, -1))) / wholeBasisPoints) : fenFromYuan(share),
  ]))
}

/** What shares written in yuan add up to. */
export function sumOfShares(shares: Record<string, Fen>): Fen {
  return fen(Object.values(shares).reduce((running, share) => running + share, 0))
}
