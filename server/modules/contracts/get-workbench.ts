import type { OutputOf } from '#api/endpoint.ts'
import type { workbenchEndpoint } from '#api/contracts.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { coverageTargets, keyPopulations, orNone, type Pack, presentBecause } from '#policy/index.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import { noticeDays } from './domain/decide-signing.ts'
import { renewalTerms } from './domain/decide-renewal.ts'
import { countToRenew, isToRenewBy } from './ending-soon.ts'
import { owedPopulations, rankOf, residenceRules, usualFrom } from './list-to-sign.ts'
import type { ContractsUsing } from './using.ts'

type Params = Record<string, unknown>
type ToSign = { owed: number; owedLater: number; key: number; all: number }
type Counts = { toRenew30: number; today: number; days7: number }
type Cell = { population: string; kind: 'urban' | 'rural' | null; residents: number; signed: number }

/** What the doctor begins the day with: who is to be signed, whose contract is to be renewed, what was signed, and how far the goals are. Each number is a list's. */
export const getWorkbench = (using: ContractsUsing) => async (context: Context): Promise<OutputOf<typeof workbenchEndpoint>> => {
  const { actor, on } = context
  if (actor.scope.kind === 'region') throw notFound('workbench') // a county has its overview; counting it person by person takes seconds
  const pack = await using.policies.packOf(actor.countyCode, on)
  const owed = owedPopulations(pack, on)
  const [toSign, counts, toRenew, cells, load, [fresh]] = await Promise.all([
    countToSign(context, { owed, ...residenceRules(pack, on) }), countContracts(context), countToRenewWithin(context, renewalTerms(pack, on).reminderDays), coverCells(context), panels(context), context.run(freshness, { countyCode: actor.countyCode }),
  ])
  return {
    on, foldedAt: fresh?.foldedAt ?? null, noticeDays: noticeDays(pack, on).days, toRenew,
    counts: { owedToSign: toSign.owed, owedLater: toSign.owedLater, keyToSign: toSign.key, toSign: toSign.all, toRenew30: counts.toRenew30, signedToday: counts.today, signed7: counts.days7 },
    goals: goalsOf(pack, on, cells, using.policies.names), load,
  }
}

async function countToSign({ actor, run }: Context, rules: Params): Promise<ToSign> {
  const scope = scopeFilter(actor, { township: 'r.township_code', institution: 'r.institution_id', team: 'r.team_id' })
  const statement = compose<ToSign>()(fragment<Params>('count-to-sign', `
    SELECT count(*) FILTER (WHERE rank = 0) AS owed, count(*) FILTER (WHERE rank = 0 AND usual_from > :on::date) AS "owedLater", count(*) FILTER (WHERE rank = 1) AS key, count(*) AS all
    FROM (SELECT ${rankOf} AS rank, CASE WHEN ${rankOf} = 0 THEN ${usualFrom} END AS usual_from FROM residents.resident r WHERE r.county_code = :countyCode AND r.status = 'living' AND NOT r.is_signed AND ${scope.condition}) AS unsigned`))
  return (await run(statement, { ...scope.params, countyCode: actor.countyCode, ...rules }))[0] as ToSign
}

async function countContracts({ actor, on, run }: Context): Promise<Counts> {
  const scope = scopeFilter(actor, { township: 'c.township_code', institution: 'c.institution_id', team: 'c.team_id' })
  const count = (what: string) => `(SELECT count(*) FROM contracts.contract c WHERE c.county_code = :countyCode AND ${scope.condition} AND ${what})`
  const statement = compose<Counts>()(fragment<Params>('count-contracts-of-workbench', `
    SELECT ${count(isToRenewBy('in30'))} AS "toRenew30", ${count('c.signed_on >= :on::date')} AS today, ${count('c.signed_on >= :since::date')} AS days7`))
  return (await run(statement, { ...scope.params, countyCode: actor.countyCode, on, in30: addDays(on, 30), since: addDays(on, -6) }))[0] as Counts
}

/** How many wait to be renewed within each of the days on which residents are reminded. */
function countToRenewWithin({ actor, on, run }: Context, reminderDays: number[]): Promise<{ days: number; contracts: number }[]> {
  const scope = scopeFilter(actor, { township: 'c.township_code', institution: 'c.institution_id', team: 'c.team_id' })
  return run(countToRenew(`c.county_code = :countyCode AND ${scope.condition}`), { ...scope.params, countyCode: actor.countyCode, on, reminderDays, latest: addDays(on, Math.max(...reminderDays)) })
}

/** The rollup's cells of the scope, by population and by urban or rural. */
function coverCells({ actor, run }: Context): Promise<Cell[]> {
  const scope = scopeFilter(actor, { township: 's.township_code', institution: 't.institution_id', team: 's.team_id' })
  const statement = compose<Cell>()(fragment<Params>('cover-of-workbench', `
    SELECT s.population, p.kind, sum(s.residents)::int AS residents, sum(s.signed)::int AS signed FROM statistics.stat_cover s JOIN regions.region p ON p.code = s.township_code
    LEFT JOIN organisations.team t ON t.county_code = s.county_code AND t.id = s.team_id WHERE s.county_code = :countyCode AND ${scope.condition} GROUP BY 1, 2`))
  return run(statement, { ...scope.params, countyCode: actor.countyCode })
}

function panels({ actor, run }: Context): Promise<{ scope: 'doctor' | 'team'; name: string; contracts: number; cap: number | null }[]> {
  if (actor.scope.kind !== 'team') return Promise.resolve([])
  return run(selectPanels, { countyCode: actor.countyCode, teamId: actor.scope.teamId, staffId: actor.staffId })
}
const selectPanels = compose<{ scope: 'doctor' | 'team'; name: string; contracts: number; cap: number | null }>()(fragment<{ countyCode: number; teamId: string; staffId: string | null }>('panels-of-workbench', `
  SELECT l.scope, coalesce(t.name, s.name) AS name, l.contracts, l.cap FROM organisations.panel_load l
  LEFT JOIN organisations.team t ON l.scope = 'team' AND t.county_code = l.county_code AND t.id = l.holder_id LEFT JOIN organisations.staff s ON l.scope = 'doctor' AND s.id = l.holder_id
  WHERE l.county_code = :countyCode AND l.unit = 'person' AND ((l.scope = 'team' AND l.holder_id = :teamId::uuid) OR (l.scope = 'doctor' AND l.holder_id = :staffId::uuid)) ORDER BY l.scope`))
const freshness = compose<{ foldedAt: string | null }>()(fragment<{ countyCode: number }>('freshness-of-workbench', `
  SELECT ${instantText('folded_at')} AS "foldedAt" FROM statistics.freshness WHERE county_code = :countyCode`))

/** Each goal of the pack that has people here, with how many of them are signed. A pack without goals for the day gives none. */
function goalsOf(pack: Pack, on: LocalDate, cells: readonly Cell[], names: Readonly<Record<string, string>>): OutputOf<typeof workbenchEndpoint>['goals'] {
  const targets = orNone(() => coverageTargets(pack, on))
  if (targets === null) return []
  const because = presentBecause(pack, targets.because, names)
  const known = new Map(keyPopulations(pack, on).value.map(({ tag, zh, en }) => [tag, { zh, en }]))
  return targets.value.flatMap(({ of, atLeastBasisPoints }) => {
    const isKind = of === 'urban' || of === 'rural'
    const own = cells.filter((cell) => (isKind ? cell.population === 'all' && cell.kind === of : cell.population === of))
    const [residents, signed] = [own.reduce((sum, cell) => sum + cell.residents, 0), own.reduce((sum, cell) => sum + cell.signed, 0)]
    return residents === 0 ? [] : [{ of, zh: known.get(of)?.zh ?? of, en: known.get(of)?.en ?? of, signed, residents, atLeastBasisPoints, because }]
  })
}
