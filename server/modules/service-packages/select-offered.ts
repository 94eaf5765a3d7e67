import type { LocalDate } from '#kernel/local-date.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { type Because, type Pack, type PackagePrice, pricedPackage, type ServicePackage, servicePackages } from '#policy/index.ts'
import { compileExpression } from '#rules/compile-expression.ts'

/** A published package of an institution as it is kept: what it is made of and costs does not change with the county's list. */
export type OfferedPackage = { id: string; name: string; englishName: string; tier: string; variant: string | null; offer: PackagePrice; because: Because[] }

/** The packages of an institution that are on offer, as JSON for a statement of another module. `institution` is an expression of the statement. */
export const offeredAsJson = (institution: string): string => `
  (SELECT coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'englishName', o.english_name, 'tier', o.tier, 'variant', o.variant, 'offer', o.offer, 'because', o.because) ORDER BY o.id), '[]')
   FROM service_packages.composed o WHERE o.county_code = :countyCode AND o.institution_id = ${institution} AND o.state = 'published')`

const select = compose<{ offered: OfferedPackage[] }>()(fragment<{ countyCode: number; institutionId: string }>('packages-of-institution', `SELECT ${offeredAsJson(':institutionId::uuid')} AS offered`))
export { select as selectOffered }

/** The id under which an institution's package is chosen. */
const idOf = (id: string) => `own_${id.replaceAll('-', '')}`
/** Whether a chosen package is an institution's own, also one that is on offer no more. */
export const isOwnPackage = (chosenId: string): boolean => /^own_[0-9a-f]{32}$/.test(chosenId)

/** The institution's packages as a resident chooses among them. They are proposed to whom the county's own package of the same variant is proposed to; one of no variant is for everybody to choose. */
export function toServicePackages(pack: Pack, on: LocalDate, offered: readonly OfferedPackage[]): ServicePackage[] {
  if (offered.length === 0) return []
  const known = servicePackages(pack, on).value
  return offered.map(({ id, name, englishName, tier, variant, offer, because }) => {
    const like = known.find((one) => one.variant === variant && variant !== null)
    return { id: idOf(id), kind: 'paid', zh: name, en: englishName, suggested: like?.suggested ?? compileExpression('false'), only: like ? like.only : compileExpression('true'), variant, ...pricedPackage(tier, offer), because }
  })
}
