import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { exportSupportEndpoint, listSupportEndpoint } from '#api/support.ts'
import { zh } from '#api/wording/index.ts'
import { isLocalDate } from '#kernel/local-date.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import type { FileAnswer } from '#platform/http/routes.ts'
import { writeCsv } from '#platform/spreadsheet/write-csv.ts'
import { type AgreementRow, columns, presentRow, type ScopeParams, scopeOf, standing, tables, withinScope } from './select-agreements.ts'

type Filters = InputOf<typeof exportSupportEndpoint>
type Params = ScopeParams & { on: string; text: string; standing: string | null; work: string | null; township: string | null; afterSort: string; afterId: string; most: number }
const select = compose<AgreementRow>()(fragment<Params>('list-support-agreements', `
  SELECT ${columns} FROM ${tables} WHERE ${withinScope} AND (:text = '' OR strpos(a.title, :text) > 0 OR strpos(h.name, :text) > 0) AND (:standing::text IS NULL OR ${standing} = :standing) AND (:work::text IS NULL OR :work = ANY (a.works))
    AND (:township::text IS NULL OR :township = ANY (a.township_codes) OR EXISTS (SELECT FROM organisations.institution o WHERE o.id = ANY (a.institution_ids) AND o.township_code = :township))
    AND (a.valid_until, a.id) < (:afterSort::date, :afterId::uuid) ORDER BY a.valid_until DESC, a.id DESC LIMIT :most`))

const end = { afterSort: '9999-12-31', afterId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
const paramsOf = ({ actor, on }: Context, filters: Filters) => ({ ...scopeOf(actor), on, text: filters.text ?? '', standing: filters.standing ?? null, work: filters.work ?? null, township: filters.township ?? null })

/** Support agreements within reach, those that end last first. */
export async function listAgreements(context: Context, { after, most, ...filters }: InputOf<typeof listSupportEndpoint>): Promise<OutputOf<typeof listSupportEndpoint>> {
  const rows = await context.run(select, { ...paramsOf(context, filters), ...(after === undefined ? end : readCursor(after, isLocalDate)), most: most + 1 })
  const page = pageOf(rows, most, (row) => [row.validUntil, row.agreementId])
  return { ...page, items: page.items.map((row) => presentRow(row, context.on)) }
}

const mostRows = 5_000
/** The list as a table for a spreadsheet. Exporting is audited. */
export async function exportAgreements(context: Context, filters: Filters): Promise<FileAnswer> {
  const words = zh.support
  const rows = (await context.run(select, { ...paramsOf(context, filters), ...end, most: mostRows })).map((row) => presentRow(row, context.on))
  const bytes = writeCsv([
    [words.list.name, words.list.round, words.list.hospital, words.list.places, words.list.works, words.list.from, words.list.lastDay, words.list.standing, words.list.teamsPromised, words.list.teamsFull, words.list.due, words.list.done],
    ...rows.map((row) => [
      row.title, String(row.round), row.hospitalName, row.placeNames.join('、'), row.works.map((work) => words.work[work]).join('、'), row.validFrom, row.lastDay, words.standing[row.standing], String(row.promisedTeams), String(row.fullTeams), String(row.due), String(row.done),
    ]),
  ])
  const { countyCode } = context.actor
  await context.run(insertAuditEvent, auditOf(context, countyCode, { action: 'support.export', subjectKind: 'county', subjectId: String(countyCode), body: { rows: rows.length } }))
  return { bytes, mediaType: 'text/csv; charset=utf-8', name: `${words.nav}.csv`, isDownload: true }
}
