import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditLogEndpoint } from '#api/access.ts'
import { jobsEndpoint } from '#api/jobs.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { systemContext } from '#platform/http/context.ts'
import { insertJobRun } from '#platform/jobs/job-run.ts'
import { jobRoutes } from '#platform/jobs/job-routes.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { anActor } from '../../testing/an-actor.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { keysOfFile, newKeyFile } from '#platform/crypto/key-file.ts'
import { openAccess } from './index.ts'
import { insertAccount } from './store.ts'

let base: TestDatabase
let county: TestCounty
const [chen, li] = ['018cc7c5-bc00-7006-8007-00000000c4e1', '018cc7c5-bc00-7006-8007-000000000011']
beforeAll(async () => {
  base = await aDatabase(({ database }) => [...openAccess({ database, keys: keysOfFile(newKeyFile('demo')), settings: { isDemo: false, origin: 'http://localhost' } }).routes, ...jobRoutes([])])
  county = await aCounty(base)
  const account = { countyCode: county.countyCode, staffId: null, passwordHash: 'x', mustChange: false, totpSecret: null, ssoSubject: null, isDemo: false, at: new Date(base.clock.now).toISOString() }
  await base.database.run(insertAccount, { ...account, accountId: chen, account: 'chenjing', displayName: '陈静' }, [])
  await base.database.run(insertAccount, { ...account, accountId: li, account: 'lihong', displayName: '李红' }, [])
})
afterAll(async () => {
  expect(base.defects).toEqual([])
  await base.close()
})

/** Something somebody did at an instant. */
async function happened(at: string, accountId: string, displayName: string, action: string, subjectId: string, body: unknown = {}): Promise<void> {
  const context = systemContext(base.database, Date.parse(at), county.countyCode)
  const doer = { actor: { accountId, displayName }, client: { address: '10.0.0.1' }, at: context.at, newId: context.newId }
  await context.run(insertAuditEvent, auditOf(doer, county.countyCode, { action, subjectKind: action.split('.')[0] as string, subjectId, body }))
}
const reader = () => anActor({ countyCode: county.countyCode, role: 'auditor' })
const actionsOf = (answer: { body: { items: { action: string }[] } }) => answer.body.items.map(({ action }) => action)

it('finds what was done by who, what, on what and when, newest first', async () => {
  await happened('2026-03-01T15:59:59.999Z', chen, '陈静', 'residents.open', 'r1')
  await happened('2026-03-01T16:00:00.000Z', chen, '陈静', 'contracts.sign', 'c1', { before: null, after: { state: 'in_force' } })
  await happened('2026-03-02T15:59:59.999Z', li, '李红', 'contracts.end', 'c1')
  await happened('2025-12-31T16:30:00.000Z', li, '李红', 'contracts.sign', 'c0')
  const find = async (input: object) => actionsOf(await base.ask(reader(), auditLogEndpoint, { until: '2026-10-01', ...input }))
  expect(await find({})).toEqual(['contracts.end', 'contracts.sign', 'residents.open', 'contracts.sign'])
  expect(await find({ from: '2026-03-02', until: '2026-03-02' })).toEqual(['contracts.end', 'contracts.sign'])
  expect(await find({ from: '2026-01-01', until: '2026-01-01' })).toEqual(['contracts.sign'])
  expect(await find({ actor: '陈' })).toEqual(['contracts.sign', 'residents.open'])
  expect(await find({ actor: 'lih' })).toEqual(['contracts.end', 'contracts.sign'])
  expect(await find({ actor: '查无此人' })).toEqual([])
  expect(await find({ area: 'residents' })).toEqual(['residents.open'])
  expect(await find({ action: 'contracts.sign' })).toEqual(['contracts.sign', 'contracts.sign'])
  expect(await find({ subjectKind: 'contracts', subjectId: 'c1' })).toEqual(['contracts.end', 'contracts.sign'])
  const { body } = await base.ask(reader(), auditLogEndpoint, { from: '2026-03-02', until: '2026-03-02', action: 'contracts.sign' })
  expect(body.items[0]).toMatchObject({ actorName: '陈静', address: '10.0.0.1', body: { before: null, after: { state: 'in_force' } }, isSealed: false, leaf: expect.stringMatching(/^[0-9a-f]{64}$/) })
})
it('pages through without losing or doubling any, across a change of year', async () => {
  for (let i = 0; i < 130; i++) await happened(new Date(Date.parse('2027-12-31T00:00:00Z') + i * 1_000_000).toISOString(), chen, '陈静', 'policy.read', `p${i}`)
  const subjects: string[] = []
  for (let after: string | undefined; ;) {
    const { body } = await base.ask(reader(), auditLogEndpoint, { action: 'policy.read', ...(after ? { after } : {}) })
    subjects.push(...body.items.map((one: { subjectId: string }) => one.subjectId))
    if (!body.next) break
    after = body.next
  }
  expect(subjects).toEqual(Array.from({ length: 130 }, (_, i) => `p${129 - i}`))
})
it('is itself logged page by page, with what was looked for and no name: beginning at a later page hides nobody', async () => {
  const auditor = reader()
  const first = await base.ask(auditor, auditLogEndpoint, { actor: '陈静', action: 'policy.read' })
  await base.ask(auditor, auditLogEndpoint, { actor: '陈静', action: 'policy.read', after: first.body.next })
  const views = await base.rows(`SELECT body FROM audit.event WHERE action = 'access.read-log' AND actor_id = $1`, auditor.accountId)
  expect(views).toEqual([{ body: { action: 'policy.read', actorIds: [chen] } }, { body: { action: 'policy.read', actorIds: [chen], after: first.body.next } }])
})
it('shows nothing of another county, nor to a narrower post', async () => {
  expect((await base.ask(county.actors.stranger, auditLogEndpoint)).body.items.map((one: { action: string }) => one.action)).toEqual(['access.read-log'])
  for (const actor of [county.actors.manager, county.actors.doctor, county.actors.townshipOffice]) expect((await base.ask(actor, auditLogEndpoint)).body.items).toEqual([])
  expect((await base.ask(anActor({ countyCode: county.countyCode, permissions: new Set(['self']) }), auditLogEndpoint)).status).toBe(403)
})
it('takes any day there is, also one before all clocks', async () => {
  for (const input of [{ from: '0001-01-01' }, { from: '9999-12-31', until: '0001-01-01' }]) expect((await base.ask(reader(), auditLogEndpoint, input)).status).toBe(200)
})
it('refuses what is no filter', async () => {
  for (const input of [{ from: '2026-02-30' }, { action: "x' OR 1=1" }, { area: 'A B' }, { sort: 'at' }, { after: 'zz' }, { after: "'" }, { after: '~' }]) expect((await base.ask(reader(), auditLogEndpoint, input)).status).toBe(400)
})

it('lists the county’s long work to who looks after it, and one’s own to the others', async () => {
  const at = new Date(base.clock.now).toISOString()
  const start = (jobId: string, startedBy: string | null) => base.database.run(insertJobRun, { countyCode: county.countyCode, jobId, name: 'residents.import', startedBy, params: '{}', at }, [county.countyCode])
  const [mine, theirs] = ['018cc7c5-bc00-7006-8007-0000000000a1', '018cc7c5-bc00-7006-8007-0000000000a2']
  await start(mine, county.actors.manager.accountId)
  await start(theirs, null)
  const jobIds = async (actor: TestCounty['actors']['manager']) => (await base.ask(actor, jobsEndpoint)).body.items.map((one: { jobId: string }) => one.jobId)
  expect(await jobIds(county.actors.commission)).toEqual([theirs, mine])
  expect(await jobIds(county.actors.manager)).toEqual([mine])
  expect(await jobIds(county.actors.doctor)).toEqual([])
  expect(await jobIds(county.actors.stranger)).toEqual([])
})
