import type { OutputOf } from '#api/endpoint.ts'
import type { ExpertTeam, getSupportEndpoint } from '#api/support.ts'
import { addDays, addMonths, type LocalDate, localDate, monthOf } from '#kernel/local-date.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import { calculatePromisedVisits } from './domain/promised-visits.ts'
import { type AgreementRow, columns, presentRow, promiseOf, type ScopeParams, scopeOf, tables, withinScope } from './select-agreements.ts'

type Place = OutputOf<typeof getSupportEndpoint>['places'][number]
type Whole = AgreementRow & { institutionIds: string[]; townshipCodes: string[]; teams: ExpertTeam[]; places: Place[]; previousId: string | null; nextId: string | null; nextFrom: LocalDate | null; previousUntil: LocalDate | null; endReason: string | null; version: number }
type Key = ScopeParams & { on: LocalDate; agreementId: string }
const whole = `${columns}, a.institution_ids AS "institutionIds", a.township_codes AS "townshipCodes", a.teams, a.previous_id AS "previousId", a.end_reason AS "endReason", a.version,
  (SELECT n.id FROM support.agreement n WHERE n.county_code = :countyCode AND n.previous_id = a.id) AS "nextId",
  (SELECT n.valid_from FROM support.agreement n WHERE n.county_code = :countyCode AND n.previous_id = a.id) AS "nextFrom",
  (SELECT coalesce(p.ended_on, p.valid_until) FROM support.agreement p WHERE p.county_code = :countyCode AND p.id = a.previous_id) AS "previousUntil",
  coalesce((SELECT json_agg(p.place ORDER BY p.sort) FROM (
    SELECT json_build_object('institutionId', i.id, 'villageCode', null, 'name', i.name) AS place, '1' || i.name AS sort FROM organisations.institution i WHERE i.id = ANY (a.institution_ids)
    UNION ALL SELECT json_build_object('institutionId', null, 'villageCode', v.code, 'name', v.name), '2' || v.code FROM regions.region v WHERE v.parent_code = ANY (a.township_codes) AND v.level = 'village') p), '[]') AS places`
const select = compose<Whole>()(fragment<Key>('get-support-agreement', `SELECT ${whole} FROM ${tables} WHERE ${withinScope} AND a.id = :agreementId`))
const selectLocked = compose<Whole>()(fragment<Key>('lock-support-agreement', `SELECT ${whole} FROM ${tables} WHERE ${withinScope} AND a.id = :agreementId FOR NO KEY UPDATE OF a`))

/** An agreement within the actor's scope, locked; a foreign one looks like none. @throws Problem NotFound */
export async function lockAgreement(run: Run, actor: Actor, on: LocalDate, agreementId: string): Promise<Whole> {
  const [agreement] = await run(selectLocked, { ...scopeOf(actor), on, agreementId })
  if (!agreement) throw notFound('support_agreement')
  return agreement
}

/** An agreement within the actor's scope; a foreign one looks like none. @throws Problem NotFound */
export async function getAgreementRow({ run, actor, on }: Context, agreementId: string): Promise<Whole> {
  const [agreement] = await run(select, { ...scopeOf(actor), on, agreementId })
  if (!agreement) throw notFound('support_agreement')
  return agreement
}

type Done = { month: string; work: OutputOf<typeof getSupportEndpoint>['byWork'][number]['work']; visits: number; halfDays: number; persons: number }
const countDone = compose<Done>()(fragment<{ countyCode: number; agreementId: string }>('count-support-visits', `
  SELECT to_char(v.held_on, 'YYYY-MM') AS month, v.work, count(*)::int AS visits, sum(v.half_days)::int AS "halfDays", sum(v.persons)::int AS persons
  FROM support.visit v WHERE v.county_code = :countyCode AND v.agreement_id = :agreementId AND v.struck_at IS NULL GROUP BY 1, 2`))

/** One agreement with what was promised and done in each month of its term so far. */
export async function getAgreement(context: Context, { agreementId }: { agreementId: string }): Promise<OutputOf<typeof getSupportEndpoint>> {
  const { run, actor, on } = context
  const agreement = await getAgreementRow(context, agreementId)
  const done = await run(countDone, { countyCode: actor.countyCode, agreementId })
  const { institutionIds, townshipCodes, teams, places, previousId, nextId, nextFrom: _, previousUntil: __, endedOn, endReason, version, ...row } = agreement
  const works = [...new Set(done.map(({ work }) => work))].map((work) => {
    const own = done.filter((one) => one.work === work)
    const sum = (what: 'visits' | 'halfDays' | 'persons') => own.reduce((all, one) => all + one[what], 0)
    return { work, visits: sum('visits'), halfDays: sum('halfDays'), persons: sum('persons') }
  })
  return {
    ...presentRow({ ...row, endedOn }, on), institutionIds, townshipCodes, teams, places, previousId, nextId, endedOn, endReason, version, months: monthsOf(agreement, done, on), byWork: works.sort((a, b) => b.visits - a.visits),
    mayEdit: actor.permissions.has('support.edit'), mayEnd: actor.permissions.has('support.edit') && endedOn === null && agreement.validUntil > on, mayRecord: actor.permissions.has('support.record') && agreement.standing !== 'coming',
  }
}

/** Each month from the first of the term until this one or its last: promised by its end, of this month by today, and done. */
function monthsOf(agreement: AgreementRow, done: readonly Done[], on: LocalDate) {
  const lastDay = addDays(agreement.endedOn ?? agreement.validUntil, -1)
  const until = lastDay < on ? lastDay : on
  const months = []
  for (let first = localDate(`${monthOf(agreement.validFrom)}-01`); first <= until; first = addMonths(first, 1)) {
    const [month, next] = [monthOf(first), addMonths(first, 1)]
    const before = next <= on ? next : addDays(on, 1)
    months.push({ month, promised: calculatePromisedVisits(promiseOf(agreement), first, before), done: done.filter((one) => one.month === month).reduce((sum, { visits }) => sum + visits, 0) })
  }
  return months
}
