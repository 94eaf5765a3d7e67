import { PolicyGap } from './because.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Pack } from './pack.ts'
import type { Key } from './shapes.ts'
import { valueOn } from './value-on.ts'

/** The entries that a signing asks: while a pack leaves one of them open, some resident or everybody cannot be signed. */
export const signingKeys: readonly Key[] = [
  'contract.subject', 'contract.unit', 'contract.exclusive', 'contract.term', 'contract.renewal', 'contract.renewal_notice_days', 'provider.mode', 'provider.eligibility', 'team.composition', 'panel.cap', 'combination.tiers',
  'population.key', 'population.elderly_age', 'population.child_age', 'package.basic', 'package.paid', 'agreement.template',
]

/** Whether a pack leaves an entry open on a day: it has no value then and does not say that there is no such thing. */
export function isLeftOpen(pack: Pack, key: Key, on: LocalDate): boolean {
  try {
    valueOn(pack, key, on)
    return false
  } catch (error) {
    if (error instanceof PolicyGap) return error.kind !== 'not_applicable'
    throw error
  }
}
