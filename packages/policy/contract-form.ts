import { z } from 'zod'
import { allow, type Decision, refuse } from '#kernel/decision.ts'
import { addMonths, type LocalDate } from '#kernel/local-date.ts'
import { type Explained, joinBecause } from './because.ts'
import type { Pack } from './pack.ts'
import { regulatedReason } from './regulated-reason.ts'
import { count } from './value-types.ts'
import { valueOn } from './value-on.ts'

const unit = z.enum(['person', 'household'])
export type ContractUnit = z.output<typeof unit>

export const contractUnitShape = z.strictObject({ units: z.array(unit).min(1), main: unit })
  .refine(({ units, main }) => units.includes(main), { message: '主要单元不在可签单元之中', path: ['main'] })
export const contractSubjectShape = z.strictObject({ residence_months: count.refine((months) => months <= 1200, '不超过 1200 个月') })
export const newbornShape = z.strictObject({ counts: z.enum(['own', 'household', 'at_once']) })
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

/** How a child counts that has lived here since birth: by its own months, with a grown-up of its household, or from birth. */
export function newbornRule(pack: Pack, on: LocalDate): Explained<'own' | 'household' | 'at_once'> {
  const { value, because } = valueOn(pack, 'contract.newborn', on)
  return { value: value.counts, because: [because] }
}

/** Since when somebody lives here; of a child also its birthday, and since when the grown-up of the household does who came first. */
export type Residence = { livesHereSince: LocalDate; bornOn?: LocalDate | undefined; householdSince?: LocalDate | null | undefined }

/**
 * Whether someone living here since a day is a usual resident on `on`. A child that never lived elsewhere counts as the region's rule for newborns says.
 *
 * Example: half a year, here since 2026-05-25 → not on 2026-11-24, but on 2026-11-25. Born here 2026-10-10 to a mother here since 2019 → since 2026-10-10, where newborns count with the household.
 *
 * @throws PolicyGap for a child that is short of the months, where the pack does not say how newborns count
 */
export function checkUsualResident(pack: Pack, on: LocalDate, { livesHereSince, bornOn, householdSince }: Residence): Decision<Explained<LocalDate>> {
  const rule = usualResidentRule(pack, on)
  const since = addMonths(livesHereSince, rule.value.months)
  if (since <= on) return allow({ value: since, because: rule.because })
  if (bornOn === livesHereSince) {
    const newborn = newbornRule(pack, on)
    const withHousehold = newborn.value === 'household' && householdSince ? addMonths(householdSince, rule.value.months) : null
    const earlier = newborn.value === 'at_once' ? bornOn : withHousehold !== null && withHousehold < bornOn ? bornOn : withHousehold
    if (earlier !== null && earlier <= on) return allow({ value: earlier, because: joinBecause(rule.because, newborn.because) })
  }
  return refuse(regulatedReason(pack, 'POLICY.NOT_USUAL_RESIDENT', { months: rule.value.months, livesHereSince, since }, rule.because[0]))
}
