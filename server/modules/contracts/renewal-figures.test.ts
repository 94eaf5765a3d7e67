import { afterAll, beforeAll, expect, it } from 'vitest'
import { renewalFiguresEndpoint } from '#api/contract-queues.ts'
import { systemContext } from '#platform/http/context.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { aSigningDesk, type SigningDesk } from './contracts.fixture.ts'
import { countRenewalFigures } from './renewal-figures.ts'

let desk: SigningDesk
let county: TestCounty
beforeAll(async () => {
  desk = await aSigningDesk() // it is 2026-11-24
  county = await aCounty(desk)
})
afterAll(() => desk.close())

let last = 0
/** A contract as it stands after the fact: who, how long, how it ended, and what came after. */
async function aTerm(residentId: string, from: string, until: string, change: Record<string, unknown> = {}) {
  const { countyCode, town } = county
  const id = `00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`
  await county.put('contracts.contract', {
    county_code: countyCode, id, number: `N-${last}`, resident_id: residentId, institution_id: town.institutionId, team_id: town.teamId, doctor_staff_id: town.staff.doctor, township_code: town.townshipCode, village_code: town.villageCode, unit: 'person', channel: 'desk', state: 'active',
    signed_on: from, period: `[${from},${until})`, terms: JSON.stringify({ years: 1, packages: [], fee: { totalFen: 0, residentFen: 0, shares: {} }, combination: { name: '', institutions: [] }, consents: [{ id: 'auto_renewal', text: '', agreed: true }] }), because: '[]', resident_fee_fen: 0, populations: '{}', claimed_places: 2, ...change,
  })
  return id
}
const count = () => countRenewalFigures(systemContext(desk.bulk, desk.clock.now, county.countyCode), { priorTerms: 0, noticeDays: 30 })
const read = async (actor = county.actors.commission) => (await desk.ask(actor, renewalFiguresEndpoint)).body

it('counts who renewed of those whose term was over, without the dead and the moved; the worked example', async () => {
  const year = ['2025-10-11', '2026-10-11'] as const // over in October 2026: its last day is the 10th
  const people = []
  for (let i = 0; i < 11; i++) people.push(await desk.aResident(county))
  const [signsAgain, byItself, elsewhere, late, none, tooLate, died, moved, diedLong, endedEarly, diedDuring] = people as string[]
  const terms: Record<string, string> = {}
  for (const id of [signsAgain, byItself, elsewhere, late, none, died, moved] as string[]) terms[id] = await aTerm(id, ...year)
  await aTerm(tooLate as string, '2024-12-02', '2025-12-02') // over in December 2025
  await aTerm(tooLate as string, '2026-03-02', '2026-10-11') // signed again 90 days after: not renewed then, and over once more in October
  await aTerm(signsAgain as string, '2026-10-11', '2027-10-11', { previous_id: terms[signsAgain as string] })
  await aTerm(byItself as string, '2026-10-11', '2027-10-11', { channel: 'automatic', previous_id: terms[byItself as string] })
  await aTerm(elsewhere as string, '2026-10-20', '2027-10-20', { team_id: county.country.teamId, institution_id: county.country.institutionId })
  await aTerm(late as string, '2026-11-23', '2027-11-23') // within the 90 days
  await aTerm(diedLong as string, '2024-12-02', '2025-12-02')
  await desk.rows("UPDATE residents.resident SET status = 'deceased', status_on = '2026-11-01' WHERE id = $1", died)
  await desk.rows("UPDATE residents.resident SET status = 'moved', status_on = '2026-10-11' WHERE id = $1", moved)
  await desk.rows("UPDATE residents.resident SET status = 'deceased', status_on = '2026-03-02' WHERE id = $1", diedLong) // not within the 90 days: was asked and did not come
  await aTerm(endedEarly as string, '2025-10-11', '2026-05-01', { state: 'ended', ended_on: '2026-05-01', end_reason: 'by_request' })
  await aTerm(diedDuring as string, '2025-10-11', '2026-05-01', { state: 'ended', ended_on: '2026-05-01', end_reason: 'deceased' })

  // October: 8 over, 1 died, 1 moved, 4 renewed (1 by itself, 1 elsewhere), 2 did not. December 2025: 2 over, none renewed in time. 4 of 8 in the year: 50 %.
  expect((await read()).countedOn).toBeNull()
  await count()
  const body = await read()
  expect(body.year).toEqual({ due: 10, gone: 2, renewed: 4, byItself: 1, elsewhere: 1, from: '2025-11-24', lastDay: '2026-11-23', rateBasisPoints: 5000 })
  expect(body.institutions).toEqual([{ institutionId: county.town.institutionId, name: '东街街道', due: 10, gone: 2, renewed: 4, byItself: 1, elsewhere: 1, rateBasisPoints: 5000 }])
  expect(body.past.map(({ month }: { month: string }) => month)).toEqual(['2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'])
  expect([body.past[0], body.past[10]]).toEqual([{ month: '2025-12', due: 2, gone: 0, renewed: 0, byItself: 0, elsewhere: 0, isOpen: false }, { month: '2026-10', due: 8, gone: 2, renewed: 4, byItself: 1, elsewhere: 1, isOpen: true }])
  expect(body.past[7].isOpen, 'July: its last term was over on 1 August, 115 days ago').toBe(false)
})

it('foresees the months to come: who is signed on, who will follow by the consent, who must be asked', async () => {
  const [asked, agreed, followed] = [await desk.aResident(county), await desk.aResident(county), await desk.aResident(county)]
  const noConsent = JSON.stringify({ years: 1, packages: [], fee: {}, combination: {}, consents: [] })
  await aTerm(asked, '2026-02-01', '2027-02-01', { terms: noConsent })
  await aTerm(agreed, '2026-02-01', '2027-02-01')
  const first = await aTerm(followed, '2026-02-01', '2027-02-01')
  await aTerm(followed, '2027-02-01', '2028-02-01', { previous_id: first })
  await count()
  await count() // counted anew, not on top
  const { ahead } = await read()
  expect(ahead.map(({ month }: { month: string }) => month)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04', '2027-05'])
  expect(ahead[2]).toEqual({ month: '2027-01', due: 3, byItself: 1, renewed: 1 })
})

it('tells each what is theirs, and nothing of others', async () => {
  expect((await read(county.actors.otherDoctor)).year).toMatchObject({ due: 0, rateBasisPoints: null })
  expect((await read(county.actors.doctor)).year.due).toBe(10)
  expect((await desk.ask(county.actors.stranger, renewalFiguresEndpoint)).body.year.due).toBe(0)
})
