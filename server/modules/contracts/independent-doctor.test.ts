import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '#platform/http/actor.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { anActor } from '../../testing/an-actor.ts'
import { aSigningDesk, type SigningDesk } from './contracts.fixture.ts'

let desk: SigningDesk
beforeAll(async () => { desk = await aSigningDesk() })
afterAll(() => desk.close())

/** A village doctor who contracts alone: at a clinic of the village, under the centre that supervises it unless told otherwise. */
async function aVillageDoctor(county: TestCounty, { supervises = true } = {}): Promise<{ doctor: Actor; teamId: string }> {
  const { countyCode, country: { institutionId, townshipCode } } = county
  const [clinicId, teamId, staffId, from] = [randomUUID(), randomUUID(), randomUUID(), '2020-01-01']
  await county.put('organisations.institution', { id: clinicId, county_code: countyCode, name: '西山村卫生室', short_name: '西山村卫生室', pinyin: 'xishan', initials: 'xs', kind: 'village_clinic', ownership: 'public', township_code: townshipCode, valid_from: from, ...(supervises && { parent_id: institutionId }) })
  await county.put('organisations.staff', { id: staffId, county_code: countyCode, name: '唐德明', pinyin: 'x', initials: 'x', sex: 1, birth_on: '1975-05-01', category: 'village_doctor', title_level: 'none' })
  await county.put('organisations.staff_licence', { staff_id: staffId, id: randomUUID(), kind: 'village_doctor', number: `T${staffId.slice(0, 8)}`, valid_from: from })
  await county.put('organisations.staff_post', { staff_id: staffId, institution_id: clinicId, is_primary: true, valid_from: from })
  await county.put('organisations.team', { county_code: countyCode, id: teamId, institution_id: institutionId, name: '西山村独立签约村医', pinyin: 'x', initials: 'x', kind: 'independent', leader_staff_id: staffId, status: 'active', because: '[]', valid_from: from })
  await county.put('organisations.team_member', { county_code: countyCode, team_id: teamId, staff_id: staffId, role: 'family_doctor', valid_from: from })
  await county.put('organisations.panel_load', { county_code: countyCode, scope: 'team', holder_id: teamId, unit: 'person', is_hard: true })
  await county.put('organisations.panel_load', { county_code: countyCode, scope: 'doctor', holder_id: staffId, unit: 'person', cap: 2000, is_hard: true })
  return { teamId, doctor: anActor({ countyCode, role: 'village_doctor', staffId, displayName: '唐德明', scope: { kind: 'team', institutionId, teamId } }) }
}
const aVillager = (county: TestCounty, teamId: string) => desk.aResident(county, { township_code: county.country.townshipCode, village_code: county.country.villageCode, institution_id: county.country.institutionId, team_id: teamId })

it('a village doctor alone signs at the clinic that the centre supervises', async () => {
  const county = await aCounty(desk)
  const { doctor, teamId } = await aVillageDoctor(county)
  const residentId = await aVillager(county, teamId)
  expect((await desk.propose(doctor, residentId)).body.checks).toContainEqual(expect.objectContaining({ check: 'provider', state: 'ok' }))
  expect((await desk.sign(doctor, residentId)).status).toBe(200)
  expect(await desk.rows('SELECT institution_id, team_id FROM contracts.contract WHERE resident_id = $1', residentId)).toEqual([{ institution_id: county.country.institutionId, team_id: teamId }])
})

it('and not at one that nobody supervises', async () => {
  const county = await aCounty(desk)
  const { doctor, teamId } = await aVillageDoctor(county, { supervises: false })
  const { body } = await desk.propose(doctor, await aVillager(county, teamId))
  expect(body.reasons.map(({ code }: { code: string }) => code)).toEqual(['POLICY.PROVIDER_NOT_SUPERVISED'])
})
