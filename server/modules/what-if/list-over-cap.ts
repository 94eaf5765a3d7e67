import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { exportOverCapEndpoint, overCapEndpoint } from '#api/what-if.ts'
import { zh } from '#api/wording/index.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import type { Context } from '#platform/http/context.ts'
import type { FileAnswer } from '#platform/http/routes.ts'
import { notFound } from '#platform/problem.ts'
import { writeCsv } from '#platform/spreadsheet/write-csv.ts'
import { selectOverCaps, selectTrial } from './store.ts'
import { demandCounty } from './whose.ts'

type Asked = InputOf<typeof exportOverCapEndpoint>
/** What a page ends with: by how much its last one is over. */
const isOverBy = (text: string) => /^\d{1,9}$/.test(text)
/** Nobody is so far over a cap that this is not before. */
const beginning = { afterRoom: -2_000_000_000, afterId: '00000000-0000-0000-0000-000000000000' }

/** @throws NotFound, also for another county's trial */
async function rowsOf({ run, actor }: Context, { trialId, side, scope }: Asked, after: typeof beginning, most: number) {
  demandCounty(actor)
  const of = { countyCode: actor.countyCode, trialId }
  if ((await run(selectTrial, of)).length === 0) throw notFound('trial')
  return run(selectOverCaps, { ...of, side, scope, ...after, most })
}

/** Who was over a cap when the trial was counted, those furthest over first. @throws NotFound */
export async function listOverCap(context: Context, { after, most, ...asked }: InputOf<typeof overCapEndpoint>): Promise<OutputOf<typeof overCapEndpoint>> {
  const { afterSort, afterId } = readCursor(after, isOverBy)
  return pageOf(await rowsOf(context, asked, after === undefined ? beginning : { afterRoom: -Number(afterSort), afterId }, most + 1), most, ({ overBy, holderId }) => [String(overBy), holderId])
}

const mostRows = 5_000
/** The same as a table for a spreadsheet. Exporting is audited. */
export async function exportOverCap(context: Context, asked: Asked): Promise<FileAnswer> {
  const words = zh.whatIf.over
  const rows = await rowsOf(context, asked, beginning, mostRows)
  const bytes = writeCsv([
    [words[asked.scope], words.institution, words.contracts, words.cap, words.overBy],
    ...rows.map(({ name, institutionName, contracts, cap, overBy }) => [name ?? words.gone, institutionName, contracts, cap, overBy]),
  ])
  await context.run(insertAuditEvent, auditOf(context, context.actor.countyCode, { action: 'what-if.export', subjectKind: 'trial', subjectId: asked.trialId, body: { side: asked.side, scope: asked.scope, rows: rows.length } }))
  return { bytes, mediaType: 'text/csv; charset=utf-8', name: `${words.title[asked.scope]}（${zh.whatIf.side[asked.side]}）.csv`, isDownload: true }
}
