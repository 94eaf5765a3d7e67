import type { unitAgreementStates } from '#api/communities.ts'

export type UnitAgreementState = (typeof unitAgreementStates)[number]
type UnitAgreementEvent = 'draft' | 'rewrite' | 'sign' | 'end'
type Move = { from: UnitAgreementState | null; event: UnitAgreementEvent; to: UnitAgreementState; by: 'person'; zh: string; en: string }

/** Everything that can happen to a unit's agreement; what is not here cannot. The commands ask this table, the database's CHECK lists its states, and docs/states.md is printed from it. */
export const unitAgreementMoves: readonly Move[] = [
  { from: null, event: 'draft', to: 'draft', by: 'person', zh: '起草', en: 'draft' },
  { from: 'draft', event: 'rewrite', to: 'draft', by: 'person', zh: '重写草稿', en: 'write the draft anew' },
  { from: 'draft', event: 'sign', to: 'in_force', by: 'person', zh: '单位联系人和家庭医生签字', en: 'the unit’s contact and the doctor sign' },
  { from: 'in_force', event: 'end', to: 'ended', by: 'person', zh: '提前终止（写明原因）', en: 'end before its term, with a reason' },
]
export const stateAfter = (from: UnitAgreementState | null, event: UnitAgreementEvent): UnitAgreementState | undefined => unitAgreementMoves.find((move) => move.from === from && move.event === event)?.to
/** The states there are, in the order an agreement meets them. */
export const statesOfUnitAgreement: readonly UnitAgreementState[] = [...new Set(unitAgreementMoves.map(({ to }) => to))]
