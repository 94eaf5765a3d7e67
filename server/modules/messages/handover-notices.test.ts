import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ownNoticesEndpoint } from '#api/messages.ts'
import { en, zh } from '#api/wording/index.ts'
import { keysOfFile, newKeyFile } from '#platform/crypto/key-file.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { readCatalogue } from '#policy/index.ts'
import { policiesFolder } from '../../settings.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { openPolicies } from '../policy/index.ts'
import { messageListeners, messageRoutes } from './index.ts'
import { aContract, aHolder, aResident } from './messages.fixture.ts'

let base: TestDatabase
let county: TestCounty
beforeAll(async () => {
  base = await aDatabase(({ database }) => messageRoutes({ database, keys: keysOfFile(newKeyFile('demo')), policies: openPolicies(database, readCatalogue(policiesFolder).catalogue) }))
})
afterAll(() => base.close())

const announce = async (topic: string, subjectId: string) => {
  base.clock.now += 1000
  for (let times = 0; times < 2; times++) {
    await county.put('platform.outbox', { county_code: county.countyCode, id: randomUUID(), topic, subject_id: subjectId, at: '2026-11-24' })
    await relayOnce(base.bulk, messageListeners, county.countyCode, () => base.clock.now, (error) => { throw error })
  }
}
async function aPlan(change: Record<string, unknown> = {}): Promise<string> {
  const id = randomUUID()
  const { countyCode, town, country } = county
  await county.put('assignments.handover', {
    county_code: countyCode, id, kind: 'doctor', state: 'planned', institution_id: town.institutionId, township_code: town.townshipCode, from_team_id: town.teamId, to_team_id: country.teamId, from_doctor_staff_id: town.staff.doctor, to_doctor_staff_id: country.staff.doctor,
    effective_on: '2026-12-01', reason: '调走', planned_by: randomUUID(), planned_by_name: '测试员', planned_at: '2026-11-24', ...change,
  })
  return id
}
const signed = async (term: Parameters<typeof aContract>[2] = {}) => {
  const residentId = await aResident(county)
  return { residentId, contractId: await aContract(county, residentId, term), own: aHolder(county, [{ residentId, relation: 'self' }]) }
}
const told = async ({ own }: { own: ReturnType<typeof aHolder> }) => (await base.ask(own, ownNoticesEndpoint, { category: 'contract' })).body.items.map(({ code, params }: { code: string; params: object }) => ({ code, params }))
const settle = (handoverId: string, state: string) => base.rows('UPDATE assignments.handover SET state = $2 WHERE id = $1', handoverId, state)

it('says beforehand who takes over from which day, once, to whose contract passes; and that it does not when the plan is taken back', async () => {
  county = await aCounty(base)
  const [one, over, elsewhere] = [await signed(), await signed({ until: '2026-12-01' }), await signed({ place: county.country })]
  await aContract(county, one.residentId, { from: '2027-02-01', until: '2028-02-01' }) // the next one passes too; one notice tells of both
  const handoverId = await aPlan()
  await announce('handover-planned', handoverId)
  const planned = { code: 'HANDOVER_TO_TEAM_PLANNED', params: { fromDoctor: '陈静', fromTeam: '东街街道第一团队', doctor: '陈静', team: '西山镇第一团队', on: '2026-12-01', contractId: one.contractId } }
  expect(await told(one)).toEqual([planned])
  expect([await told(over), await told(elsewhere)], 'whose contract is over by then, or is another team’s').toEqual([[], []])
  const later = await signed({ from: '2026-11-24', until: '2027-11-24' })
  await announce('contract-signed', later.contractId)
  expect((await told(later)).map(({ code }: { code: string }) => code).toSorted()).toEqual(['CONTRACT_SIGNED', 'HANDOVER_TO_TEAM_PLANNED'])
  await settle(handoverId, 'undone')
  const after = await signed() // signed when nothing was planned any more
  await announce('handover-undone', handoverId)
  expect(await told(one)).toEqual([{ code: 'HANDOVER_UNDONE', params: { doctor: '陈静', team: '东街街道第一团队', on: '2026-12-01' } }, planned])
  expect(await told(after)).toEqual([])
  await announce('handover-planned', handoverId) // heard late
  expect(await told(after)).toEqual([])
})

it('names the doctor alone where the team stays; a village tells its own, and nobody where no contract passes', async () => {
  county = await aCounty(base)
  const { town } = county
  const [one, afar] = [await signed(), await signed()]
  await base.rows('UPDATE contracts.contract SET village_code = $2 WHERE id = $1', afar.contractId, county.country.villageCode)
  await announce('handover-planned', await aPlan({ to_team_id: town.teamId, to_doctor_staff_id: town.staff.nurse }))
  expect(await told(one)).toMatchObject([{ code: 'HANDOVER_PLANNED', params: { fromDoctor: '陈静', doctor: '李红' } }])
  const village = { kind: 'village', from_doctor_staff_id: null, village_code: county.country.villageCode, effective_on: '2026-12-02' }
  await announce('handover-planned', await aPlan({ ...village, to_doctor_staff_id: null }))
  expect(await told(afar)).toHaveLength(1)
  await settle((await base.rows("SELECT id FROM assignments.handover WHERE kind = 'village' AND county_code = $1", county.countyCode))[0].id, 'undone')
  await announce('handover-planned', await aPlan(village))
  expect([(await told(afar)).map(({ params }: { params: { on: string } }) => params.on), await told(one)]).toMatchObject([['2026-12-02', '2026-12-01'], [{ code: 'HANDOVER_PLANNED' }]])
})

it('has words in both languages', async () => {
  const codes = (await base.rows('SELECT DISTINCT code FROM messages.notice')).map(({ code }) => code as string)
  expect(codes.filter((code) => !(code in zh.messages.notice) || !(code in en.messages.notice))).toEqual([])
  expect(codes).toEqual(expect.arrayContaining(['HANDOVER_PLANNED', 'HANDOVER_TO_TEAM_PLANNED', 'HANDOVER_UNDONE']))
})
