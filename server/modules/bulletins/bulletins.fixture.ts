import { randomUUID } from 'node:crypto'
import type { BondRelation } from '#api/resident-accounts.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { TestCounty } from '../../testing/a-county.ts'
import { anActor } from '../../testing/an-actor.ts'

/** Somebody who lives at the town's place, or at another. */
export async function aResident({ countyCode, put, town }: TestCounty, { place = town, status = 'living' } = {}): Promise<string> {
  const id = randomUUID()
  await put('residents.resident', {
    county_code: countyCode, id, name: '罗玉珍', pinyin: 'luoyuzhen', initials: 'lyz', sex: 2, birth_on: '1957-01-01', document_kind: 'none', township_code: place.townshipCode, village_code: place.villageCode, residence_kind: 'registered', lives_here_since: '2019-05-01', populations: ['elderly'],
    institution_id: place.institutionId, team_id: place.teamId, status, created_at: '2026-01-01', ...(status === 'living' ? {} : { status_on: '2026-11-01' }),
  })
  return id
}

/** A telephone that acts for these. */
export const aHolder = ({ countyCode }: TestCounty, people: { residentId: string; relation: BondRelation }[]): Actor =>
  anActor({ countyCode: 0, countyCodes: [0, countyCode], role: 'resident', permissions: new Set(['own']), scope: { kind: 'none' }, people: people.map((one) => ({ ...one, countyCode, until: null })) })
