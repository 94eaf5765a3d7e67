import type { renewalFiguresEndpoint } from '#api/contract-queues.ts'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import { addDays, addMonths, daysBetween, type LocalDate } from '#kernel/local-date.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context, SystemContext } from '#platform/http/context.ts'
import type { RenewalTerms } from './domain/decide-renewal.ts'
import { lapsedDays } from './list-renewals.ts'
import { willRenewItself } from './store-renewals.ts'

type Figures = OutputOf<typeof renewalFiguresEndpoint>
type Sum = { month: string; isOver: boolean; inYear: boolean; due: number; gone: number; renewed: number; byItself: number; elsewhere: number; countedOn: LocalDate }
const [monthsBack, monthsAhead] = [12, 6]
const none = { due: 0, gone: 0, renewed: 0, byItself: 0, elsewhere: 0 }

/**
 * A term counts in the month of its last day. Ended early is not over. Who has no next contract and died or moved away before the days of grace after the term
 * were over is not asked for one. Of those to come, who will follow by itself is counted as it stands. One pass over the county's contracts, each beside its resident's next.
 */
const replaceFigures = [
  compose<never>()(fragment<{ countyCode: number }>('forget-renewal-figures', 'DELETE FROM contracts.renewal_figure WHERE county_code = :countyCode')),
  compose<never>()(
    fragment<{ countyCode: number }>('line', `
      SELECT c.county_code, c.id, c.resident_id, c.team_id, c.township_code, c.institution_id, c.state, c.valid_from, c.valid_until, c.agrees_to_renewal, c.has_own_packages,
        lead(c.valid_from) OVER own AS next_from, lead(c.channel) OVER own AS next_channel, lead(c.team_id) OVER own AS next_team, lead(c.state) OVER own AS next_state
      FROM contracts.contract c WHERE c.county_code = :countyCode AND c.valid_from IS NOT NULL WINDOW own AS (PARTITION BY c.resident_id ORDER BY c.valid_from)`),
    fragment<{ countyCode: number; on: string; since: string; untilDay: string; priorTerms: number | null; noticeDays: number }>('keep-renewal-figures', `
      INSERT INTO contracts.renewal_figure (county_code, month, team_id, township_code, institution_id, is_over, in_year, due, gone, renewed, by_itself, elsewhere, counted_on)
      SELECT :countyCode::int, to_char(c.valid_until - 1, 'YYYY-MM'), c.team_id, c.township_code, c.institution_id, s.is_over, s.is_over AND c.valid_until > :since::date, count(*),
        count(*) FILTER (WHERE s.is_over AND NOT s.is_followed AND r.status IN ('deceased', 'moved') AND r.status_on < c.valid_until + ${lapsedDays}), count(*) FILTER (WHERE s.is_followed),
        count(*) FILTER (WHERE CASE WHEN s.is_over THEN s.is_followed AND c.next_channel = 'automatic' ELSE NOT s.is_followed AND ${willRenewItself} END), count(*) FILTER (WHERE s.is_followed AND c.next_team <> c.team_id), :on::date
      FROM line c JOIN residents.resident r ON r.county_code = :countyCode AND r.id = c.resident_id
      CROSS JOIN LATERAL (SELECT c.valid_until <= :on::date AS is_over, coalesce(c.next_from < c.valid_until + ${lapsedDays} AND (c.valid_until <= :on::date OR c.next_state = 'active'), false) AS is_followed) AS s
      WHERE c.county_code = :countyCode AND c.state = 'active' AND c.valid_from <= :on::date AND c.valid_until > :since::date AND c.valid_until <= :untilDay::date GROUP BY 2, 3, 4, 5, 6, 7`)),
] as const

/** Counts anew how many renew in a county; each night, once the day is turned. */
export async function countRenewalFigures({ countyCode, on, database }: SystemContext, terms: Pick<RenewalTerms, 'priorTerms' | 'noticeDays'>): Promise<void> {
  const [forget, keep] = replaceFigures
  await database.transact([countyCode], async (run) => {
    await run(forget, { countyCode })
    await run(keep, { countyCode, on, ...terms, since: addMonths(on, -monthsBack), untilDay: addMonths(firstOf(on), monthsAhead + 1) })
  })
}

const wholeRate = 10_000
const rateOf = ({ due, gone, renewed }: { due: number; gone: number; renewed: number }): number | null => (due > gone ? Math.round((renewed * wholeRate) / (due - gone)) : null)
const monthOf = (day: LocalDate) => day.slice(0, 7)
const firstOf = (day: LocalDate) => `${monthOf(day)}-01` as LocalDate

/**
 * How many renew, within the actor's scope. The rate is of terms over in the last twelve months: who has the next contract, with whomever, begun within the
 * days of grace, of those who neither died nor moved away.
 *
 * Example: 10 terms over, 1 died, 1 moved, 6 signed again: 6 of 8, 75 %.
 */
export const getRenewalFigures = () => async (context: Context, { teamId }: InputOf<typeof renewalFiguresEndpoint>): Promise<Figures> => {
  const { actor, on } = context
  const scope = scopeFilter(actor, { township: 'f.township_code', institution: 'f.institution_id', team: 'f.team_id' })
  const select = compose<Sum>()(fragment<Record<string, unknown>>('sum-renewal-figures', `
    SELECT f.month, f.is_over AS "isOver", f.in_year AS "inYear", sum(f.due)::int AS due, sum(f.gone)::int AS gone, sum(f.renewed)::int AS renewed, sum(f.by_itself)::int AS "byItself", sum(f.elsewhere)::int AS elsewhere, max(f.counted_on) AS "countedOn"
    FROM contracts.renewal_figure f WHERE f.county_code = :countyCode AND ${scope.condition} ${teamId ? 'AND f.team_id = :teamId::uuid' : ''} GROUP BY 1, 2, 3`))
  const selectInstitutions = compose<Omit<Figures['institutions'][number], 'rateBasisPoints'>>()(fragment<Record<string, unknown>>('renewal-figures-of-institutions', `
    SELECT i.id AS "institutionId", i.short_name AS name, sum(f.due)::int AS due, sum(f.gone)::int AS gone, sum(f.renewed)::int AS renewed, sum(f.by_itself)::int AS "byItself", sum(f.elsewhere)::int AS elsewhere
    FROM contracts.renewal_figure f JOIN organisations.institution i ON i.id = f.institution_id WHERE f.county_code = :countyCode AND f.in_year AND ${scope.condition} ${teamId ? 'AND f.team_id = :teamId::uuid' : ''} GROUP BY 1, 2`))
  const params = { ...scope.params, countyCode: actor.countyCode, teamId: teamId ?? null }
  const [sums, institutions] = await Promise.all([context.run(select, params), context.run(selectInstitutions, params)])
  const countedOn = sums[0]?.countedOn ?? null
  const day = countedOn ?? on
  const add = (rows: readonly Sum[]) => rows.reduce((sum, one) => ({ due: sum.due + one.due, gone: sum.gone + one.gone, renewed: sum.renewed + one.renewed, byItself: sum.byItself + one.byItself, elsewhere: sum.elsewhere + one.elsewhere }), none)
  const year = add(sums.filter(({ inYear }) => inYear))
  const monthsFrom = (first: number, count: number) => Array.from({ length: count }, (_, i) => addMonths(firstOf(day), first + i))
  return {
    countedOn, graceDays: lapsedDays, year: { ...year, from: addMonths(day, -monthsBack), lastDay: addDays(day, -1), rateBasisPoints: rateOf(year) },
    past: monthsFrom(1 - monthsBack, monthsBack).map((first) => ({ month: monthOf(first), ...add(sums.filter(({ month, isOver }) => isOver && month === monthOf(first))), isOpen: daysBetween(addMonths(first, 1), day) < lapsedDays })),
    ahead: monthsFrom(0, monthsAhead + 1).map((first) => {
      const { due, byItself, renewed } = add(sums.filter(({ month, isOver }) => !isOver && month === monthOf(first)))
      return { month: monthOf(first), due, byItself, renewed }
    }),
    institutions: institutions.map((one) => ({ ...one, rateBasisPoints: rateOf(one) })).sort((one, other) => (one.rateBasisPoints ?? wholeRate + 1) - (other.rateBasisPoints ?? wholeRate + 1) || (one.institutionId < other.institutionId ? -1 : 1)),
  }
}
