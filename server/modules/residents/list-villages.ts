import type { OutputOf } from '#api/endpoint.ts'
import type { listVillagesEndpoint } from '#api/residents.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'

type Row = OutputOf<typeof listVillagesEndpoint>['items'][number]
const select = compose<Row>()(fragment<{ countyCode: number; countyText: string; teamId: string | null; institutionId: string | null; township: string | null; on: string }>('list-villages', `
  SELECT v.code, v.name, ARRAY[v.pinyin, v.initials, tw.pinyin || v.pinyin, tw.initials || v.initials] AS spellings, tw.code AS "townshipCode", tw.name AS "townshipName",
         EXISTS (SELECT FROM organisations.team_area a JOIN organisations.team t ON t.county_code = :countyCode AND t.id = a.team_id
           WHERE a.county_code = :countyCode AND a.region_code = v.code AND a.valid_from <= :on::date AND (a.valid_until IS NULL OR a.valid_until > :on::date)
             AND (t.id = :teamId::uuid OR t.institution_id = :institutionId::uuid)) AS "isOwn"
  FROM regions.region tw JOIN regions.region v ON v.parent_code = tw.code AND v.level = 'village'
  WHERE tw.parent_code = :countyText AND tw.level = 'township' AND (:township::text IS NULL OR tw.code = :township) ORDER BY "isOwn" DESC, tw.code, v.code`))

/** The villages and communities of the county, one's own first; a township office sees its own township's. */
export async function listVillages(context: Context): Promise<OutputOf<typeof listVillagesEndpoint>> {
  const { actor, on } = context
  const { scope, countyCode } = actor
  const township = scope.kind === 'region' && scope.code.length > 6 ? scope.code.slice(0, 9) : null
  const items = await context.run(select, {
    countyCode, countyText: String(countyCode), township, on, teamId: scope.kind === 'team' ? scope.teamId : null, institutionId: scope.kind === 'institution' ? scope.institutionId : null,
  })
  return { items }
}
