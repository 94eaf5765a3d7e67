/** What an ending means for the person: `moved` and `deceased` also change the resident; `again` says a new contract may follow the same day. */
export type EndReason = { code: string; zh: string; en: string; mayBackdate: boolean; resident: 'moved' | 'deceased' | null; needsNote: boolean }

/**
 * Why a contract ends before its term. Moving away and death usually become known later, so their day may lie behind today; the other
 * reasons end it today. What follows for the resident's own record is done with the residents' own command, and the answer says so.
 *
 * @source 国卫基层发〔2018〕35号（解约）；渝北卫健〔2017〕475号 二(二)（改签）
 */
export const endReasons = [
  { code: 'by_request', zh: '居民要求解约', en: 'At the resident’s request', mayBackdate: false, resident: null, needsNote: false },
  { code: 'transferred', zh: '改签其他团队', en: 'Changes to another team', mayBackdate: false, resident: null, needsNote: false },
  { code: 'moved_away', zh: '迁出服务区域', en: 'Moved out of the area', mayBackdate: true, resident: 'moved', needsNote: false },
  { code: 'deceased', zh: '死亡', en: 'Deceased', mayBackdate: true, resident: 'deceased', needsNote: false },
  { code: 'lost_contact', zh: '失访', en: 'Lost contact', mayBackdate: false, resident: null, needsNote: true },
  { code: 'voided', zh: '签约作废（非本人、重复或录入错误）', en: 'Void (not the person, double, or entered wrongly)', mayBackdate: false, resident: null, needsNote: true },
  { code: 'other', zh: '其他', en: 'Other', mayBackdate: false, resident: null, needsNote: true },
] as const satisfies readonly EndReason[]

export type EndReasonCode = (typeof endReasons)[number]['code']
export const endReasonCodes = endReasons.map(({ code }) => code)

/** A reason by its code; the code is one of the dictionary's. */
export function endReasonOf(code: EndReasonCode): EndReason {
  return endReasons.find((one) => one.code === code) as EndReason
}
