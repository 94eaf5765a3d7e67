import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Context } from '#platform/http/context.ts'
import type { FileAnswer } from '#platform/http/routes.ts'
import { writeCsv } from './domain/plan-csv.ts'
import { getPlan } from './get-plan.ts'
import type { TargetsUsing } from './index.ts'

const kinds = { urban: '城镇', rural: '农村' }

/** The plan as a table for a spreadsheet: every row as on screen, then the totals both ways. Exporting is audited. */
export async function exportPlan(using: TargetsUsing, context: Context, { planId }: { planId: string }): Promise<FileAnswer> {
  const plan = await getPlan(using, context, { planId })
  const { totals } = plan
  const total = (name: string, of: { sumOfRows: number; rateOnTotal: number | null; printed: number | null }) =>
    [name, '', of.sumOfRows, of.rateOnTotal, of.printed, of.printed === null ? null : of.sumOfRows - of.printed]
  const bytes = writeCsv([
    [plan.title], [],
    ['序号', '镇街', '类别', '常住人口', '比率（%）', '乘积', '任务', '人工调整', '调整理由', '下达任务', '文件印发数', '已签约'],
    ...plan.rows.map((row) => [
      row.place, row.name, kinds[row.kind], row.persons, row.rateBasisPoints / 100, (row.productTenThousandths / 10_000).toFixed(2), row.computed, row.override, row.overrideReason, row.quota, row.printed, row.signed,
    ]),
    [], ['合计', '', '逐行相加', '按总数算', '文件印发数', '差（逐行相加－印发数）'],
    total('常住人口', totals.persons), total('城镇任务', totals.urban), total('农村任务', totals.rural), total('任务总数', totals.total),
    [], ['依据', ...plan.because.map(({ parameter, source }) => `${parameter}：${source?.document ?? ''} ${source?.clause ?? ''}`.trim())],
  ])
  await context.run(insertAuditEvent, auditOf(context, context.actor.countyCode, { action: 'targets.export', subjectKind: 'plan', subjectId: planId }))
  return { bytes, mediaType: 'text/csv; charset=utf-8', name: `${plan.countyName}${plan.title}.csv`, isDownload: true }
}
