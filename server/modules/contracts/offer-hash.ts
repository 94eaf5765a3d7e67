import { createHash } from 'node:crypto'
import { canonicalJson } from '#platform/crypto/canonical-json.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { agreementTemplate, type Pack, packageFee, servicePackages } from '#policy/index.ts'

/**
 * A fingerprint of what the county offers on a day for the packages and the term chosen: prices, items, clauses and consents. The screen
 * sends it back when signing, so that nobody signs other terms than were shown. `from` null leaves the days out: what is applied for runs
 * "from approval, so many years", and days that pass until then change nothing of it.
 */
export function hashOffer(pack: Pack, on: LocalDate, from: LocalDate | null, years: number, packageIds: readonly string[]): string {
  const packages = servicePackages(pack, on).value.filter(({ id }) => packageIds.includes(id)).map(({ id, zh, residentFen, totalFen, shares, items, tier, variant, price }) => ({ id, zh, residentFen, totalFen, shares, items, ...(price && { tier, variant, price }) }))
  const { template, title, clauses, consents } = agreementTemplate(pack, on).value
  const offer = { region: pack.region, ...(from !== null && { on, from }), years, packages, fee: packageFee(pack, on, packages.map(({ id }) => id)).value, template, title, clauses, consents }
  return createHash('sha256').update(canonicalJson(offer)).digest('hex')
}
