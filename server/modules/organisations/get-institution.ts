import type { OutputOf } from '#api/endpoint.ts'
import type { getInstitutionEndpoint } from '#api/organisations.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import { institutionColumns, institutionJoins } from './list-institutions.ts'
import { type Reach, reachOf, withinReach } from './scope.ts'

type Output = OutputOf<typeof getInstitutionEndpoint>
type Key = Reach & { countyCode: number; institutionId: string }
const select = compose<Omit<Output, 'alliances' | 'branches' | 'mayEdit'>>()(fragment<Key & { on: string }>('get-institution', `
  SELECT ${institutionColumns}, i.credit_code AS "creditCode", i.parent_id AS "parentId", i.address, i.phone, i.service_hours AS hours, i.valid_from AS "validFrom", i.version
  FROM organisations.institution i ${institutionJoins} WHERE ${withinReach} AND i.id = :institutionId`))
const selectAlliances = compose<Output['alliances'][number]>()(fragment<{ institutionId: string }>('alliances-of-institution', `
  SELECT a.id AS "allianceId", a.name, a.kind, a.lead_institution_id = :institutionId::uuid AS "isLead", coalesce(m.valid_from, a.valid_from) AS "validFrom", coalesce(m.valid_until, a.valid_until) AS "validUntil"
  FROM organisations.alliance a LEFT JOIN organisations.alliance_member m ON m.alliance_id = a.id AND m.institution_id = :institutionId::uuid
  WHERE m.institution_id IS NOT NULL OR a.lead_institution_id = :institutionId::uuid ORDER BY 5 DESC, a.name`))
const selectBranches = compose<Output['branches'][number]>()(fragment<{ institutionId: string; on: string }>('branches-of-institution', `
  SELECT id AS "institutionId", name, kind FROM organisations.institution WHERE parent_id = :institutionId AND (valid_until IS NULL OR valid_until > :on::date) ORDER BY kind, id`))

/** One institution within reach with its alliances and the stations and clinics it supervises. */
export async function getInstitution({ run, actor, on }: Context, { institutionId }: { institutionId: string }): Promise<Output> {
  const [[institution], alliances, branches] = await Promise.all([
    run(select, { ...reachOf(actor), countyCode: actor.countyCode, institutionId, on }), run(selectAlliances, { institutionId }), run(selectBranches, { institutionId, on }),
  ])
  if (!institution) throw notFound('institution')
  return { ...institution, alliances, branches, mayEdit: actor.permissions.has('organisation.edit') }
}

export type Institution = { id: string; kind: string; name: string; parentId: string | null; townshipCode: string; version: number; validFrom: string; validUntil: string | null }
const selectLocked = compose<Institution>()(fragment<Key>('lock-institution', `
  SELECT i.id, i.kind, i.name, i.parent_id AS "parentId", i.township_code AS "townshipCode", i.version, i.valid_from AS "validFrom", i.valid_until AS "validUntil"
  FROM organisations.institution i WHERE ${withinReach} AND i.id = :institutionId FOR NO KEY UPDATE`))

/** An institution within reach, locked so that two changes follow one another. */
export async function lockInstitution(run: Run, actor: Actor, institutionId: string): Promise<Institution> {
  const [institution] = await run(selectLocked, { ...reachOf(actor), countyCode: actor.countyCode, institutionId })
  if (!institution) throw notFound('institution')
  return institution
}
