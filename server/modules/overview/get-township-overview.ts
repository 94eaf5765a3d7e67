import type { z } from 'zod'
import type { townshipOverviewEndpoint } from '#api/overview.ts'
import { yearOf } from '#kernel/local-date.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import { namePopulations, townshipOf } from './get-county-overview.ts'
import type { OverviewUsing } from './index.ts'
import { selectTownship } from './selects.ts'

type Output = z.infer<(typeof townshipOverviewEndpoint)['output']>

/** One township: its teams by what is left to sign, and its key populations. Another township than one's own is not found. */
export async function getTownshipOverview(using: OverviewUsing, context: Context, input: { code: string; year?: number | undefined }): Promise<Output> {
  const { actor, on } = context
  const { countyCode, scope } = actor
  const { code } = input
  const isForeign = scope.kind !== 'region' || (scope.code.length > 6 && scope.code.slice(0, 9) !== code)
  if (isForeign) throw notFound('township')
  const [[county], pack] = await Promise.all([
    context.run(selectTownship, { countyCode, countyText: String(countyCode), year: input.year ?? yearOf(on), on, only: code }), using.policies.packOf(countyCode, on),
  ])
  const township = county?.townships[0]
  if (!county || !township) throw notFound('township')
  return {
    township: townshipOf(township), countyName: county.name, on, foldedAt: county.foldedAt && county.foldedAt.toISOString(),
    teams: county.teams.map(({ teamId, name, institutionName, leaderName, residents, signed, keyResidents, keySigned }) => ({
      teamId, name, institutionName, leaderName, all: { residents, signed }, key: { residents: keyResidents, signed: keySigned },
    })),
    populations: namePopulations(pack, on, county.populations),
  }
}
