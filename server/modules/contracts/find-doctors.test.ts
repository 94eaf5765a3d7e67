import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findDoctorsEndpoint, readDoctorEndpoint } from '#api/find-doctor.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { aPhone } from './a-phone.fixture.ts'
import { aSigningDesk, type SigningDesk } from './contracts.fixture.ts'

let desk: SigningDesk
beforeAll(async () => { desk = await aSigningDesk() })
afterAll(() => desk.close())

type Item = { name: string; institutionName: string; isOfVillage: boolean; room: number | null; isFull: boolean }
const finder = async (county: TestCounty) => {
  const residentId = await desk.aResident(county)
  const phone = aPhone(county, residentId)
  const find = async (input: object = {}) => (await desk.ask(phone, findDoctorsEndpoint, { residentId, ...input })).body as { items: Item[]; next: string | null }
  return { residentId, phone, find, places: async (input?: object) => (await find(input)).items.map(({ institutionName }) => institutionName.slice(0, 2)) }
}

describe('doctors a resident may choose', () => {
  it('come from the own village first, who is full last, each with room and languages', async () => {
    const county = await aCounty(desk, { cap: 7 })
    const { find, places } = await finder(county)
    await desk.rows("UPDATE organisations.staff SET languages = '{mandarin,sign}' WHERE id = $1", county.town.staff.doctor)
    expect((await find()).items).toMatchObject([
      { name: '陈静', titleName: '主治医师', languages: ['mandarin', 'sign'], place: '东街街道', teamName: '东街街道第一团队', isOfVillage: true, room: 7, isFull: false }, { place: '西山镇', isOfVillage: false, languages: [] },
    ])
    // Full counts within one distance: the neighbour who has room does not push the own village's doctor down.
    await desk.rows('UPDATE organisations.panel_load SET contracts = 7 WHERE holder_id = $1', county.town.staff.doctor)
    expect((await find()).items.map(({ isFull, room }) => [isFull, room])).toEqual([[true, 0], [false, 7]])
    expect(await places({ onlyWithRoom: true })).toEqual(['西山'])
    await desk.rows('UPDATE organisations.panel_load SET is_hard = false WHERE holder_id = $1', county.town.staff.doctor)
    expect((await find()).items.map(({ room }) => room)).toEqual([null, 7])
  })
  it('are found by name, pinyin, initials, institution, township, village and language, and a percent sign is a percent sign', async () => {
    const county = await aCounty(desk)
    const { places } = await finder(county)
    await desk.rows("UPDATE organisations.staff SET name = '罗光明', pinyin = 'luoguangming', initials = 'lgm', languages = '{uyghur}' WHERE id = $1", county.country.staff.doctor)
    for (const text of ['罗光', 'luogu', 'LGM', '西山镇卫生', '西山村', 'xishan']) expect([text, await places({ text })]).toEqual([text, ['西山']])
    expect(await places({ text: '%' })).toEqual([])
    expect(await places({ text: '李红' })).toEqual([]) // a nurse signs nobody
    expect(await places({ language: 'uyghur' })).toEqual(['西山'])
    expect(await places({ language: 'sign' })).toEqual([])
    await desk.rows('UPDATE organisations.staff SET is_active = false WHERE id = $1', county.country.staff.doctor)
    expect(await places({ text: 'LGM' })).toEqual([])
  })
  it('come page by page, nobody twice and nobody left out', async () => {
    const county = await aCounty(desk)
    const { find, phone, residentId } = await finder(county)
    for (let nth = 0; nth < 45; nth++) {
      const id = `019a0000-0000-7000-8000-${String(county.countyCode * 100 + nth).padStart(12, '0')}`
      await county.put('organisations.staff', { id, county_code: county.countyCode, name: `医生${nth}`, pinyin: `yisheng${nth % 3}`, initials: 'ys', sex: 2, category: 'general_practitioner', title_level: 'junior' })
      await county.put('organisations.team_member', { county_code: county.countyCode, team_id: county.town.teamId, staff_id: id, role: 'family_doctor', valid_from: '2020-01-01' })
    }
    const seen: string[] = []
    let after: string | undefined
    do {
      const { items, next } = await find({ after })
      seen.push(...items.map(({ name, institutionName }) => name + institutionName))
      after = next ?? undefined
    } while (after !== undefined)
    expect([seen.length, new Set(seen).size]).toEqual([47, 47])
    expect((await desk.ask(phone, findDoctorsEndpoint, { residentId, after: 'x' })).status).toBe(400)
  })
  it('have a page with their teams; who is no family doctor has none, and nobody looks for another’s resident', async () => {
    const county = await aCounty(desk)
    const { phone, residentId } = await finder(county)
    const read = (staffId: string, actor = phone) => desk.ask(actor, readDoctorEndpoint, { residentId, staffId })
    expect((await read(county.town.staff.doctor)).body.teams).toMatchObject([{ teamName: '东街街道第一团队', villages: ['东街社区'], phone: null }])
    expect((await read(county.town.staff.nurse)).status).toBe(404)
    expect((await read(county.town.staff.doctor, aPhone(county, county.town.staff.nurse))).status).toBe(404)
  })
})
