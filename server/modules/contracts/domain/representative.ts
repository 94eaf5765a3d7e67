import type { representativeRelations } from '#api/contracts.ts'
import type { BondRelation } from '#api/resident-accounts.ts'
import { ageOn, type LocalDate } from '#kernel/local-date.ts'

/** From this birthday on a person signs alone. */
export const fullAge = 18

/**
 * Whether somebody else must sign for this resident: a minor does not contract alone, a parent or guardian does.
 *
 * Example: born 2008-11-25 → needed on 2026-11-24, not on 2026-11-25.
 *
 * @source 中华人民共和国民法典 第十七条至第二十条、第二十三条
 */
export const needsRepresentative = (bornOn: LocalDate, on: LocalDate): boolean => ageOn(bornOn, on) < fullAge

/** Who signs for the resident, and what that person is to the resident. */
export type Representative = { name: string; relation: (typeof representativeRelations)[number] }
const seenFromResident: Record<Exclude<BondRelation, 'self'>, Representative['relation']> = { spouse: 'spouse', parent: 'child', child: 'parent', grandparent: 'other', other: 'other' }

/**
 * Who holds the pen on a phone: nobody else when it is one's own bond, otherwise the holder by name. The bond says what the resident is to the
 * holder, the paper what the holder is to the resident.
 *
 * Example: bound to my `parent` as 罗小燕 → { name: 罗小燕, relation: child }. Without a name → `undefined`: it is missing.
 */
export function representativeOf(relation: BondRelation, name: string | null): Representative | null | undefined {
  if (relation === 'self') return null
  return name === null ? undefined : { name, relation: seenFromResident[relation] }
}
