import { beginImportEndpoint, commitImportEndpoint, getImportEndpoint, undoImportEndpoint } from '#api/imports.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { jobListener } from '#platform/jobs/run-job.ts'
import { aNumber } from '../modules/imports/imports.fixture.ts'
import type { TestCounty } from '../testing/a-county.ts'
import type { Ask } from './a-working-day.fixture.ts'
import type { WholeHouse } from './whole-house.fixture.ts'

/** Lists of the other kinds are brought, written and taken back: populations of somebody an earlier list registered, staff who form one team and join another, a contract of an older system, somebody who moved away. */
export async function bringOtherLists(ask: Ask, base: WholeHouse, county: TestCounty): Promise<void> {
  const { countyCode, actors: { commission } } = county
  const relay = async () => { while ((await relayOnce(base.bulk, [...base.listeners, jobListener({ database: base.bulk, jobs: base.jobs, now: () => base.clock.now })], countyCode, () => base.clock.now, (error) => { throw error })) > 0); }
  const write = async (kind: string, rows: readonly (readonly string[])[]): Promise<string> => {
    const content = Buffer.from(rows.map((cells) => cells.join(',')).join('\r\n')).toString('base64')
    const { importId } = await ask(commission, beginImportEndpoint, { kind, fileName: 'a.csv', content })
    await relay()
    await ask(commission, getImportEndpoint, { importId })
    await ask(commission, commitImportEndpoint, { importId })
    await relay()
    return importId
  }
  const bring = async (kind: string, rows: readonly (readonly string[])[]) => {
    await ask(commission, undoImportEndpoint, { importId: await write(kind, rows) })
    await relay()
  }
  await bring('tags', [['姓名', '证件号码', '重点人群', '认定依据', '认定单位', '认定日期'], [nameOf(900_001), aNumber(900_001), '糖尿病', '诊断记录', '区人民医院', '2025-01-01']])
  const staff = (serial: number, category: string, licence: string, team: string, role: string, isLeader: string) => [nameOf(serial), aNumber(serial), category, '东街街道卫生机构', '2020-01-01', licence, `L${serial}`, '2015-01-01', team, role, isLeader]
  await bring('staff', [
    ['姓名', '身份证号', '人员类别', '主要执业机构', '执业起始日期', '执业证书', '证书编号', '证书起始日期', '团队', '团队角色', '团队长'],
    staff(900_021, '全科医生', '执业医师', '名单团队', '家庭医生', '是'), staff(900_022, '护士', '护士', '名单团队', '社区护士', ''), staff(900_023, '公卫医生', '公卫医师', '名单团队', '公卫医生', ''), staff(900_024, '护士', '护士', '东街街道第一团队', '社区护士', ''),
  ])
  const contract = (number: string) => [['姓名', '证件号码', '原协议编号', '签约机构', '协议起始日期', '协议截止日期', '服务包'], [nameOf(900_001), aNumber(900_001), number, '东街街道卫生机构', '2026-01-01', '2026-12-31', '基础包']]
  await bring('contracts', contract('LX-1'))
  await write('contracts', contract('LX-2'))
  await bring('departures', [['姓名', '证件号码', '变动', '变动日期', '依据'], [nameOf(900_001), aNumber(900_001), '迁出', '2026-11-01', '户口迁移证']])
}
const nameOf = (serial: number): string => `甄${'甲乙丙丁戊己庚辛壬癸'[serial % 10]}${'子丑寅卯辰巳午未申酉'[Math.floor(serial / 10) % 10]}`
