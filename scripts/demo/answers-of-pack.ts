import type { LocalDate } from '#kernel/local-date.ts'
import { childAge, elderlyAge, joinBecause, type Pack, providerEligibility, providerMode, teamComposition } from '#policy/index.ts'
import { dayOf } from './calendar.ts'
import { firstPricedOn } from './demo-terms.ts'
import type { PackAnswers } from './make-township.ts'

/** The pack's answers that shape the demo county. @throws PolicyGap when it lacks one of them on that day */
export function answersOfPack(pack: Pack, on: LocalDate): PackAnswers {
  const paidFrom = firstPricedOn(pack, 'chronic_discount')
  return {
    ages: { elderlyFrom: elderlyAge(pack, on).value, childUntil: childAge(pack, on).value },
    admission: {
      team: teamComposition(pack, on).because,
      independent: joinBecause(providerMode(pack, on).because, providerEligibility(pack, on).because),
    },
    paidFrom: paidFrom === null ? Number.POSITIVE_INFINITY : dayOf(paidFrom),
  }
}
