import { randomUUID } from 'node:crypto'
import type { BondRelation } from '#api/resident-accounts.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { TestCounty } from '../../testing/a-county.ts'
import { anActor } from '../../testing/an-actor.ts'

/** A living resident of the town. */
export async function aResident(county: TestCounty, name = '罗玉珍', status = 'living'): Promise<string> {
  const id = randomUUID()
  const { town } = county
  await county.put('residents.resident', {
    county_code: county.countyCode, id, name, pinyin: 'luoyuzhen', initials: 'lyz', sex: 2, birth_on: '1957-01-01', document_kind: 'none', township_code: town.townshipCode, village_code: town.villageCode, residence_kind: 'registered',
    lives_here_since: '2019-05-01', populations: ['elderly'], institution_id: town.institutionId, team_id: town.teamId, status, created_at: '2026-01-01', ...(status === 'living' ? {} : { status_on: '2026-11-01' }),
  })
  return id
}

type Term = { place?: TestCounty['town']; from?: string; until?: string }
/** A contract in force, of one year from the first of February unless said otherwise. */
export async function aContract(county: TestCounty, residentId: string, { place = county.town, from = '2026-02-01', until = '2027-02-01' }: Term = {}): Promise<string> {
  const id = randomUUID()
  await county.put('contracts.contract', {
    county_code: county.countyCode, id, number: id.slice(0, 18), resident_id: residentId, institution_id: place.institutionId, team_id: place.teamId, doctor_staff_id: place.staff.doctor, township_code: place.townshipCode,
    village_code: place.villageCode, unit: 'person', channel: 'desk', state: 'active', signed_on: from, period: `[${from},${until})`, terms: '{"packages":[]}', because: '[]', resident_fee_fen: 0, populations: ['elderly'], claimed_places: 2,
  })
  return id
}

/** Who holds a telephone and may act for these. */
export const aHolder = (county: TestCounty, people: { residentId: string; relation: BondRelation }[], displayName = '138****0417'): Actor =>
  anActor({
    countyCode: 0, countyCodes: [0, county.countyCode], role: 'resident', permissions: new Set(['own']), scope: { kind: 'none' }, displayName,
    people: people.map((one) => ({ ...one, countyCode: county.countyCode, until: one.relation === 'self' ? null : '2027-01-01' })),
  })
