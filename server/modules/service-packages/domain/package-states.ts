import type { composedStates, composedSteps } from '#api/service-packages.ts'
import { allow, type Decision, refuse } from '#kernel/decision.ts'
import { reason } from '../errors.ts'

export type ComposedState = (typeof composedStates)[number]
export type ComposedStep = (typeof composedSteps)[number]
/** `gone`: the row is deleted, for nobody ever saw it offered. `by`: another is who wrote nothing of it (four eyes). */
type Move = { from: ComposedState | null; event: ComposedStep | 'compose' | 'replace'; to: ComposedState | 'gone'; by: 'anybody' | 'another' | 'platform'; zh: string; en: string }

/** Everything that can happen to a version of an institution's package; what is not here cannot. */
export const composedMoves: readonly Move[] = [
  { from: null, event: 'compose', to: 'draft', by: 'anybody', zh: '新组合一个，或接着原来的出下一版', en: 'compose one, or the next version of one' },
  { from: 'draft', event: 'edit', to: 'draft', by: 'anybody', zh: '改项目、次数、让利、名称', en: 'change items, times, discount, name' },
  { from: 'draft', event: 'discard', to: 'gone', by: 'anybody', zh: '不要了，删除', en: 'discarded' },
  { from: 'draft', event: 'publish', to: 'published', by: 'another', zh: '另一人复核并发布，签约时可选', en: 'published by another; offered at signing' },
  { from: 'published', event: 'replace', to: 'withdrawn', by: 'platform', zh: '下一版发布，这一版停用', en: 'the next version is published' },
  { from: 'published', event: 'withdraw', to: 'withdrawn', by: 'anybody', zh: '停用，签约时不再可选；已签的不变', en: 'withdrawn; what was signed stays' },
]

export type Composed = { state: ComposedState; editors: readonly string[] }
const offered: readonly ComposedStep[] = ['edit', 'discard', 'publish', 'withdraw']

/** Whether a step is possible. Refused when the state does not allow it, or when who wrote something of it would publish it. */
export function decideStep({ state, editors }: Composed, event: ComposedStep, accountId: string): Decision<ComposedState | 'gone'> {
  const move = composedMoves.find((one) => one.from === state && one.event === event)
  if (!move) return refuse(reason.state(state))
  if (move.by === 'another' && editors.includes(accountId)) return refuse(reason.samePerson())
  return allow(move.to)
}

/** The steps open to somebody with these rights; a next version follows whatever is no draft. `mustBeAnother` when publishing only waits for another. */
export function listSteps(composed: Composed, accountId: string, rights: { mayEdit: boolean; mayPublish: boolean }): { next: ComposedStep[]; mustBeAnother: boolean } {
  const isHeld = (event: ComposedStep) => (event === 'publish' || event === 'withdraw' ? rights.mayPublish : rights.mayEdit)
  const held = offered.filter((event) => isHeld(event) && composedMoves.some((one) => one.from === composed.state && one.event === event))
  const next = held.filter((event) => decideStep(composed, event, accountId).allowed)
  return { next: [...next, ...(composed.state !== 'draft' && rights.mayEdit ? ['follow' as const] : [])], mustBeAnother: held.includes('publish') && !next.includes('publish') }
}
