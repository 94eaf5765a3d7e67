import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import { refused } from '#platform/problem.ts'
import { findTeamOfVillage } from '../organisations/index.ts'
import { reason } from './errors.ts'

const selectVillage = compose<{ townshipCode: string }>()(fragment<{ villageCode: string; on: string }>('village-of-county', `
  SELECT parent_code AS "townshipCode" FROM regions.region WHERE code = :villageCode AND level = 'village' AND valid_from <= :on::date AND (valid_until IS NULL OR valid_until > :on::date)`))
const selectInstitution = compose<{ institutionId: string }>()(fragment<{ countyCode: number; teamId: string }>('institution-of-team', `
  SELECT institution_id AS "institutionId" FROM organisations.team WHERE county_code = :countyCode AND id = :teamId`))

export type Home = { townshipCode: string; villageCode: string; teamId: string | null; institutionId: string | null }

/**
 * Where somebody who lives in a village belongs: its township, and the team that covers it with its institution; where no team does, the team of who
 * registers. Refused for a village of another county, and for a township office one of another township.
 */
export async function findHome(run: Run, actor: Actor, villageCode: string, on: string): Promise<Home> {
  const [village] = await run(selectVillage, { villageCode, on })
  const { scope, countyCode } = actor
  const isForeign = !village || !village.townshipCode.startsWith(String(countyCode)) || (scope.kind === 'region' && scope.code.length > 6 && village.townshipCode !== scope.code.slice(0, 9))
  if (isForeign) throw refused([reason.village()])
  const teamId = (await findTeamOfVillage(run, countyCode, villageCode, on)) ?? (scope.kind === 'team' ? scope.teamId : null)
  const [institution] = teamId === null ? [] : await run(selectInstitution, { countyCode, teamId })
  return { townshipCode: village.townshipCode, villageCode, teamId, institutionId: institution?.institutionId ?? (scope.kind === 'institution' ? scope.institutionId : null) }
}
