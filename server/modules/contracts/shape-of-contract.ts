import { agreedPackageId } from '#policy/index.ts'
import { isOwnPackage } from '../service-packages/index.ts'
import type { TierCandidate } from './domain/hospital-tiers.ts'
import type { Agreed } from './domain/re-evaluate.ts'
import type { Terms } from './domain/terms.ts'
import type { Group } from './store-re-evaluations.ts'

/** Packages of an older system that the county did not know keep the name they had, under ids of this form (`take-over-contracts.ts`). */
const isOlder = (id: string): boolean => /^older-\d+$/.test(id)
const fromOf = (id: string): Agreed['packages'][number]['from'] => (isOlder(id) ? 'older' : id === agreedPackageId || isOwnPackage(id) ? 'own' : 'county')

/** The institutions that terms bind to besides the signing one. */
export const boundBy = ({ combination }: Terms, institutionId: string): string[] => combination.institutions.map((one) => one.institutionId).filter((id) => id !== institutionId)

/** What contracts of one group agreed, always written the same way, so that the same is known again by its text. `known` are the institutions that terms may bind to. */
export function shapeOf(group: Omit<Group, 'terms' | 'ids' | 'passed' | 'townshipCode'>, terms: Terms, known: ReadonlyMap<string, TierCandidate>): Agreed {
  const { years, packages, fee, combination, consents } = terms
  return {
    years: (years as number | undefined) ?? null, unit: group.unit,
    packages: packages.map(({ id, zh, added }) => ({ id, zh, from: added ? 'later' as const : fromOf(id) })),
    fee: { totalFen: fee.totalFen, residentFen: fee.residentFen, shares: Object.fromEntries(Object.entries(fee.shares).sort(([a], [b]) => (a < b ? -1 : 1))) },
    populations: [...group.populations].sort(),
    provider: { mode: group.teamKind === 'independent' ? 'individual' : 'team', institutionKind: group.institutionKind, isSupervised: group.isSupervised },
    hospitals: combination.institutions.filter(({ institutionId }) => institutionId !== group.institutionId).map(({ tier, institutionId }) => {
      const found = known.get(institutionId)
      return { tier, found: found ? { kind: found.kind, level: found.level, ownership: found.ownership, isOfCounty: found.isOfCounty } : null }
    }),
    consents: consents.map(({ id, agreed }) => [id, agreed] as const),
    isKeptWhole: !(group.isBrought && consents.length === 0 && combination.institutions.length === 0),
  }
}
