import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { exportLocalPoliciesEndpoint, listLocalPoliciesEndpoint, LocalPolicy, RegionPolicy, regionPoliciesEndpoint } from '#api/local-policies.ts'
import { zh } from '#api/wording/index.ts'
import { isLocalDate, type LocalDate } from '#kernel/local-date.ts'
import { type Fen, yuanText } from '#kernel/money.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { readCursor } from '#platform/database/page.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import type { FileAnswer } from '#platform/http/routes.ts'
import { writeCsv } from '#platform/spreadsheet/write-csv.ts'

const columns = `d.id AS "documentId", d.county_code AS "countyCode", d.region_code AS "regionCode", r.name AS "regionName", d.title, d.number, d.issued_by AS "issuedBy", d.issued_on AS "issuedOn", d.has_fee_standard AS "hasFeeStandard", d.fee_fen AS "feeFen", d.has_financing AS "hasFinancing", d.financing,
  d.has_insurance AS "hasInsurance", d.insurance, d.file_name AS "fileName", d.file_bytes AS "fileBytes", d.revoked_on AS "revokedOn", d.revoke_note AS "revokeNote", d.recorded_by_name AS "recordedBy", d.version`
const isInForce = '(d.revoked_on IS NULL OR d.revoked_on > :on::date)'
type Filters = { countyCode: number; on: LocalDate; text: string; region: string | null; aspect: string | null; standing: string | null }
const select = compose<Omit<LocalPolicy, 'mayEdit'>>()(fragment<Filters & { afterSort: string; afterId: string; most: number }>('list-local-policies', `
  SELECT ${columns} FROM local_policies.document d JOIN regions.region r ON r.code = d.region_code
  WHERE d.county_code = :countyCode AND (d.issued_on, d.id) < (:afterSort::date, :afterId::uuid) AND (:text = '' OR strpos(d.title, :text) > 0 OR strpos(d.number, :text) > 0 OR strpos(d.issued_by, :text) > 0) AND (:region::text IS NULL OR d.region_code = :region)
    AND (:aspect::text IS NULL OR CASE :aspect WHEN 'fee' THEN d.has_fee_standard WHEN 'financing' THEN d.has_financing ELSE d.has_insurance END) AND (:standing::text IS NULL OR ${isInForce} = (:standing = 'in_force'))
  ORDER BY d.issued_on DESC, d.id DESC LIMIT :most`))
const end = { afterSort: '9999-12-31', afterId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/** The counties an actor reads of: all that the scope reaches; nobody without a place. */
const countiesOf = ({ actor }: Context): readonly number[] => (actor.scope.kind === 'none' ? [] : actor.countyCodes.filter((code) => code > 0))

async function find(context: Context, filters: InputOf<typeof exportLocalPoliciesEndpoint>, cursor: typeof end, most: number): Promise<LocalPolicy[]> {
  const { actor, on, run } = context
  const asked = { on, text: filters.text ?? '', region: filters.region ?? null, aspect: filters.aspect ?? null, standing: filters.standing ?? null, ...cursor, most }
  const found = await Promise.all(countiesOf(context).map((countyCode) => run(select, { ...asked, countyCode })))
  const keyOf = (row: { issuedOn: string; documentId: string }) => `${row.issuedOn}~${row.documentId}`
  const mayEdit = (countyCode: number) => actor.permissions.has('policy.register') && countyCode === actor.countyCode
  return found.flat().sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1)).slice(0, most).map((row) => ({ ...row, mayEdit: mayEdit(row.countyCode) }))
}

/** Documents of the counties within reach, the newest first. */
export async function listDocuments(context: Context, { after, most, ...filters }: InputOf<typeof listLocalPoliciesEndpoint>): Promise<OutputOf<typeof listLocalPoliciesEndpoint>> {
  const rows = await find(context, filters, after === undefined ? end : readCursor(after, isLocalDate), most + 1)
  const items = rows.slice(0, most)
  const last = items.at(-1)
  return { items, next: rows.length > most && last ? `${last.issuedOn}~${last.documentId}` : null }
}

type Row = Omit<RegionPolicy, 'level'> & { level: string }
const selectRegions = compose<Row>()(fragment<{ countyCode: number; on: LocalDate; withTownships: boolean }>('local-policies-by-region', `
  SELECT r.code, r.name, r.level, count(d.id)::int AS documents, max(d.issued_on) AS "latestOn", coalesce(bool_or(d.has_fee_standard), false) AS "hasFeeStandard", (array_agg(d.fee_fen ORDER BY d.issued_on DESC) FILTER (WHERE d.fee_fen IS NOT NULL))[1] AS "feeFen",
    coalesce(bool_or(d.has_financing), false) AS "hasFinancing", coalesce(bool_or(d.has_insurance), false) AS "hasInsurance"
  FROM regions.region r LEFT JOIN local_policies.document d ON d.county_code = :countyCode AND d.region_code = r.code AND ${isInForce}
  WHERE r.code = :countyCode::int::text OR (:withTownships::boolean AND r.parent_code = :countyCode::int::text AND r.level = 'township') GROUP BY r.code, r.name, r.level ORDER BY r.code`))

/** Which of the regions within reach have issued what. Townships are shown of a county that stands alone. */
export async function listRegionPolicies(context: Context): Promise<OutputOf<typeof regionPoliciesEndpoint>> {
  const counties = countiesOf(context)
  const found = await Promise.all(counties.map((countyCode) => context.run(selectRegions, { countyCode, on: context.on, withTownships: counties.length === 1 })))
  return { items: found.flat() as RegionPolicy[], next: null }
}

const mostRows = 5_000
/** The list as a table for a spreadsheet. Exporting is audited. */
export async function exportDocuments(context: Context, filters: InputOf<typeof exportLocalPoliciesEndpoint>): Promise<FileAnswer> {
  const words = zh.localPolicies
  const rows = await find(context, filters, end, mostRows)
  const said = (has: boolean, what: string | null) => (has ? (what ?? words.yes) : words.no)
  const bytes = writeCsv([
    [words.list.region, words.list.title, words.list.number, words.list.issuedBy, words.list.issuedOn, words.aspect.fee, words.aspect.financing, words.aspect.insurance, words.list.standing],
    ...rows.map((row) => [
      row.regionName, row.title, row.number, row.issuedBy, row.issuedOn, said(row.hasFeeStandard, row.feeFen === null ? null : yuanText(row.feeFen as Fen)), said(row.hasFinancing, row.financing), said(row.hasInsurance, row.insurance),
      row.revokedOn !== null && row.revokedOn <= context.on ? `${words.standing.revoked} ${row.revokedOn}` : words.standing.in_force,
    ]),
  ])
  const { countyCode } = context.actor
  await context.run(insertAuditEvent, auditOf(context, countyCode, { action: 'local-policies.export', subjectKind: 'county', subjectId: String(countyCode), body: { rows: rows.length } }))
  return { bytes, mediaType: 'text/csv; charset=utf-8', name: `${words.nav}.csv`, isDownload: true }
}
