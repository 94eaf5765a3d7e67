/** Who says no to being signed: the person, or somebody of the family. */
export const refusers = ['self', 'spouse', 'parent', 'child', 'other'] as const

/**
 * Why somebody who should be signed is not, each with its key on the keyboard: the dictionary of the command, of the list and of the record.
 * Who died or moved away is told to the resident's own record (`depart`), which is the only truth about it; the last takes the reason back.
 * Texts: wording `unsigned:reason`.
 */
export const unsignedDictionary = [
  { code: 'deceased', key: '1', does: 'depart' }, { code: 'lost', key: '2', does: 'note' }, { code: 'moved', key: '3', does: 'depart' }, { code: 'long_away', key: '4', does: 'note' }, { code: 'refused', key: '5', does: 'note' },
  { code: 'in_prison', key: '6', does: 'note' }, { code: 'listed_twice', key: '7', does: 'note' }, { code: 'psychiatric_hospital', key: '8', does: 'note' }, { code: 'military_service', key: '9', does: 'note' }, { code: 'foreign_national', key: '0', does: 'note' },
  { code: 'married_away', key: 'q', does: 'note' }, { code: 'unreachable', key: 'w', does: 'note' }, { code: 'name_differs', key: 'e', does: 'note' }, { code: 'away_for_now', key: 'r', does: 'note' }, { code: 'record_elsewhere', key: 't', does: 'note' },
  { code: 'signed_elsewhere', key: 'y', does: 'note' }, { code: 'no_insurance_card', key: 'u', does: 'note' }, { code: 'abroad', key: 'i', does: 'note' }, { code: 'other', key: 'o', does: 'note' }, { code: 'unfilled', key: 'p', does: 'take_back' },
] as const

/** The reasons that are kept here. */
export const unsignedReasons = [
  'lost', 'long_away', 'refused', 'in_prison', 'listed_twice', 'psychiatric_hospital', 'military_service', 'foreign_national', 'married_away', 'unreachable', 'name_differs', 'away_for_now', 'record_elsewhere', 'signed_elsewhere',
  'no_insurance_card', 'abroad', 'other',
] as const
export type UnsignedReason = (typeof unsignedReasons)[number]
