import type { draftStates, draftSteps } from '#api/policy-drafts.ts'
import { allow, type Decision, refuse } from '#kernel/decision.ts'
import { reason } from '../errors.ts'

export type DraftState = (typeof draftStates)[number]
export type DraftStep = (typeof draftSteps)[number]
/** `by`: another is who wrote nothing of it (four eyes). */
type Move = { from: DraftState | null; event: DraftStep | 'start'; to: DraftState; by: 'anybody' | 'another'; zh: string; en: string }

/** Everything that can happen to a proposal about the county's policy; what is not here cannot. */
export const draftMoves: readonly Move[] = [
  { from: null, event: 'start', to: 'draft', by: 'anybody', zh: '起草一份改动，或提出改用另一个政策包', en: 'a change is begun, or another pack proposed' },
  { from: 'draft', event: 'edit', to: 'draft', by: 'anybody', zh: '改取值、出处、标题', en: 'values, sources, title are edited' },
  { from: 'draft', event: 'move_on', to: 'draft', by: 'anybody', zh: '现行版本变了，把改动挪到新版本上', en: 'the changes are made once more on the newest version' },
  { from: 'draft', event: 'submit', to: 'submitted', by: 'anybody', zh: '没有错处，提交复核', en: 'nothing is wrong with it; submitted' },
  { from: 'draft', event: 'withdraw', to: 'withdrawn', by: 'anybody', zh: '不要了', en: 'given up' },
  { from: 'submitted', event: 'take_back', to: 'draft', by: 'anybody', zh: '拿回再改', en: 'taken back to be edited' },
  { from: 'submitted', event: 'refuse', to: 'refused', by: 'another', zh: '另一人不让通过，写明原因', en: 'refused by another, with the reason' },
  { from: 'submitted', event: 'publish', to: 'published', by: 'another', zh: '另一人复核并发布', en: 'published by another' },
]

export type DraftStanding = { state: DraftState; kind: 'change' | 'adopt'; editors: readonly string[] }

/** Whether a step is possible. A pack to go by is proposed whole, there is nothing in it to edit. */
export function decideDraftStep({ state, kind, editors }: DraftStanding, event: DraftStep, accountId: string): Decision<DraftState> {
  const move = kind === 'adopt' && (event === 'edit' || event === 'move_on') ? undefined : draftMoves.find((one) => one.from === state && one.event === event)
  if (!move) return refuse(reason.state())
  if (move.by === 'another' && editors.includes(accountId)) return refuse(reason.samePerson())
  return allow(move.to)
}

/** The steps open to somebody with these rights. `mustBeAnother` when publishing only waits for another. */
export function listDraftSteps(standing: DraftStanding, accountId: string, mayPublish: boolean): { next: DraftStep[]; mustBeAnother: boolean } {
  const held = draftMoves.filter(({ from, by }) => from === standing.state && (by === 'anybody' || mayPublish)).flatMap(({ event }) => (event === 'start' ? [] : [event]))
  const next = held.filter((event) => decideDraftStep(standing, event, accountId).allowed)
  return { next, mustBeAnother: standing.state === 'submitted' && !next.includes('publish') }
}
