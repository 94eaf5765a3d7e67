/** Why a contract ends before its term: the dictionary of the command, of the screen that asks and of the record that is kept. Texts: wording `endReason`. */
export const endReasonCodes = ['by_request', 'transferred', 'moved_away', 'deceased', 'lost_contact', 'voided', 'other'] as const
export type EndReasonCode = (typeof endReasonCodes)[number]
/** Those a resident may give on a phone: a death the family reports at the desk, another team is chosen by changing, the rest is the institution's. */
export const askableEndReasons = ['by_request', 'moved_away', 'other'] as const satisfies readonly EndReasonCode[]

/** What an ending means: whether its day may lie behind today, what it says of the resident. Every ending says in words who asked for it and how that was checked. */
type EndReason = { mayBackdate: boolean; resident: 'moved' | 'deceased' | null }

/**
 * Moving away and death usually become known later, so their day may lie behind today; the other reasons end a contract today. What follows
 * for the resident's own record is done with the residents' own command, and the answer says so.
 *
 * @source 国卫基层发〔2018〕35号（解约）；渝北卫健〔2017〕475号 二(二)（改签）
 */
export const endReasons: Readonly<Record<EndReasonCode, EndReason>> = {
  by_request: { mayBackdate: false, resident: null },
  transferred: { mayBackdate: false, resident: null },
  moved_away: { mayBackdate: true, resident: 'moved' },
  deceased: { mayBackdate: true, resident: 'deceased' },
  lost_contact: { mayBackdate: false, resident: null },
  voided: { mayBackdate: false, resident: null },
  other: { mayBackdate: false, resident: null },
}
