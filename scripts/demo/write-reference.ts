import { daysBetween, type LocalDate } from '#kernel/local-date.ts'
import { calculateQuota, type Pack, quotaMethod, quotaTable } from '#policy/index.ts'
import { dayOf, instantOf } from './calendar.ts'
import { copyLine, type Sink } from './copy-line.ts'
import { demoId, enteredOn } from './demo-ids.ts'
import { officialAccountId } from './demo-people.ts'
import { centreId, hospitalId, listInstitutions } from './institutions.ts'
import { spellPlaceName } from '#kernel/spell-name.ts'
import type { DemoCounty } from './demo-county.ts'
import { listRegions, type Township } from './region-tree.ts'

/** Writes the region tree, how many people the townships have, and that the county manages their health. */
export async function writeRegions(sink: Sink, county: DemoCounty, townships: readonly Township[]): Promise<void> {
  await sink.copy('regions.region', ['code', 'parent_code', 'level', 'name', 'pinyin', 'initials', 'kind', 'tile_column', 'tile_row', 'valid_from'], listRegions(county, townships).map((row) =>
    copyLine([row.code, row.parentCode, row.level, row.name, row.pinyin, row.initials, row.kind, row.tile?.[0] ?? null, row.tile?.[1] ?? null, '2017-01-01'])))
  // Nobody has published these townships' later counts on the same footing: the demo county keeps those of 2017 and says so.
  const [since, source] = county.hasPast ? ['2017-06-21', '渝北卫健〔2017〕475号 附件所列'] as const : ['2024-01-02', '演示'] as const
  const counts = county.hasPast ? [[2017, '渝北卫健〔2017〕475号 附件'], [2025, '演示：沿用2017年数'], [2026, '演示：沿用2017年数']] as const : [[2025, '演示'], [2026, '演示']] as const
  await sink.copy('regions.region_population', ['region_code', 'year', 'measure', 'source', 'persons'], townships.flatMap(({ code, persons }) =>
    counts.map(([year, counted]) => copyLine([code, year, 'usual', counted, persons]))))
  await sink.copy('regions.service_area', ['manager_code', 'region_code', 'valid_from', 'note'], townships.map(({ code }) =>
    copyLine([String(county.code), code, since, source])))
}

/** Writes institutions and the alliance that the district hospital leads. */
export async function writeInstitutions(sink: Sink, county: DemoCounty, townships: readonly Township[]): Promise<void> {
  const columns = [
    'id', 'county_code', 'name', 'short_name', 'pinyin', 'initials', 'credit_code', 'kind', 'hospital_level', 'ownership', 'parent_id', 'township_code', 'address', 'valid_from',
  ]
  await sink.copy('organisations.institution', columns, listInstitutions(county, townships).map((one) => {
    const { pinyin, initials } = spellPlaceName(one.name)
    return copyLine([
      one.id, county.code, one.name, one.shortName, pinyin, initials, one.creditCode, one.kind, one.hospitalLevel, one.ownership, one.parentId, one.townshipCode, one.address, '2017-01-01',
    ])
  }))
  const alliance = demoId('alliance', 0, 1)
  await sink.copy('organisations.alliance', ['id', 'county_code', 'name', 'kind', 'lead_institution_id', 'valid_from'], [
    copyLine([alliance, county.code, `${county.name}医疗联合体（演示）`, 'medical_alliance', hospitalId(1), '2017-06-21']),
  ])
  await sink.copy('organisations.alliance_member', ['alliance_id', 'institution_id', 'valid_from'],
    [hospitalId(1), hospitalId(2), ...townships.map(centreId)].map((id) => copyLine([alliance, id, '2017-06-21'])))
}

/**
 * Writes two issued plans: that of the notice of 2017 with the totals as it prints them, and that of the demo's year, whose rates a
 * recorded act of the commission carries forward. One official drafts and submits, another issues.
 */
export async function writeTargets(sink: Sink, countyCode: number, on: LocalDate, pack: Pack, townships: readonly Township[]): Promise<void> {
  const year = Number(on.slice(0, 4))
  const printed = quotaTable(pack, noticeDay).value.totals
  const asPrinted = JSON.stringify({ persons: printed.persons.printed, urban: printed.urban.printed, rural: printed.rural.printed, total: printed.total.printed })
  const plans = [
    { id: demoId('plan', 0, 2017), year: 2017, title: '2017年度家庭医生签约服务任务', ...quotaMethod(pack, noticeDay), printed: asPrinted, issued: dayOf(noticeDay) },
    { id: demoId('plan', 0, year), year, title: `${year}年度家庭医生签约服务任务（演示：沿用2017年比率）`, ...quotaMethod(pack, on), printed: null, issued: Math.max(enteredOn, dayOf(on) - daysBetween(`${year}-01-15` as LocalDate, on)) },
  ]
  const columns = ['county_code', 'id', 'year', 'state', 'title', 'because', 'printed', 'drafted_by', 'submitted_by', 'issued_by', 'drafted_at', 'issued_at']
  await sink.copy('targets.target_plan', columns, plans.map((plan) => copyLine([
    countyCode, plan.id, plan.year, 'issued', plan.title, JSON.stringify(plan.because), plan.printed, officialAccountId(0), officialAccountId(0), officialAccountId(1),
    instantOf(plan.issued, 20), instantOf(plan.issued, 480),
  ])))
  await sink.copy('targets.target_row', ['county_code', 'plan_id', 'township_code', 'place', 'kind', 'persons', 'rate_basis_points', 'computed'], plans.flatMap((plan) => townships.map((one) =>
    copyLine([countyCode, plan.id, one.code, one.place, one.kind, one.persons, plan.value.ratesBasisPoints[one.kind], calculateQuota(plan.value, one.kind, one.persons)]))))
}
/** When the notice was issued, and the day its table is read by. */
export const noticeDay = '2017-06-21' as LocalDate

/** Says that the rollups are exact as of the demo's day, which has been turned. */
export async function writeFreshness(sink: Sink, countyCode: number, on: LocalDate): Promise<void> {
  // The night before: whoever starts a demonstration at six in the morning must not read figures of eight.
  const at = instantOf(dayOf(on) - 1, 900)
  await sink.copy('statistics.freshness', ['county_code', 'folded_at', 'recounted_at', 'drift_cells'], [copyLine([countyCode, at, at, 0])])
}
