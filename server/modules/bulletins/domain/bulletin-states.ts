import type { bulletinDecisions, bulletinStates, bulletinSteps } from '#api/bulletins.ts'
import { allow, type Decision, refuse } from '#kernel/decision.ts'

export type BulletinState = (typeof bulletinStates)[number]
type Event = (typeof bulletinSteps)[number] | (typeof bulletinDecisions)[number] | 'write' | 'edit' | 'begin' | 'finish'
type Move = { from: BulletinState | null; event: Event; to: BulletinState; by: 'person' | 'submitter' | 'another' | 'platform'; zh: string; en: string }

/** Everything that can happen to a bulletin; what is not here cannot. The commands ask this table, the CHECK lists its states, the page offers its steps, docs/states.md is printed from it. */
export const bulletinMoves: readonly Move[] = [
  { from: null, event: 'write', to: 'draft', by: 'person', zh: '起草', en: 'write' },
  { from: 'draft', event: 'edit', to: 'draft', by: 'person', zh: '修改', en: 'change' },
  { from: 'draft', event: 'submit', to: 'waiting', by: 'person', zh: '发给居民的，送审', en: 'hand in what is for residents' },
  { from: 'draft', event: 'send', to: 'approved', by: 'person', zh: '发给工作人员的，发出', en: 'send what is for staff' },
  { from: 'waiting', event: 'take_back', to: 'draft', by: 'person', zh: '撤回送审', en: 'take back before anybody decided' },
  { from: 'waiting', event: 'return', to: 'draft', by: 'another', zh: '退回修改，写明原因', en: 'return with a note' },
  { from: 'waiting', event: 'approve', to: 'approved', by: 'another', zh: '同意发出', en: 'let it go out' },
  { from: 'approved', event: 'withdraw', to: 'withdrawn', by: 'person', zh: '发出前撤下', en: 'withdraw before it goes out' },
  { from: 'approved', event: 'begin', to: 'sending', by: 'platform', zh: '到时间开始发', en: 'begin to send when it is time' },
  { from: 'sending', event: 'finish', to: 'sent', by: 'platform', zh: '发完', en: 'everybody has been told' },
  { from: 'sending', event: 'withdraw', to: 'withdrawn', by: 'person', zh: '发的途中撤下', en: 'withdraw on the way' },
  { from: 'sent', event: 'withdraw', to: 'withdrawn', by: 'person', zh: '撤下，收到的人不再看到', en: 'withdraw; nobody sees it any more' },
]

/** The states there are, in the order a bulletin meets them. */
export const statesOfBulletin: readonly BulletinState[] = [...new Set(bulletinMoves.map(({ to }) => to))]

type Known = { state: BulletinState; audience: 'residents' | 'staff'; writtenBy: string }
/** Where an event leads. Residents are written to only when a second person says so: who wrote a bulletin does not decide on it. */
export function decideBulletinMove({ state, audience, writtenBy }: Known, event: Event, accountId: string): Decision<BulletinState> {
  const move = bulletinMoves.find((one) => one.from === state && one.event === event)
  if (!move) return refuse({ code: 'BULLETINS.STATE', params: { state, event } })
  if ((event === 'submit' && audience === 'staff') || (event === 'send' && audience === 'residents')) return refuse({ code: 'BULLETINS.OTHER_WAY' })
  if (move.by === 'another' && writtenBy === accountId) return refuse({ code: 'BULLETINS.OWN' })
  return allow(move.to)
}

/** Which of these events the asker may cause now. */
export const listMoves = <E extends Event>(known: Known, events: readonly E[], accountId: string): E[] => events.filter((event) => decideBulletinMove(known, event, accountId).allowed)
