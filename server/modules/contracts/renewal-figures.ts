import type { renewalFiguresEndpoint } from '#api/contract-queues.ts'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import { addDays, addMonths, daysBetween, type LocalDate } from '#kernel/local-date.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { termsBeforeRenewal } from './domain/decide-renewal.ts'
import { lapsedDays } from './list-renewals.ts'
import { willRenewItself } from './store-renewals.ts'
import type { ContractsUsing } from './using.ts'

type Figures = OutputOf<typeof renewalFiguresEndpoint>
type Month = Omit<Figures['past'][number], 'isOpen'>
const [monthsBack, monthsAhead] = [12, 6]
const none = { due: 0, gone: 0, renewed: 0, byItself: 0, elsewhere: 0 }

/** A term counts in the month of its last day. Ended early is not run out; who has no next contract and died or moved away by the end of the days of grace is not asked for one. */
const countPast = (where: string) => compose<Month>()(fragment<Record<string, unknown>>('renewal-figures-past', `
  SELECT to_char(c.valid_until - 1, 'YYYY-MM') AS month, count(*)::int AS due,
    (count(*) FILTER (WHERE n.channel IS NULL AND r.status IN ('deceased', 'moved') AND r.status_on < c.valid_until + ${lapsedDays}))::int AS gone,
    count(n.channel)::int AS renewed, (count(*) FILTER (WHERE n.channel = 'automatic'))::int AS "byItself", (count(*) FILTER (WHERE n.team_id <> c.team_id))::int AS elsewhere
  FROM contracts.contract c JOIN residents.resident r ON r.county_code = c.county_code AND r.id = c.resident_id
  LEFT JOIN LATERAL (
    SELECT f.channel, f.team_id FROM contracts.contract f WHERE f.county_code = c.county_code AND f.resident_id = c.resident_id AND f.valid_from >= c.valid_until AND f.valid_from < c.valid_until + ${lapsedDays} ORDER BY f.valid_from LIMIT 1) AS n ON true
  WHERE ${where} AND c.state = 'active' AND c.valid_until > :since::date AND c.valid_until <= :on::date GROUP BY 1`))
const countAhead = (where: string) => compose<Figures['ahead'][number]>()(fragment<Record<string, unknown>>('renewal-figures-ahead', `
  SELECT month, count(*)::int AS due, (count(*) FILTER (WHERE is_followed))::int AS renewed, (count(*) FILTER (WHERE NOT is_followed AND renews_itself))::int AS "byItself" FROM (
    SELECT to_char(c.valid_until - 1, 'YYYY-MM') AS month, ${willRenewItself} AS renews_itself,
      EXISTS (SELECT FROM contracts.contract f WHERE f.county_code = c.county_code AND f.resident_id = c.resident_id AND f.state = 'active' AND f.valid_from >= c.valid_until) AS is_followed
    FROM contracts.contract c WHERE ${where} AND c.state = 'active' AND c.valid_from <= :on::date AND c.valid_until > :on::date AND c.valid_until <= :untilDay::date) AS d GROUP BY month`))

const monthOf = (day: LocalDate) => day.slice(0, 7)
const firstOf = (day: LocalDate) => `${monthOf(day)}-01` as LocalDate

/**
 * How many renew, within the actor's scope. The rate is of terms over in the last twelve months: who has the next contract, with whomever, begun within the
 * days of grace, of those who neither died nor moved away.
 *
 * Example: 10 terms over, 1 died, 1 moved, 6 signed again: 6 of 8, 75 %.
 */
export const getRenewalFigures = (using: ContractsUsing) => async (context: Context, { teamId }: InputOf<typeof renewalFiguresEndpoint>): Promise<Figures> => {
  const { actor, on } = context
  const scope = scopeFilter(actor, { township: 'c.township_code', institution: 'c.institution_id', team: 'c.team_id' })
  const where = ['c.county_code = :countyCode', scope.condition, ...(teamId ? ['c.team_id = :teamId::uuid'] : [])].join(' AND ')
  const priorTerms = termsBeforeRenewal(await using.policies.packOf(actor.countyCode, on), on)
  const months = Array.from({ length: monthsBack }, (_, back) => firstOf(addMonths(firstOf(on), back - monthsBack + 1)))
  const begin = addMonths(on, -monthsBack)
  const params = { ...scope.params, countyCode: actor.countyCode, teamId: teamId ?? null, on, priorTerms }
  const [counted, ahead] = await Promise.all([
    context.run(countPast(where), { ...params, since: begin }), context.run(countAhead(where), { ...params, untilDay: addMonths(firstOf(on), monthsAhead + 1) }),
  ])
  const year = counted.reduce((sum, one) => ({ due: sum.due + one.due, gone: sum.gone + one.gone, renewed: sum.renewed + one.renewed, byItself: sum.byItself + one.byItself, elsewhere: sum.elsewhere + one.elsewhere }), none)
  const asked = year.due - year.gone
  return {
    on, graceDays: lapsedDays, year: { ...year, from: begin, lastDay: addDays(on, -1), rateBasisPoints: asked > 0 ? Math.round((year.renewed * 10_000) / asked) : null },
    past: months.map((first) => {
      const month = monthOf(first)
      return { ...none, ...counted.find((one) => one.month === month), month, isOpen: daysBetween(addMonths(first, 1), on) < lapsedDays }
    }),
    ahead: Array.from({ length: monthsAhead + 1 }, (_, ahead_) => monthOf(addMonths(firstOf(on), ahead_))).map((month) => ahead.find((one) => one.month === month) ?? { month, due: 0, byItself: 0, renewed: 0 }),
  }
}
