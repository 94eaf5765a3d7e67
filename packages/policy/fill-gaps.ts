import type { LocalDate } from '#kernel/local-date.ts'
import { feeFunding } from './contract-fee.ts'
import { isLeftOpen } from './left-open.ts'
import { lintBundle } from './lint-bundle.ts'
import { orNone } from './or-none.ts'
import type { Pack } from './pack.ts'
import { BadBundle } from './pack-from-bundle.ts'
import type { Act } from './read-pack.ts'
import { isKey } from './shapes.ts'

/**
 * A pack whose gaps of a day are filled by an act, for trying it out: what it answers, also that there is no such thing, stays. Who pays for packages is
 * filled with the packages only; a basic package has no price of its own where the pack says what the fee is and who pays it. Every value filled is marked as set for demonstration.
 *
 * @throws BadBundle when the act's values do not fit the pack
 */
export function fillGaps(pack: Pack, act: Act, on: LocalDate): Pack {
  const answers = { ...pack.bundle.answers }
  for (const [key, values] of Object.entries(act.values)) {
    const answer = answers[key]
    const asked = key === 'package.payers' ? 'package.paid' : key
    if (!answer || !isKey(asked)) throw new Error(`no entry ${key}`)
    if (!isLeftOpen(pack, asked, on)) continue
    const isPaidByFee = key === 'package.basic' && isFeeKnown(pack, on)
    const filled = Object.fromEntries(Object.entries(values).map(([from, { value, ...rest }]) => [from, { ...rest, value: isPaidByFee ? withoutPrices(value) : value, certainty: 'demo' as const }]))
    answers[key] = { ...answer, values: { ...filled, ...answer.values } }
  }
  const { pack: whole, problems } = lintBundle({ ...pack.bundle, documents: { ...pack.bundle.documents, [act.id]: act.document }, answers })
  if (!whole) throw new BadBundle(problems)
  return whole
}

const isFeeKnown = (pack: Pack, on: LocalDate): boolean => orNone(() => feeFunding(pack, on)) !== null

const withoutPrices = (rows: unknown) => (rows as { resident?: unknown }[]).map(({ resident: _, ...row }) => row)
