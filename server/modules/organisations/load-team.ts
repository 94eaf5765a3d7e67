import type { Run } from '#platform/database/database.ts'
import { isWithinScope } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import { notFound } from '#platform/problem.ts'
import type { Because } from '#policy/index.ts'
import { roomOfTeam } from './find-caps.ts'

export type Team = {
  teamId: string; name: string; kind: 'team' | 'independent'; status: 'active' | 'closed'; institutionId: string; institutionName: string; institutionKind: string; townshipCode: string
  leaderStaffId: string; leaderName: string; phone: string | null; because: Because[]; validFrom: string; validUntil: string | null; version: number; contracts: number; cap: number | null; isHard: boolean; room: number | null
}
const text = `
  SELECT t.id AS "teamId", t.name, t.kind, t.status, t.institution_id AS "institutionId", i.name AS "institutionName", i.kind AS "institutionKind", i.township_code AS "townshipCode", t.leader_staff_id AS "leaderStaffId",
    s.name AS "leaderName", t.phone, t.because, t.valid_from AS "validFrom", t.valid_until AS "validUntil", t.version, coalesce(p.contracts, 0) AS contracts, p.cap, coalesce(p.is_hard, false) AS "isHard", ${roomOfTeam}
  FROM organisations.team t JOIN organisations.institution i ON i.id = t.institution_id JOIN organisations.staff s ON s.id = t.leader_staff_id
  LEFT JOIN organisations.panel_load p ON p.county_code = :countyCode AND p.scope = 'team' AND p.holder_id = t.id AND p.unit = 'person'
  WHERE t.county_code = :countyCode AND t.id = :teamId`
type Key = { countyCode: number; teamId: string }
const select = compose<Team>()(fragment<Key>('load-team', text))
const selectLocked = compose<Team>()(fragment<Key>('load-team-locked', `${text} FOR UPDATE OF t`))

/** One team within the actor's scope, locked when it is to be changed. Another's is not found, like none. */
export async function loadTeam(run: Run, actor: Actor, teamId: string, { isLocked = false } = {}): Promise<Team> {
  const [team] = await run(isLocked ? selectLocked : select, { countyCode: actor.countyCode, teamId })
  if (!team || !isWithinScope(actor, { countyCode: actor.countyCode, townshipCode: team.townshipCode, institutionId: team.institutionId, teamId })) throw notFound('team')
  return team
}
