import type { z } from 'zod'
import type { countyOverviewEndpoint, overviewTownship } from '#api/overview.ts'
import { addDays, type LocalDate, localDate, yearOf } from '#kernel/local-date.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import { type Because, coverageTargets, keyPopulations, orNone, type Pack, presentBecause } from '#policy/index.ts'
import { countyTotals } from './domain/county-totals.ts'
import type { OverviewUsing } from './index.ts'
import { type PopulationRow, selectCounty, type TownshipRow } from './selects.ts'

type Output = z.infer<(typeof countyOverviewEndpoint)['output']>
const endingDays = 30

/**
 * A county in thirty seconds: coverage against quota by township, key populations, the year's line. Reads rollups only, in one
 * statement. A place within a county sees its own township's figures.
 */
export async function getCountyOverview(using: OverviewUsing, context: Context, input: { year?: number | undefined }): Promise<Output> {
  const { on, actor: { countyCode } } = context
  const year = input.year ?? yearOf(on)
  const [county, pack] = await Promise.all([findCounty(context, year), using.policies.packOf(countyCode, on)])
  if (!county) throw notFound('county')
  const { plan } = county
  const townships = county.townships.map(townshipOf)
  const goals = goalsOf(pack, year < yearOf(on) ? lastDayOf(year, on) : on)
  return {
    countyCode, countyName: county.name, parentName: county.parentName, on, year, foldedAt: county.foldedAt && county.foldedAt.toISOString(),
    planTitle: plan?.title ?? null, planId: plan?.id ?? null,
    goals: goals.rows, goalsBecause: presentBecause(pack, goals.because, using.policies.names), planBecause: presentBecause(pack, (plan?.because ?? []) as Because[], using.policies.names),
    townships, totals: countyTotals(townships), populations: namePopulations(pack, on, county.populations), trend: runningSum(county.flow, year), endingIn30Days: county.ending,
  }
}

/** The rollups of what the actor reaches, in one statement; none for who has no region. */
export async function findCounty({ run, on, actor: { countyCode, scope } }: Context, year: number) {
  if (scope.kind !== 'region') return undefined
  const [county] = await run(selectCounty, {
    countyCode, countyText: String(countyCode), year, on, only: scope.code.length > 6 ? scope.code.slice(0, 9) : null,
    firstDay: `${year}-01-01`, lastDay: lastDayOf(year, on), until: addDays(on, endingDays),
  })
  return county
}
const lastDayOf = (year: number, on: LocalDate) => (year === yearOf(on) ? on : localDate(`${year}-12-31`))

/** One township as the screen gets it: what the platform does not know stays null. */
export function townshipOf(row: TownshipRow): z.infer<typeof overviewTownship> {
  const { code, name, kind, column, row: tileRow, persons, quota, residents, signed, keyResidents, keySigned } = row
  const isLive = residents !== null && residents > 0
  return {
    code, name, kind, column, row: tileRow, persons, quota, all: isLive ? { residents, signed: signed ?? 0 } : null,
    key: isLive ? { residents: keyResidents ?? 0, signed: keySigned ?? 0 } : null,
  }
}

/** The region's coverage goals (of a past year: those of its last day); none when its pack names none for that day. */
function goalsOf(pack: Pack, on: LocalDate): { rows: { of: string; atLeastBasisPoints: number }[]; because: Because[] } {
  const goals = orNone(() => coverageTargets(pack, on))
  return { rows: goals?.value.map(({ of, atLeastBasisPoints }) => ({ of, atLeastBasisPoints })) ?? [], because: goals?.because ?? [] }
}

/** The rollup's populations in the pack's order and words. */
export function namePopulations(pack: Pack, on: LocalDate, rows: readonly PopulationRow[]): Output['populations'] {
  const counted = new Map(rows.map((row) => [row.population, row]))
  return keyPopulations(pack, on).value.flatMap(({ tag, zh, en }) => {
    const row = counted.get(tag)
    return row ? [{ population: tag, zh, en, residents: row.residents, signed: row.signed }] : []
  })
}

/** Example: 5 before the year, +2 on 3 January, −1 on 9 January → 5 on 31 December, 7, 6. */
export function runningSum(flow: readonly { day: string | null; change: number }[], year: number): Output['trend'] {
  let inForce = 0
  return flow.map(({ day, change }) => {
    inForce += change
    return { day: day ?? addDays(localDate(`${year}-01-01`), -1), inForce: Math.max(0, inForce) }
  })
}
