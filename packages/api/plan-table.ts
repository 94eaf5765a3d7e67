import type { Plan } from './targets.ts'

export type TableCell = string | number | null

/**
 * The headings of a plan's table: what the export writes is what a paste knows its columns by. Chinese, as the documents are, in every
 * language of the screen.
 */
export const planHeadings = {
  place: '序号', name: '镇街', kind: '类别', persons: '常住人口', rate: '比率（%）', product: '乘积', computed: '任务', override: '人工调整',
  overrideReason: '调整理由', quota: '下达任务', printed: '文件印发数', signed: '已签约',
} as const
export const kindWords = { urban: '城镇', rural: '农村' } as const

/** A plan as a sheet: its title, every row as on screen under its headings, the totals both ways, and on what it rests. Null is an empty cell. */
export function tableOfPlan(plan: Plan): TableCell[][] {
  const { totals } = plan
  const total = (name: string, of: { sumOfRows: number; rateOnTotal: number | null; printed: number | null }) =>
    [name, '', of.sumOfRows, of.rateOnTotal, of.printed, of.printed === null ? null : of.sumOfRows - of.printed]
  return [
    [plan.title], [], Object.values(planHeadings),
    ...plan.rows.map((row) => [
      row.place, row.name, kindWords[row.kind], row.persons, row.rateBasisPoints / 100, (row.productTenThousandths / 10_000).toFixed(2), row.computed, row.override, row.overrideReason, row.quota, row.printed, row.signed,
    ]),
    [], ['合计', '', '逐行相加', '按总数算', '文件印发数', '差（逐行相加－印发数）'],
    total('常住人口', totals.persons), total('城镇任务', totals.urban), total('农村任务', totals.rural), total('任务总数', totals.total),
    [], ['依据', ...plan.because.map(({ parameter, source }) => `${parameter}：${source?.document ?? ''} ${source?.clause ?? ''}`.trim())],
  ]
}
