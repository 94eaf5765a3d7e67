import { z } from 'zod'
import { allow, type Decision, refuse } from '#kernel/decision.ts'
import { addMonths, type LocalDate } from '#kernel/local-date.ts'
import type { Explained } from './because.ts'
import type { Pack } from './pack.ts'
import { regulatedReason } from './regulated-reason.ts'
import { count } from './value-types.ts'
import { valueOn } from './value-on.ts'

const unit = z.enum(['person', 'household'])
export type ContractUnit = z.output<typeof unit>

export const contractUnitShape = z.strictObject({ units: z.array(unit).min(1), main: unit })
  .refine(({ units, main }) => units.includes(main), { message: '主要单元不在可签单元之中', path: ['main'] })
export const contractSubjectShape = z.strictObject({ residence_months: count })
export const contractExclusiveShape = z.strictObject({ providers: count })

/** Whether people sign one by one or as a household, and which of them the document means first. */
export function contractUnit(pack: Pack, on: LocalDate): Explained<{ units: ContractUnit[]; main: ContractUnit }> {
  const { value, because } = valueOn(pack, 'contract.unit', on)
  return { value, because: [because] }
}

/** With how many teams or village doctors one resident may have a contract at a time. */
export function exclusiveProviders(pack: Pack, on: LocalDate): Explained<number> {
  const { value, because } = valueOn(pack, 'contract.exclusive', on)
  return { value: value.providers, because: [because] }
}

/** How long someone must have lived here to count as a usual resident 常住, in months. */
export function usualResidentRule(pack: Pack, on: LocalDate): Explained<{ months: number }> {
  const { value, because } = valueOn(pack, 'contract.subject', on)
  return { value: { months: value.residence_months }, because: [because] }
}

/**
 * Whether someone living here since a day is a usual resident on `on`.
 *
 * Example: half a year, here since 2026-05-25 → not on 2026-11-24, but on 2026-11-25.
 */
export function checkUsualResident(pack: Pack, on: LocalDate, livesHereSince: LocalDate): Decision<Explained<LocalDate>> {
  const rule = usualResidentRule(pack, on)
  const since = addMonths(livesHereSince, rule.value.months)
  if (since <= on) return allow({ value: since, because: rule.because })
  return refuse(regulatedReason(pack, 'POLICY.NOT_USUAL_RESIDENT', { months: rule.value.months, livesHereSince, since }, rule.because[0]))
}
