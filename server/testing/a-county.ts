import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { aCountyCode, anActor } from './an-actor.ts'
import type { TestDatabase } from './test-database.ts'

export type TestCounty = Awaited<ReturnType<typeof aCounty>>

/**
 * A county nobody else uses: two townships (urban, rural) with a village each; in each an institution with one team of a family doctor,
 * a nurse and a public health doctor. It goes by the pack of Yubei. `actors` look at it from every height.
 */
export async function aCounty(base: TestDatabase, { cap = 2000 }: { cap?: number } = {}) {
  const countyCode = aCountyCode()
  const client = new pg.Client(base.ownerUrl)
  await client.connect()
  const put = async (table: string, row: Record<string, unknown>) => {
    const names = Object.keys(row)
    await client.query(`INSERT INTO ${table} (${names.join()}) VALUES (${names.map((_, i) => `$${i + 1}`).join()})`, Object.values(row))
  }
  const from = '2020-01-01'
  try {
    await put('regions.region', { code: String(countyCode), level: 'county', name: `试验县${countyCode}`, pinyin: 'shiyanxian', initials: 'syx', valid_from: from })
    const places = []
    for (const [i, kind] of (['urban', 'rural'] as const).entries()) {
      const townshipCode = `${countyCode}00${i + 1}`
      const villageCode = `${townshipCode}001`
      const name = kind === 'urban' ? '东街街道' : '西山镇'
      await put('regions.region', { code: townshipCode, parent_code: String(countyCode), level: 'township', name, pinyin: kind === 'urban' ? 'dongjiejiedao' : 'xishanzhen', initials: kind === 'urban' ? 'djjd' : 'xsz', kind, valid_from: from })
      await put('regions.region', { code: villageCode, parent_code: townshipCode, level: 'village', name: kind === 'urban' ? '东街社区' : '西山村', pinyin: 'cun', initials: 'c', valid_from: from })
      await put('regions.region_population', { region_code: townshipCode, year: 2026, measure: 'usual', source: 'test', persons: kind === 'urban' ? 1000 : 2001 })
      const [institutionId, teamId] = [randomUUID(), randomUUID()]
      const institutionKind = kind === 'urban' ? 'community_health_centre' : 'township_health_centre'
      await put('organisations.institution', { id: institutionId, county_code: countyCode, name: `${name}卫生机构`, short_name: name, pinyin: 'jigou', initials: 'jg', kind: institutionKind, ownership: 'public', township_code: townshipCode, valid_from: from })
      const staff = { doctor: randomUUID(), nurse: randomUUID(), publicHealthDoctor: randomUUID() }
      const members = [
        { id: staff.doctor, name: '陈静', category: 'general_practitioner', role: 'family_doctor', licence: 'licensed_doctor' },
        { id: staff.nurse, name: '李红', category: 'nurse', role: 'nurse', licence: 'nurse' },
        { id: staff.publicHealthDoctor, name: '王强', category: 'public_health_doctor', role: 'public_health_doctor', licence: 'public_health_doctor' },
      ]
      for (const { id, name: person, category, licence } of members) {
        await put('organisations.staff', { id, county_code: countyCode, name: person, pinyin: 'x', initials: 'x', sex: 2, birth_on: '1980-05-01', category, title_level: 'intermediate' })
        await put('organisations.staff_licence', { staff_id: id, id: randomUUID(), kind: licence, number: `T${id.slice(0, 8)}`, valid_from: from })
        await put('organisations.staff_post', { staff_id: id, institution_id: institutionId, is_primary: true, valid_from: from })
      }
      await put('organisations.team', { county_code: countyCode, id: teamId, institution_id: institutionId, name: `${name}第一团队`, pinyin: 'diyituandui', initials: 'dytd', kind: 'team', leader_staff_id: staff.doctor, status: 'active', because: '[]', valid_from: from })
      for (const { id, role } of members) await put('organisations.team_member', { county_code: countyCode, team_id: teamId, staff_id: id, role, valid_from: from })
      await put('organisations.team_area', { county_code: countyCode, team_id: teamId, region_code: villageCode, valid_from: from })
      await put('organisations.panel_load', { county_code: countyCode, scope: 'team', holder_id: teamId, unit: 'person', is_hard: true })
      await put('organisations.panel_load', { county_code: countyCode, scope: 'doctor', holder_id: staff.doctor, unit: 'person', cap, is_hard: true })
      places.push({ kind, townshipCode, villageCode, institutionId, teamId, staff })
    }
    await put('policy.county_pack', { county_code: countyCode, valid_from: '2017-06-21', pack_code: '500112', decided_by: 'test' })
    const [town, country] = places as [(typeof places)[number], (typeof places)[number]]
    const actors = {
      commission: anActor({ countyCode }),
      manager: anActor({ countyCode, role: 'institution_manager', scope: { kind: 'institution', institutionId: town.institutionId } }),
      doctor: anActor({ countyCode, role: 'family_doctor', staffId: town.staff.doctor, displayName: '陈静', scope: { kind: 'team', institutionId: town.institutionId, teamId: town.teamId } }),
      otherDoctor: anActor({ countyCode, role: 'family_doctor', staffId: country.staff.doctor, scope: { kind: 'team', institutionId: country.institutionId, teamId: country.teamId } }),
      townshipOffice: anActor({ countyCode, role: 'township_office', scope: { kind: 'region', code: town.townshipCode } }),
      stranger: anActor({ countyCode: aCountyCode() }),
    }
    return { countyCode, town, country, actors, put: async (table: string, row: Record<string, unknown>) => { await inOwnConnection(base.ownerUrl, table, row) } }
  } finally {
    await client.end()
  }
}

async function inOwnConnection(url: string, table: string, row: Record<string, unknown>): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  const names = Object.keys(row)
  await client.query(`INSERT INTO ${table} (${names.join()}) VALUES (${names.map((_, i) => `$${i + 1}`).join()})`, Object.values(row))
  await client.end()
}
