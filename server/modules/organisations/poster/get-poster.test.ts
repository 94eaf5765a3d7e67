import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { teamPosterEndpoint } from '#api/organisations.ts'
import { lookAtPdf } from '#platform/typeset/pdf-pages.fixture.ts'
import { openTypesetter } from '#platform/typeset/typesetter.ts'
import { aCounty, type TestCounty } from '../../../testing/a-county.ts'
import { shippedPolicies } from '../../../testing/shipped-policies.ts'
import { aDatabase, type TestDatabase } from '../../../testing/test-database.ts'
import { organisationsRoutes } from '../index.ts'

const typesetter = openTypesetter()
let base: TestDatabase
beforeAll(async () => { base = await aDatabase(() => organisationsRoutes({ policies: shippedPolicies(), typesetter, origin: 'https://jiayi.test' })) })
afterAll(async () => {
  typesetter.close()
  await base.close()
})
const paper = async (county: TestCounty, kind: string) => {
  const { bytes, headers, status } = await base.ask(county.actors.manager, teamPosterEndpoint, { teamId: county.town.teamId, kind })
  expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
  return lookAtPdf(bytes, 90)
}
const squeezed = (text: string) => text.replace(/\s/g, '')

describe('a team on paper', () => {
  it('says who they are, where and when, and what they do; its code opens signing with them', async () => {
    const county = await aCounty(base)
    await base.rows("UPDATE organisations.institution SET phone = '023-67821234', service_hours = '周一至周五 8:00–17:30', address = '东街 1 号' WHERE id = $1", county.town.institutionId)
    const poster = await paper(county, 'poster')
    const shown = squeezed(poster.text)
    for (const words of ['家庭医生签约服务', '东街街道第一团队', '东街街道卫生机构', '陈静家庭医生', '李红社区护士', '王强公卫医生', '东街社区', '023-67821234', '周一至周五8:00–17:30', '东街1号', '手机扫码签约']) expect(shown).toContain(words)
    expect(poster.images).toHaveLength(1)
    const card = await paper(county, 'card')
    for (const words of ['东街街道第一团队', '陈静', '023-67821234']) expect(squeezed(card.text)).toContain(words)
    expect(card.images).toHaveLength(1)
  }, 30_000)
  it('fits one page with the longest names, many members and villages, and without telephone or hours', async () => {
    const county = await aCounty(base)
    const { town, countyCode } = county
    await base.rows('UPDATE organisations.team SET name = $1 WHERE id = $2', '东街街道社区卫生服务中心第二十三家庭医生签约服务团队', town.teamId)
    await base.rows('UPDATE organisations.institution SET name = $1, service_hours = $2, address = $3 WHERE id = $4', '重庆市渝北区东街街道社区卫生服务中心（东街人民医院）', '周一至周五 8:00–12:00，14:00–17:30；周六、周日和节假日 9:00–16:00，急诊全天', '重庆市渝北区东街街道东街社区东街大道东段一百二十三号附四十五号二楼家庭医生签约服务中心', town.institutionId)
    for (let extra = 0; extra < 14; extra++) {
      const id = randomUUID()
      await county.put('organisations.staff', { id, county_code: countyCode, name: '阿卜杜热合曼·买买提依明', pinyin: 'x', initials: 'x', sex: 1, category: 'volunteer', title_level: 'none' })
      await county.put('organisations.team_member', { county_code: countyCode, team_id: town.teamId, staff_id: id, role: 'rehabilitation_therapist', valid_from: '2020-01-01' })
      await county.put('regions.region', { code: `${town.townshipCode}${String(100 + extra)}`, parent_code: town.townshipCode, level: 'village', name: `第${extra}居民委员会社区`, pinyin: 'x', initials: 'x', valid_from: '2020-01-01' })
      await county.put('organisations.team_area', { county_code: countyCode, team_id: town.teamId, region_code: `${town.townshipCode}${String(100 + extra)}`, valid_from: '2020-01-01' })
    }
    for (const kind of ['poster', 'card']) expect((await paper(county, kind)).images, kind).toHaveLength(1)
  }, 30_000)
  it('is not of another institution’s team', async () => {
    const county = await aCounty(base)
    expect((await base.ask(county.actors.manager, teamPosterEndpoint, { teamId: county.country.teamId })).status).toBe(404)
  })
  it.runIf(process.env.KEEP_POSTERS)('is kept to be looked at', async () => {
    const county = await aCounty(base)
    for (const kind of ['poster', 'card']) writeFileSync(`${process.env.KEEP_POSTERS}/${kind}.pdf`, (await base.ask(county.actors.manager, teamPosterEndpoint, { teamId: county.town.teamId, kind })).bytes)
  })
})
