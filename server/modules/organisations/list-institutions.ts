import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { listInstitutionsEndpoint } from '#api/organisations.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { type Reach, reachOf, withinReach } from './scope.ts'

export type InstitutionRow = OutputOf<typeof listInstitutionsEndpoint>['items'][number]
export const institutionColumns = `i.id AS "institutionId", i.name, i.short_name AS "shortName", i.kind, i.hospital_level AS "hospitalLevel", i.ownership, i.township_code AS "townshipCode", r.name AS "townshipName", p.name AS "parentName", i.valid_until AS "validUntil",
  (SELECT count(DISTINCT sp.staff_id)::int FROM organisations.staff_post sp JOIN organisations.staff s ON s.id = sp.staff_id AND s.is_active WHERE sp.institution_id = i.id AND sp.valid_from <= :on::date AND (sp.valid_until IS NULL OR sp.valid_until > :on::date)) AS staff,
  (SELECT count(*)::int FROM organisations.team t WHERE t.county_code = :countyCode AND t.institution_id = i.id AND t.status = 'active') AS teams`
export const institutionJoins = 'JOIN regions.region r ON r.code = i.township_code LEFT JOIN organisations.institution p ON p.id = i.parent_id'

type Params = Reach & { countyCode: number; on: string; text: string; kind: string | null; township: string | null; afterSort: string; afterId: string; most: number }
const select = compose<InstitutionRow & { sort: string }>()(fragment<Params>('list-institutions', `
  SELECT ${institutionColumns}, i.township_code || i.kind AS sort FROM organisations.institution i ${institutionJoins}
  WHERE ${withinReach} AND (:kind::text IS NULL OR i.kind = :kind) AND (:township::text IS NULL OR i.township_code = :township)
    AND (:text = '' OR strpos(i.name, :text) > 0 OR starts_with(i.pinyin, lower(:text)) OR starts_with(i.initials, lower(:text)) OR i.credit_code = upper(:text))
    AND ((i.township_code || i.kind) COLLATE "C", i.id) > (:afterSort, :afterId::uuid) ORDER BY (i.township_code || i.kind) COLLATE "C", i.id LIMIT :most`))

/** The institutions within reach, by township and kind. */
export async function listInstitutions({ run, actor, on }: Context, input: InputOf<typeof listInstitutionsEndpoint>): Promise<OutputOf<typeof listInstitutionsEndpoint>> {
  const rows = await run(select, {
    ...reachOf(actor), ...readCursor(input.after), countyCode: actor.countyCode, on, text: input.text ?? '', kind: input.kind ?? null, township: input.township ?? null, most: input.most + 1,
  })
  return pageOf(rows, input.most, (row) => [row.sort, row.institutionId])
}
