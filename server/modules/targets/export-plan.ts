import { tableOfPlan } from '#api/plan-table.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Context } from '#platform/http/context.ts'
import type { FileAnswer } from '#platform/http/routes.ts'
import { writeCsv } from '#platform/spreadsheet/write-csv.ts'
import { getPlan } from './get-plan.ts'
import type { TargetsUsing } from './index.ts'

/** The plan as a table for a spreadsheet: every row as on screen, then the totals both ways. Exporting is audited. */
export async function exportPlan(using: TargetsUsing, context: Context, { planId }: { planId: string }): Promise<FileAnswer> {
  const plan = await getPlan(using, context, { planId })
  const bytes = writeCsv(tableOfPlan(plan))
  await context.run(insertAuditEvent, auditOf(context, context.actor.countyCode, { action: 'targets.export', subjectKind: 'plan', subjectId: planId }))
  return { bytes, mediaType: 'text/csv; charset=utf-8', name: `${plan.countyName}${plan.title}.csv`, isDownload: true }
}
