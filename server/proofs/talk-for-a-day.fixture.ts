import { randomUUID } from 'node:crypto'
import {
  answerConversationEndpoint, conversationEndpoint, conversationsEndpoint, finishConversationEndpoint, handOverConversationEndpoint, messageDeskEndpoint, ownConversationEndpoint, ownMessagesEndpoint, ownNoticesEndpoint, readOwnNoticesEndpoint,
  readStaffNoticesEndpoint, saveMessageDeskEndpoint, sendOwnMessageEndpoint, staffNoticesEndpoint, unreadOwnNoticesEndpoint, unreadStaffNoticesEndpoint,
} from '#api/messages.ts'
import { insertJobRun } from '#platform/jobs/job-run.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { aHolder } from '../modules/messages/messages.fixture.ts'
import type { TestCounty } from '../testing/a-county.ts'
import type { Ask } from './a-working-day.fixture.ts'
import type { WholeHouse } from './whole-house.fixture.ts'

/** A resident and the team write to one another, everybody reads what there is to be told, and a job is done; each step must succeed. Answers with the conversation. */
export async function talkForADay(ask: Ask, base: WholeHouse, county: TestCounty, residentId: string): Promise<string> {
  const { countyCode, actors: { doctor, manager }, town, put } = county
  const own = aHolder(county, [{ residentId, relation: 'self' }])
  const jobId = randomUUID()
  await base.bulk.run(insertJobRun, { countyCode, jobId, name: 'proof.count', startedBy: manager.accountId, params: '{}', at: '2026-11-24' }, [countyCode])
  await put('platform.outbox', { county_code: countyCode, id: randomUUID(), topic: 'job-finished', subject_id: jobId, at: '2026-01-01' })
  await relayOnce(base.bulk, base.listeners, countyCode, () => base.clock.now, (error) => { throw error })
  const write = () => ask(own, sendOwnMessageEndpoint, { residentId, text: '今天头晕' })
  await write()
  await write()
  await ask(own, ownConversationEndpoint, { residentId })
  const { items: [{ conversationId }] } = await ask(doctor, conversationsEndpoint, {})
  for (const show of ['waiting', 'mine', 'closed']) await ask(doctor, conversationsEndpoint, { show })
  await ask(doctor, conversationEndpoint, { conversationId })
  await ask(doctor, finishConversationEndpoint, { conversationId, isFinished: true })
  await ask(doctor, finishConversationEndpoint, { conversationId, isFinished: false })
  await ask(doctor, answerConversationEndpoint, { conversationId, text: '请先休息' })
  await ask(doctor, handOverConversationEndpoint, { conversationId, staffId: town.staff.nurse })
  const { version } = await ask(doctor, messageDeskEndpoint, {})
  await ask(doctor, saveMessageDeskEndpoint, { quickReplies: ['请带上药盒来'], office: { days: [1, 2, 3], from: '08:00', until: '17:00' }, version })
  const until = new Date(base.clock.now).toISOString()
  const { unread } = await ask(own, ownMessagesEndpoint, {})
  if (unread === 0) throw new Error('a resident whose contract was signed was told nothing')
  await ask(own, ownNoticesEndpoint, { category: 'contract' })
  const { markId } = await ask(own, readOwnNoticesEndpoint, { category: null, until })
  await ask(own, unreadOwnNoticesEndpoint, { markId })
  if ((await ask(manager, staffNoticesEndpoint, {})).unread === 0) throw new Error('who started a job was not told that it is done')
  const mark = await ask(manager, readStaffNoticesEndpoint, { until })
  await ask(manager, unreadStaffNoticesEndpoint, { markId: mark.markId })
  return conversationId as string
}
