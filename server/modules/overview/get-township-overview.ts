import type { z } from 'zod'
import type { townshipOverviewEndpoint } from '#api/overview.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import { namePopulations, townshipOf } from './get-county-overview.ts'
import type { OverviewUsing } from './index.ts'
import { selectCounty, selectPopulations, selectTeams, selectTownships } from './selects.ts'

type Output = z.infer<(typeof townshipOverviewEndpoint)['output']>

/** One township: its teams by what is left to sign, and its key populations. Another township than one's own is not found. */
export async function getTownshipOverview(using: OverviewUsing, context: Context, input: { code: string; year?: number | undefined }): Promise<Output> {
  const { actor, on } = context
  const { countyCode, scope } = actor
  const countyText = String(countyCode)
  const { code } = input
  const isForeign = scope.kind !== 'region' || (scope.code.length > 6 && scope.code.slice(0, 9) !== code)
  if (isForeign) throw notFound('township')
  const year = input.year ?? Number(on.slice(0, 4))
  const [counties, townships, teams, populations, pack] = await Promise.all([
    context.run(selectCounty, { countyCode, countyText }), context.run(selectTownships, { countyCode, countyText, year, on, only: code }),
    context.run(selectTeams, { countyCode, only: code }), context.run(selectPopulations, { countyCode, only: code }), using.policies.packOf(countyCode, on),
  ])
  const [township] = townships
  if (!township || !counties[0]) throw notFound('township')
  return {
    township: townshipOf(township), countyName: counties[0].name, on, foldedAt: counties[0].foldedAt && counties[0].foldedAt.toISOString(),
    teams: teams.map(({ teamId, name, institutionName, leaderName, residents, signed, keyResidents, keySigned }) => ({
      teamId, name, institutionName, leaderName, all: { residents, signed }, key: { residents: keyResidents, signed: keySigned },
    })),
    populations: namePopulations(pack, on, populations),
  }
}
