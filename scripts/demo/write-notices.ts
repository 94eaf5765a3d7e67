import type { LocalDate } from '#kernel/local-date.ts'
import { dayOf, instantOf, textOf } from './calendar.ts'
import { codesText, copyLine, type Sink } from './copy-line.ts'
import { demoId } from './demo-ids.ts'
import { officialAccountId } from './demo-people.ts'
import { centreId } from './institutions.ts'
import { type Township, townOf } from './region-tree.ts'

/** Writes the register of local documents: the county's own, one it took the place of, and a few townships'. */
export async function writeLocalPolicies(sink: Sink, countyCode: number, townships: readonly Township[]): Promise<void> {
  const columns = ['county_code', 'id', 'region_code', 'title', 'number', 'issued_by', 'issued_on', 'has_fee_standard', 'fee_fen', 'has_financing', 'financing', 'has_insurance', 'insurance', 'revoked_on', 'revoke_note', 'recorded_by_name', 'recorded_at']
  const own = townships.slice(4, 9)
  const rows = [
    [String(countyCode), '关于推进家庭医生签约服务的实施方案', '渝北卫健〔2017〕475号', '渝北区卫生和计划生育委员会', '2017-06-21', true, null, true, '基本公共卫生服务经费、医保和签约居民分担', true, '签约居民按规定转诊', null, null],
    [String(countyCode), '家庭医生式服务试点工作方案（演示）', '演示〔2013〕12号', '渝北区卫生局（演示）', '2013-03-15', false, null, true, '区财政专项', false, null, '2017-06-21', '由渝北卫健〔2017〕475号代替'],
    ...own.map((one, i) => [one.code, `${one.name}家庭医生签约服务工作细则（演示）`, `演示${one.name}〔2018〕${i + 3}号`, `${one.name}（演示）`, `2018-0${i + 2}-1${i}`, i < 2, i < 2 ? 12_000 : null, i !== 3, i !== 3 ? '镇街补助宣传和体检经费' : null, i === 0, i === 0 ? '签约居民一般诊疗费全免' : null, null, null]),
  ] as const
  await sink.copy('local_policies.document', columns, rows.map((row, i) => copyLine([countyCode, demoId('document', 0, i + 1), ...row, '演示', instantOf(dayOf('2024-01-02' as LocalDate), 60)])))
}

/** Writes what the county and a centre have written to many: a draft, one that waits for a second person, one withdrawn before it went out. */
export async function writeBulletins(sink: Sink, countyCode: number, on: LocalDate, townships: readonly Township[]): Promise<void> {
  const town = townOf(townships)
  const today = dayOf(on)
  const columns = [
    'county_code', 'id', 'institution_id', 'kind', 'audience', 'category', 'title', 'body', 'link', 'township_codes', 'village_codes', 'populations', 'signed', 'institution_ids', 'roles', 'held_from', 'held_until', 'place', 'state', 'written_by', 'written_by_name', 'written_at', 'withdraw_note',
  ]
  type Row = { institution: string | null; kind: string; category: string; title: string; body: string; link: string | null; townships: string[]; populations: string[]; signed: string; held: [number, number] | null; place: string | null; state: string; note: string | null; ago: number }
  const rows: Row[] = [
    { institution: null, kind: 'campaign', category: 'service', title: '签约和参保一起办', body: '办理城乡居民医保参保缴费的同时，可以签约家庭医生。已经签约的，请看看是不是要续约。', link: '/m/sign', townships: [], populations: [], signed: 'no', held: [today + 6, today + 37], place: '各镇街便民服务中心', state: 'waiting', note: null, ago: 1 },
    { institution: centreId(town), kind: 'notice', category: 'health', title: '入冬了，高血压病人要注意', body: '天冷血压容易升高。请按时吃药，每天早上量一次血压；高压超过 180 请当天联系家庭医生；胸口痛、说话不清、手脚没力，马上拨 120。', link: '/m/chat', townships: [], populations: ['hypertension'], signed: 'yes', held: null, place: null, state: 'draft', note: null, ago: 2 },
    { institution: null, kind: 'notice', category: 'system', title: '系统升级，周六晚上暂停', body: '周六 22 点到 23 点不能办理。', link: null, townships: [], populations: [], signed: 'all', held: null, place: null, state: 'withdrawn', note: '升级改期', ago: 9 },
  ]
  await sink.copy('bulletins.bulletin', columns, rows.map((row, i) => copyLine([
    countyCode, demoId('bulletin', 0, rows.length - i), row.institution, row.kind, 'residents', row.category, row.title, row.body, row.link, codesText(row.townships), '{}', codesText(row.populations), row.signed, '{}', '{}', row.held ? textOf(row.held[0]) : null, row.held ? textOf(row.held[1]) : null,
    row.place, row.state, officialAccountId(0), '吴敏', instantOf(today - row.ago, 120), row.note,
  ])))
}
