import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { endContractEndpoint, getContractEndpoint } from '#api/contracts.ts'
import { changeHeadEndpoint, leaveHouseholdEndpoint, readHouseholdContractEndpoint, signHouseholdEndpoint } from '#api/household-contracts.ts'
import type { Actor } from '#platform/http/actor.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { aSigningDesk, codesOf, type SigningDesk } from './contracts.fixture.ts'
import { aSignature } from './signature.fixture.ts'
import { headSeenFrom } from './sign-household.ts'

let desk: SigningDesk
beforeAll(async () => { desk = await aSigningDesk() })
afterAll(() => desk.close())
const hand = { kind: 'drawn', png: aSignature(), strokes: [[{ x: 1, y: 2, at: 3 }]] }

/** A family of four in one household: the head, her husband, a grown-up son and a grandson of six. */
async function aFamily(county: TestCounty) {
  const householdId = randomUUID()
  const { countyCode, town } = county
  await county.put('residents.household', { county_code: countyCode, id: householdId, number: householdId.slice(0, 8), village_code: town.villageCode, created_at: '2026-01-01' })
  const add = (name: string, birthOn: string, relation: string) => desk.aResident(county, { name, birth_on: birthOn, household_id: householdId, relation_to_head: relation, populations: [] })
  const [head, husband, son, grandson] = [await add('罗玉珍', '1957-01-01', '02'), await add('周大明', '1955-01-01', '10'), await add('周小明', '1985-01-01', '20'), await add('周宝', '2020-01-01', '40')]
  return { householdId, head, husband, son, grandson }
}
type Family = Awaited<ReturnType<typeof aFamily>>
async function signingOf(county: TestCounty, family: Family, who: readonly string[], change: Record<string, unknown> = {}, actor: Actor = county.actors.doctor) {
  const members = []
  let lead: { teamId: string; doctorStaffId: string; term: { chosen: number } } | undefined
  for (const residentId of who) {
    const { body } = await desk.propose(actor, residentId, { unit: 'household' })
    lead ??= body
    members.push({ residentId, packageIds: body.packages.filter(({ isChosen }: { isChosen: boolean }) => isChosen).map(({ id }: { id: string }) => id), packageReasons: [], offerHash: body.offerHash, agreed: residentId === family.grandson ? 'guardian' : 'present' })
  }
  return { householdId: family.householdId, headResidentId: family.head, teamId: lead?.teamId, doctorStaffId: lead?.doctorStaffId, years: lead?.term.chosen, channel: 'home_visit', hospitals: [], consents: [{ id: 'informed', agreed: true }, { id: 'auto_renewal', agreed: true }], members, headSignature: hand, doctorSignature: null, ...change }
}
const read = async (actor: Actor, householdContractId: string) => (await desk.ask(actor, readHouseholdContractEndpoint, { householdContractId })).body

it('signs a household of four in one go: an agreement for each, the head for all; one leaves and keeps the own', async () => {
  const county = await aCounty(desk)
  const { actors: { doctor, otherDoctor, stranger } } = county
  const family = await aFamily(county)
  const { householdId, head, husband, son, grandson } = family
  const input = await signingOf(county, family, [head, husband, son, grandson])
  const key = randomUUID()
  const first = await desk.ask(doctor, signHouseholdEndpoint, input, key)
  expect([first.status, first.body.contracts.length]).toEqual([200, 4])
  expect((await desk.ask(doctor, signHouseholdEndpoint, input, key)).body, 'sent again').toEqual(first.body)
  const { householdContractId, contracts } = first.body
  const contractOf = (residentId: string) => contracts.find((one: { residentId: string }) => one.residentId === residentId).contractId
  expect(await desk.rows('SELECT count(*)::int AS n, count(DISTINCT number)::int AS numbers, bool_and(unit = $2) AS together FROM contracts.contract WHERE household_contract_id = $1', householdContractId, 'household')).toEqual([{ n: 4, numbers: 4, together: true }])
  expect(await desk.rows('SELECT envelope #>> $2 AS who FROM contracts.signature WHERE contract_id = $1 AND party = $3', contractOf(grandson), '{representative,relation}', 'resident')).toHaveLength(1)
  expect(await desk.rows('SELECT contracts FROM organisations.panel_load WHERE county_code = $1 AND holder_id = $2', county.countyCode, county.town.teamId)).toEqual([{ contracts: 4 }])
  const whole = await read(doctor, householdContractId)
  expect(whole).toMatchObject({ householdId, headName: '罗玉珍', needsHead: false, others: [] })
  expect(whole.members.map(({ name, isHead }: { name: string; isHead: boolean }) => [name, isHead])).toEqual([['周大明', false], ['罗玉珍', true], ['周小明', false], ['周宝', false]])
  expect((await desk.ask(otherDoctor, readHouseholdContractEndpoint, { householdContractId })).status).toBe(404)
  expect((await desk.ask(stranger, leaveHouseholdEndpoint, { householdContractId, contractId: contractOf(son), note: '不相干' })).status).toBe(404)

  expect(codesOf(await desk.ask(doctor, leaveHouseholdEndpoint, { householdContractId, contractId: contractOf(head), note: '搬走' }))).toEqual(['CONTRACTS.HEAD_LEAVES'])
  expect((await desk.ask(doctor, leaveHouseholdEndpoint, { householdContractId, contractId: contractOf(son), note: '结婚，另立门户' })).body).toEqual({ contractId: contractOf(son), lastDay: '2027-11-23' })
  expect((await desk.ask(doctor, leaveHouseholdEndpoint, { householdContractId, contractId: contractOf(son), note: '再办一次' })).status).toBe(404)
  const { body: own } = await desk.ask(doctor, getContractEndpoint, { contractId: contractOf(son) })
  expect(own).toMatchObject({ unit: 'person', standing: 'active', lastDay: '2027-11-23', householdContractId: null })
  const after = await read(doctor, householdContractId)
  expect([after.members.length, after.others.map(({ name, isSigned }: { name: string; isSigned: boolean }) => [name, isSigned])]).toEqual([3, [['周小明', true]]])
  expect(after.events.map(({ event, residentName }: { event: string; residentName: string }) => `${event} ${residentName}`)).toContain('leave 周小明')
})

it('the head dies: the others run on, another grown-up is named, a child and a stranger are not', async () => {
  const county = await aCounty(desk)
  const { actors: { doctor } } = county
  const family = await aFamily(county)
  const { body: { householdContractId, contracts } } = await desk.ask(doctor, signHouseholdEndpoint, await signingOf(county, family, [family.head, family.husband, family.grandson]))
  const contractOf = (residentId: string) => contracts.find((one: { residentId: string }) => one.residentId === residentId).contractId
  await desk.ask(doctor, endContractEndpoint, { contractId: contractOf(family.head), reason: 'deceased', note: '死亡证明', lastDay: '2026-11-20' })
  const { needsHead, version, members } = await read(doctor, householdContractId)
  expect([needsHead, members.filter(({ standing }: { standing: string }) => standing === 'active').length]).toEqual([true, 2])
  const name = (headResidentId: string, at = version) => desk.ask(doctor, changeHeadEndpoint, { householdContractId, headResidentId, version: at, note: '家人商量' })
  expect(codesOf(await name(family.grandson))).toEqual(['CONTRACTS.HEAD_UNDER_AGE'])
  expect(codesOf(await name(family.son))).toEqual(['CONTRACTS.HEAD_NOT_UNDER_IT'])
  const both = await Promise.all([name(family.husband), name(family.husband)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await read(doctor, householdContractId)).toMatchObject({ needsHead: false, headName: '周大明' })
  // The son joins it, signed by the new head.
  const joining = await signingOf(county, family, [family.son], { householdContractId })
  expect(codesOf(await desk.ask(doctor, signHouseholdEndpoint, joining))).toEqual(['CONTRACTS.OTHER_HEAD'])
  expect((await desk.ask(doctor, signHouseholdEndpoint, { ...joining, headResidentId: family.husband })).status).toBe(200)
  expect((await read(doctor, householdContractId)).members.map(({ name: one }: { name: string }) => one)).toContain('周小明')
})

it('what stands against one stands against all, and nothing is half signed', async () => {
  const county = await aCounty(desk)
  const { actors: { doctor } } = county
  const family = await aFamily(county)
  const { head, husband, son, grandson } = family
  const input = await signingOf(county, family, [head, husband, son, grandson])
  expect((await desk.sign(doctor, son)).status).toBe(200) // signs alone meanwhile
  const answer = await desk.ask(doctor, signHouseholdEndpoint, input)
  expect([answer.status, answer.body.reasons]).toMatchObject([422, [{ code: 'CONTRACTS.ALREADY_SIGNED', params: { member: '周小明' } }]])
  expect(await desk.rows('SELECT FROM contracts.contract WHERE resident_id = ANY ($1)', [head, husband, grandson])).toEqual([])
  expect(await desk.rows('SELECT FROM contracts.household_contract WHERE household_id = $1', family.householdId)).toEqual([])
  const rest = await signingOf(county, family, [head, husband])
  expect(codesOf(await desk.ask(doctor, signHouseholdEndpoint, { ...rest, members: rest.members.slice(1) }))).toEqual(['CONTRACTS.HEAD_NOT_AMONG'])
  expect(codesOf(await desk.ask(doctor, signHouseholdEndpoint, { ...rest, headResidentId: grandson }))).toContain('CONTRACTS.HEAD_UNDER_AGE')
  expect((await desk.ask(doctor, signHouseholdEndpoint, { ...rest, householdId: randomUUID() })).status).toBe(404)
  expect((await desk.ask(doctor, signHouseholdEndpoint, { ...rest, members: rest.members.map((one) => ({ ...one, offerHash: '0'.repeat(64) })) })).status).toBe(409)
})

it('two places are left for a family of three: nobody is signed, and it is said whose panel is full', async () => {
  const county = await aCounty(desk, { cap: 2 })
  const family = await aFamily(county)
  const answer = await desk.ask(county.actors.doctor, signHouseholdEndpoint, await signingOf(county, family, [family.head, family.husband, family.son]))
  expect([answer.status, codesOf(answer)]).toEqual([422, ['CONTRACTS.PANEL_FULL']])
  expect(await desk.rows('SELECT FROM contracts.contract WHERE county_code = $1', county.countyCode)).toEqual([])
})

it.each([['02', 'other'], ['10', 'spouse'], ['20', 'parent'], ['30', 'parent'], ['51', 'child'], [null, 'other']])('relation %s to the head: the head is %s', (relation, seen) => {
  expect(headSeenFrom(relation)).toBe(seen)
})

it('suggests the relatives of a chronic patient who are 35 or older, key populations first; nobody once they are signed', async () => {
  const county = await aCounty(desk)
  const { head, husband, son, grandson } = await aFamily(county)
  const { doctor } = county.actors
  const suggestedBy = async (residentId: string) => (await desk.propose(doctor, residentId, { unit: 'household' })).body.household.map((one: { residentId: string; suggested: object | null }) => [one.residentId, one.suggested])
  expect(await suggestedBy(head)).toEqual([[husband, null], [son, null], [grandson, null]])
  await desk.rows("UPDATE residents.resident SET populations = '{elderly,hypertension}' WHERE id = $1", head)
  await desk.rows("UPDATE residents.resident SET populations = '{disabled}' WHERE id = $1", son)
  const why = { patient: '罗玉珍', illnesses: [{ tag: 'hypertension', zh: '高血压患者', en: 'Hypertension' }] }
  // The son is disabled and so comes first; the grandson is six.
  expect(await suggestedBy(head)).toEqual([[son, why], [husband, why], [grandson, null]])
  expect(await suggestedBy(grandson)).toEqual([[head, null], [son, why], [husband, why]])
  await desk.sign(doctor, husband)
  expect(await suggestedBy(head)).toEqual([[son, why], [husband, null], [grandson, null]])
})
