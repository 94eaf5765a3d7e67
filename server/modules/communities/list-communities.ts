import type { exportCommunitiesEndpoint, listCommunitiesEndpoint } from '#api/communities.ts'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import { zh } from '#api/wording/index.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import type { FileAnswer } from '#platform/http/routes.ts'
import { writeCsv } from '#platform/spreadsheet/write-csv.ts'
import { columns, counted, presentRow, type Row, scopeOf, tables } from './select-communities.ts'

type Filters = InputOf<typeof exportCommunitiesEndpoint>
/** Rows within the scope, one more than asked for. */
async function select({ run, actor, on }: Context, filters: Filters, cursor: { afterSort: string; afterId: string }, most: number): Promise<Row[]> {
  const { condition, params } = scopeOf(actor)
  const statement = compose<Row>()(fragment<Record<string, unknown>>('list-communities', `
    SELECT ${columns} FROM ${tables} ${counted} WHERE u.county_code = :countyCode AND ${condition} AND (:text = '' OR strpos(u.name, :text) > 0 OR strpos(u.address, :text) > 0) AND (:kind::text IS NULL OR u.kind = :kind)
      AND (:standing::text IS NULL OR coalesce(g.standing, 'none') = :standing) AND (:teamId::uuid IS NULL OR u.team_id = :teamId::uuid) AND (u.name, u.id) > (:afterSort::text COLLATE "C", :afterId::uuid) ORDER BY u.name, u.id LIMIT :most::int`))
  return run(statement, { countyCode: actor.countyCode, on, ...params, text: filters.text ?? '', kind: filters.kind ?? null, standing: filters.standing ?? null, teamId: filters.teamId ?? null, ...cursor, most: most + 1 })
}

/** Functional communities within reach, by name. */
export async function listCommunities(context: Context, { after, most, ...filters }: InputOf<typeof listCommunitiesEndpoint>): Promise<OutputOf<typeof listCommunitiesEndpoint>> {
  const page = pageOf(await select(context, filters, readCursor(after), most), most, (row) => [row.name, row.communityId])
  return { ...page, items: page.items.map(presentRow) }
}

const mostRows = 5_000
/** The list as a table for a spreadsheet: units and counts, nobody's name. Exporting is audited. */
export async function exportCommunities(context: Context, filters: Filters): Promise<FileAnswer> {
  const words = zh.communities
  const rows = (await select(context, filters, readCursor(undefined), mostRows)).map(presentRow)
  const bytes = writeCsv([
    [words.list.name, words.list.kind, words.list.township, words.list.address, words.list.institution, words.list.team, words.list.doctor, words.list.headcount, words.list.members, words.list.signedHere, words.list.standing, words.list.lastDay, words.list.ones],
    ...rows.map((row) => [
      row.name, words.kind[row.kind], row.townshipName, row.address, row.institutionName, row.teamName, row.doctorName, String(row.headcount), String(row.members), String(row.signedHere), words.standing[row.standing], row.lastDay ?? '', String(row.ones),
    ]),
  ])
  const { countyCode } = context.actor
  await context.run(insertAuditEvent, auditOf(context, countyCode, { action: 'communities.export', subjectKind: 'county', subjectId: String(countyCode), body: { rows: rows.length } }))
  return { bytes, mediaType: 'text/csv; charset=utf-8', name: `${words.nav}.csv`, isDownload: true }
}
