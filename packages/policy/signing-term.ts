import { z } from 'zod'
import { allow, type Decision, refuse } from '#kernel/decision.ts'
import { addDays, addYears, type LocalDate } from '#kernel/local-date.ts'
import type { Because, Explained } from './because.ts'
import type { Pack } from './pack.ts'
import { regulatedReason } from './regulated-reason.ts'
import { count, truth } from './value-types.ts'
import { valueOn } from './value-on.ts'

/** The longest term that any document names is of three years; ten leaves room, and 200 is a slip of the pen. */
const mostYears = 10
const years = count.refine((many) => many >= 1 && many <= mostYears, `应是 1 到 ${mostYears} 年`)
export const signingTermShape = z.strictObject({ years: z.array(years).min(1), usual: count, is_principle: truth, stable_only: z.array(count).min(1).optional() })
  .refine(({ years, usual }) => years.includes(usual), { message: '常用期限不在可选期限之中', path: ['usual'] })
  .refine(({ years, stable_only = [] }) => stable_only.every((one) => years.includes(one)), { message: '只限稳定关系的期限不在可选期限之中', path: ['stable_only'] })

/** The terms a contract may have, in years; `isPrinciple` when the document says "in principle". `stableOnlyYears` are those for a stable relation alone. */
export type SigningTerm = { years: number[]; usualYears: number; isPrinciple: boolean; stableOnlyYears: number[] }
export type TermPeriod = { from: LocalDate; until: LocalDate; lastDay: LocalDate; because: Because[] }

/** How long a contract may run in this region. */
export function signingTerm(pack: Pack, on: LocalDate): Explained<SigningTerm> {
  const { value, because } = valueOn(pack, 'contract.term', on)
  return { value: { years: value.years, usualYears: value.usual, isPrinciple: value.is_principle, stableOnlyYears: value.stable_only ?? [] }, because: [because] }
}

/**
 * The period of a contract beginning on a day: half-open, so `until` is the first day after it.
 * Refused when the region knows no such term.
 *
 * Example: one year from 2026-11-24 → until 2027-11-24, last day 2027-11-23.
 */
export function termPeriod(pack: Pack, on: LocalDate, from: LocalDate, years: number): Decision<TermPeriod> {
  const term = signingTerm(pack, on)
  if (!term.value.years.includes(years)) {
    return refuse(regulatedReason(pack, 'POLICY.TERM_NOT_OFFERED', { years, offered: term.value.years.join('、') }, term.because[0]))
  }
  const until = addYears(from, years)
  return allow({ from, until, lastDay: addDays(until, -1), because: term.because })
}
