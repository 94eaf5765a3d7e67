import type { OutputOf } from '#api/endpoint.ts'
import type { listAlliancesEndpoint } from '#api/organisations.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'

type Output = OutputOf<typeof listAlliancesEndpoint>
const select = compose<Output['items'][number]>()(fragment<{ countyCode: number; on: string; isNowhere: boolean }>('list-alliances', `
  SELECT a.id AS "allianceId", a.name, a.kind, a.lead_institution_id AS "leadInstitutionId", l.name AS "leadName", a.valid_from AS "validFrom", a.valid_until AS "validUntil",
    coalesce((SELECT json_agg(json_build_object('institutionId', i.id, 'name', i.name, 'validFrom', m.valid_from) ORDER BY i.kind, i.name) FROM organisations.alliance_member m JOIN organisations.institution i ON i.id = m.institution_id
      WHERE m.alliance_id = a.id AND m.valid_from <= :on::date AND (m.valid_until IS NULL OR m.valid_until > :on::date)), '[]') AS members
  FROM organisations.alliance a JOIN organisations.institution l ON l.id = a.lead_institution_id WHERE a.county_code = :countyCode AND NOT :isNowhere::boolean ORDER BY a.name, a.id`))

/** The county's alliances and their members of today: every post of the county may know whom it is allied with. */
export async function listAlliances({ run, actor, on }: Context): Promise<Output> {
  return { items: await run(select, { countyCode: actor.countyCode, on, isNowhere: actor.scope.kind === 'none' }), next: null }
}
