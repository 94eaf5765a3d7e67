import type { Reason } from '#kernel/decision.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Run } from '#platform/database/database.ts'
import { isWithinScope } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import { notFound } from '#platform/problem.ts'
import { isHandable } from '../contracts/index.ts'
import { isAssignable, type Reach } from '../residents/index.ts'
import { type Asked, checkHandover, type Panel, type Situation, type Team } from './domain/check-handover.ts'

type TeamRow = Team & { townshipCode: string }
const selectTeam = compose<TeamRow>()(fragment<{ countyCode: number; teamId: string; on: string }>('team-of-handover', `
  SELECT t.name, t.institution_id AS "institutionId", i.township_code AS "townshipCode", t.status = 'active' AS "isActive",
    ARRAY(SELECT m.staff_id FROM organisations.team_member m WHERE m.county_code = t.county_code AND m.team_id = t.id AND m.role = 'family_doctor' AND m.valid_from <= :on::date AND (m.valid_until IS NULL OR m.valid_until > :on::date)) AS "doctorIds",
    ARRAY(SELECT a.region_code FROM organisations.team_area a WHERE a.county_code = t.county_code AND a.team_id = t.id AND a.valid_until IS NULL) AS "villageCodes"
  FROM organisations.team t JOIN organisations.institution i ON i.id = t.institution_id WHERE t.county_code = :countyCode AND t.id = :teamId`))
const selectVillage = compose<object>()(fragment<{ villageCode: string; on: string }>('village-of-handover', `
  SELECT 1 FROM regions.region WHERE code = :villageCode AND level = 'village' AND valid_from <= :on::date AND (valid_until IS NULL OR valid_until > :on::date)`))
const countAssignable = compose<{ residents: number }>()(fragment<Reach & { countyCode: number; toTeamId: string; villageCode: string | null; gridCode: string | null; fromTeamId: string | null }>('count-assignable', `
  SELECT count(*)::int AS residents FROM residents.resident r WHERE ${isAssignable}`))
type Handable = { countyCode: number; on: string; fromTeamId: string | null; fromDoctorStaffId: string | null; villageCode: string | null }
const selectShifts = compose<Panel & { contracts: number }>()(
  fragment<Handable>('going', `SELECT c.team_id, c.doctor_staff_id FROM contracts.contract c WHERE ${isHandable}`),
  fragment<{ toTeamId: string; toDoctorStaffId: string }>('shifts', `
    SELECT h.scope, h.holder, sum(h.places)::int AS places FROM going CROSS JOIN LATERAL (VALUES ('team', going.team_id, -1), ('doctor', going.doctor_staff_id, -1), ('team', :toTeamId::uuid, 1), ('doctor', :toDoctorStaffId::uuid, 1)) AS h (scope, holder, places)
    GROUP BY 1, 2 HAVING sum(h.places) <> 0`),
  fragment<{ countyCode: number }>('shifts-of-handover', `
    SELECT l.scope, coalesce(t.name, s.name) AS name, l.contracts AS before, l.contracts + n.places AS after, l.cap, l.is_hard AS "isHard", (SELECT count(*) FROM going)::int AS contracts
    FROM shifts n JOIN organisations.panel_load l ON l.county_code = :countyCode AND l.unit = 'person' AND l.scope = n.scope AND l.holder_id = n.holder
    LEFT JOIN organisations.team t ON l.scope = 'team' AND t.county_code = l.county_code AND t.id = l.holder_id LEFT JOIN organisations.staff s ON l.scope = 'doctor' AND s.id = l.holder_id ORDER BY l.scope DESC, after DESC, l.holder_id`))

export type Found = Situation & { place: { institutionId: string; townshipCode: string }; reasons: Reason[] }

/** What a hand-over would find on a day, and what stands against it. A team beyond the actor's scope is not found; the platform itself (no actor) sees the county's teams, and people as far as the plan reaches. */
export async function loadSituation(run: Run, who: { countyCode: number; actor: Actor | null }, asked: Asked & Reach, on: LocalDate): Promise<Found> {
  const { countyCode } = who
  const [to, from] = [await teamOf(run, who, asked.toTeamId, on), asked.fromTeamId === null ? null : await teamOf(run, who, asked.fromTeamId, on)]
  const [village] = asked.villageCode === null ? [] : await run(selectVillage, { villageCode: asked.villageCode, on })
  const [{ residents } = { residents: 0 }] = asked.kind === 'doctor' || asked.villageCode === null ? [] : await run(countAssignable, { ...asked, countyCode })
  const movesContracts = asked.kind !== 'residents' && asked.toDoctorStaffId !== null && asked.fromTeamId !== null && (asked.kind === 'village' || asked.fromDoctorStaffId !== null)
  const shifts = movesContracts ? await run(selectShifts, { ...handableOf(asked), countyCode, on, toTeamId: asked.toTeamId, toDoctorStaffId: asked.toDoctorStaffId ?? '' }) : []
  const situation: Situation = {
    from, to, isVillageKnown: village !== undefined && asked.villageCode?.startsWith(String(countyCode)) === true, residents, contracts: shifts[0]?.contracts ?? 0,
    panels: shifts.map(({ contracts: _, ...panel }) => panel),
  }
  return { ...situation, place: { institutionId: to.institutionId, townshipCode: to.townshipCode }, reasons: checkHandover(asked, situation) }
}

/** Which contracts pass: all of one doctor, or those of one village. */
export const handableOf = ({ kind, fromTeamId, fromDoctorStaffId, villageCode }: Asked) => ({ fromTeamId: fromTeamId ?? '', fromDoctorStaffId: kind === 'doctor' ? fromDoctorStaffId : null, villageCode: kind === 'village' ? villageCode : null })

async function teamOf(run: Run, { countyCode, actor }: { countyCode: number; actor: Actor | null }, teamId: string, on: LocalDate): Promise<TeamRow> {
  const [team] = await run(selectTeam, { countyCode, teamId, on })
  if (!team || (actor !== null && !isWithinScope(actor, { countyCode, townshipCode: team.townshipCode, institutionId: team.institutionId, teamId }))) throw notFound('team')
  return team
}
