import type { InputOf } from '#api/endpoint.ts'
import type { draftPlanEndpoint } from '#api/targets.ts'
import { type LocalDate, localDate } from '#kernel/local-date.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound, Problem, refused } from '#platform/problem.ts'
import { type Because, calculateQuota, orNone, type Pack, quotaMethod, quotaTable } from '#policy/index.ts'
import { orderPlaces } from './domain/order-places.ts'
import type { Kind, Printed } from './domain/total-plan.ts'
import { reason } from './errors.ts'
import { ownTownship } from './load-plan.ts'
import { insertPlan, insertRows } from './store.ts'
import type { TargetsUsing } from './index.ts'

type Place = { code: string; name: string; kind: Kind | null; persons: number | null }
type Row = { code: string; kind: Kind; persons: number; rateBasisPoints: number; computed: number }
type Draft = { rows: Row[]; because: Because[]; printed: Printed | null }

/** The townships a county manages on a day (its own but for those given away, and those given to it), each with its newest usual population up to the year. */
const selectPlaces = compose<Place>()(fragment<{ countyText: string; on: string; year: number }>('places-to-plan', `
  SELECT r.code, r.name, r.kind, (SELECT p.persons FROM regions.region_population p WHERE p.region_code = r.code AND p.measure = 'usual' AND p.year <= :year ORDER BY p.year DESC, p.source DESC LIMIT 1) AS persons
  FROM regions.region r
  WHERE r.level = 'township' AND (r.valid_until IS NULL OR r.valid_until > :on::date) AND (
    (r.parent_code = :countyText AND NOT EXISTS (SELECT FROM regions.service_area a WHERE a.region_code = r.code AND a.manager_code <> :countyText AND a.valid_from <= :on::date AND (a.valid_until IS NULL OR a.valid_until > :on::date)))
    OR r.code IN (SELECT a.region_code FROM regions.service_area a WHERE a.manager_code = :countyText AND a.valid_from <= :on::date AND (a.valid_until IS NULL OR a.valid_until > :on::date)))
  ORDER BY r.kind DESC, r.code`))

/** The places of the newest plan up to the year, in its order; one that was issued before one that was not. */
const selectOrder = compose<{ code: string }>()(fragment<{ countyCode: number; year: number }>('order-of-newest-plan', `
  SELECT t.township_code AS code FROM targets.target_row t WHERE t.county_code = :countyCode AND t.plan_id = (
    SELECT p.id FROM targets.target_plan p WHERE p.county_code = :countyCode AND p.year <= :year
    ORDER BY p.issued_at IS NULL, p.year DESC, coalesce(p.issued_at, p.drafted_at) DESC, p.id LIMIT 1) ORDER BY t.place`))

/** The day a year's rules are read on: its last. */
export const dayOfYear = (year: number): LocalDate => localDate(`${year}-12-31`)

/** Drafts the year's plan by the region's own rule. Any number of drafts may lie side by side; one plan a year is issued. */
export function draftPlan({ policies }: TargetsUsing, context: CommandContext, input: InputOf<typeof draftPlanEndpoint>): Promise<Answer> {
  const { actor, at } = context
  const { countyCode } = actor
  return commitOnce(context, input, async (run) => {
    if (ownTownship(actor) !== null) throw notFound('plan')
    const { year } = input
    const on = dayOfYear(year)
    const pack = await policies.packOf(countyCode, on)
    const places = await listPlaces(run, countyCode, on, year)
    const { rows, because, printed } = draftFromTable(pack, on, places) ?? draftFromPopulations(pack, on, orderPlaces(places, await listOrder(run, countyCode, year, pack, on, places)))
    const planId = context.newId()
    await run(insertPlan, { countyCode, planId, year, title: `${year} 年度签约任务分解`, because: JSON.stringify(because), printed: printed && JSON.stringify(printed), accountId: actor.accountId, at })
    await run(insertRows, {
      countyCode, planId, townships: rows.map((row) => row.code), kinds: rows.map((row) => row.kind), persons: rows.map((row) => row.persons),
      rates: rows.map((row) => row.rateBasisPoints), computed: rows.map((row) => row.computed),
    })
    return { answer: { planId }, audit: [{ action: 'targets.draft', subjectKind: 'plan', subjectId: planId, body: { year, townships: rows.length, isFromTable: printed !== null } }] }
  })
}

async function listPlaces(run: Run, countyCode: number, on: LocalDate, year: number): Promise<Place[]> {
  const places = await run(selectPlaces, { countyText: String(countyCode), on, year })
  if (places.length === 0) throw refused([reason.noTownships()])
  return places
}

/** The order people know: that of the newest plan, else that of the newest table the region's documents printed up to the day. */
async function listOrder(run: Run, countyCode: number, year: number, pack: Pack, on: LocalDate, places: readonly Place[]): Promise<string[]> {
  const order = (await run(selectOrder, { countyCode, year })).map(({ code }) => code)
  if (order.length > 0) return order
  const days = Object.keys(pack.answers['target.quota_table'].values).filter((day) => day <= on).sort().reverse() as LocalDate[]
  const table = days.map((day) => orNone(() => quotaTable(pack, day))).find((one) => one !== null)
  const codes = new Map(places.map(({ name, code }) => [name, code]))
  return (table?.value.rows ?? []).flatMap(({ name }) => codes.get(name) ?? [])
}

/** By the table the document prints, when it prints one for that year: its places, its populations, its order. */
function draftFromTable(pack: Pack, on: LocalDate, places: readonly Place[]): Draft | undefined {
  const table = orNone(() => quotaTable(pack, on))
  if (!table) return undefined
  const codes = new Map(places.map(({ name, code }) => [name, code]))
  const unknown = table.value.rows.filter(({ name }) => !codes.has(name)).map(({ name }) => name)
  if (unknown.length > 0) throw refused([reason.townshipUnknown(unknown.join('、'))])
  const rows = table.value.rows.map(({ name, kind, persons, rateBasisPoints, quota }) => ({ code: codes.get(name) as string, kind, persons, rateBasisPoints, computed: quota }))
  const { persons, urban, rural, total } = table.value.totals
  const printed = persons.printed === null || urban.printed === null || rural.printed === null || total.printed === null ? null : {
    persons: persons.printed, urban: urban.printed, rural: rural.printed, total: total.printed,
    rows: Object.fromEntries(table.value.rows.map((row) => [codes.get(row.name) as string, row.printed])),
  }
  return { rows, because: table.because, printed }
}

/** By rates on the newest populations. A place without kind or population is named, never counted as nought. */
function draftFromPopulations(pack: Pack, on: LocalDate, places: readonly Place[]): Draft {
  const method = quotaMethod(pack, on)
  const [kindless, unpeopled] = [places.filter(({ kind }) => kind === null), places.filter(({ persons }) => persons === null)]
  const reasons = [...(kindless.length > 0 ? [reason.noKind(namesOf(kindless))] : []), ...(unpeopled.length > 0 ? [reason.noPopulation(namesOf(unpeopled))] : [])]
  if (reasons.length > 0) throw new Problem('MissingInput', reasons)
  const rows = places.flatMap(({ code, kind, persons }) => (kind === null || persons === null ? [] : [
    { code, kind, persons, rateBasisPoints: method.value.ratesBasisPoints[kind], computed: calculateQuota(method.value, kind, persons) },
  ]))
  return { rows, because: method.because, printed: null }
}

const namesOf = (places: readonly Place[]) => places.map(({ name }) => name).join('、')
