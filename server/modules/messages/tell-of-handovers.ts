import { compose, fragment } from '#platform/database/statement.ts'
import type { SystemContext } from '#platform/http/context.ts'
import type { Listener } from '#platform/jobs/job.ts'
import { isHandable } from '../contracts/index.ts'

type Planned = { on: string; fromTeamId: string; toTeamId: string; fromDoctorStaffId: string | null; villageCode: string | null; toTeam: string; toDoctor: string }
const passes = "h.kind IN ('doctor', 'village') AND h.from_team_id IS NOT NULL AND h.to_doctor_staff_id IS NOT NULL"
const selectHandover = compose<Planned>()(fragment<{ countyCode: number; handoverId: string; state: string }>('handover-to-tell-of', `
  SELECT h.effective_on AS "on", h.from_team_id AS "fromTeamId", h.to_team_id AS "toTeamId", CASE WHEN h.kind = 'doctor' THEN h.from_doctor_staff_id END AS "fromDoctorStaffId", CASE WHEN h.kind = 'village' THEN h.village_code END AS "villageCode", t.name AS "toTeam", s.name AS "toDoctor"
  FROM assignments.handover h JOIN organisations.team t ON t.county_code = h.county_code AND t.id = h.to_team_id JOIN organisations.staff s ON s.id = h.to_doctor_staff_id
  WHERE h.county_code = :countyCode AND h.id = :handoverId AND h.state = :state AND ${passes}`))
/** The plans by which a contract is to pass. */
const selectPlans = compose<{ handoverId: string }>()(fragment<{ countyCode: number; contractId: string }>('plans-for-contract', `
  SELECT h.id AS "handoverId" FROM contracts.contract c JOIN assignments.handover h ON h.county_code = c.county_code AND h.state = 'planned' AND h.from_team_id = c.team_id
    AND (h.kind = 'doctor' AND h.from_doctor_staff_id = c.doctor_staff_id OR h.kind = 'village' AND h.village_code = c.village_code)
  WHERE c.county_code = :countyCode AND c.id = :contractId AND ${passes}`))

type Told = { count: number }
type Telling = { countyCode: number; handoverId: string; contractId: string | null; on: string; fromTeamId: string; fromDoctorStaffId: string | null; villageCode: string | null; at: string }
/** Of whose contracts pass, one contract each: the one that runs before the one that is to begin. */
const passing = `
  SELECT DISTINCT ON (c.resident_id) c.county_code, c.id, c.resident_id, c.team_id, c.doctor_staff_id FROM contracts.contract c JOIN residents.resident r ON r.county_code = c.county_code AND r.id = c.resident_id AND r.status = 'living'
  WHERE ${isHandable} AND (:contractId::uuid IS NULL OR c.id = :contractId::uuid) ORDER BY c.resident_id, c.valid_from`
const into = 'INSERT INTO messages.notice (county_code, id, reader_kind, reader_id, category, code, params, cause, at)'
const once = 'ON CONFLICT (county_code, reader_id, cause) DO NOTHING RETURNING 1'
const counted = fragment<object>('count-told', 'SELECT count(*)::int AS count FROM told')

const tellOfPlan = compose<Told>()(
  fragment<Telling>('passing', passing),
  fragment<{ handoverId: string; toTeamId: string; toTeam: string; toDoctor: string; at: string }>('told', `
    ${into} SELECT p.county_code, gen_random_uuid(), 'resident', p.resident_id, 'contract', CASE WHEN p.team_id = :toTeamId::uuid THEN 'HANDOVER_PLANNED' ELSE 'HANDOVER_TO_TEAM_PLANNED' END,
      json_build_object('fromDoctor', d.name, 'fromTeam', t.name, 'doctor', :toDoctor::text, 'team', :toTeam::text, 'on', :on::date, 'contractId', p.id), 'handover:' || :handoverId::uuid, :at::timestamptz
    FROM passing p JOIN organisations.team t ON t.county_code = p.county_code AND t.id = p.team_id JOIN organisations.staff d ON d.id = p.doctor_staff_id ${once}`), counted)
/** Who was told of the plan, and whose contract still is where it was, hears that nothing changes. */
const tellOfUndoing = compose<Told>()(
  fragment<Telling>('passing', passing),
  fragment<{ handoverId: string; at: string }>('told', `
    ${into} SELECT p.county_code, gen_random_uuid(), 'resident', p.resident_id, 'contract', 'HANDOVER_UNDONE', json_build_object('doctor', d.name, 'team', t.name, 'on', :on::date), 'handover-undone:' || :handoverId::uuid, :at::timestamptz
    FROM passing p JOIN organisations.team t ON t.county_code = p.county_code AND t.id = p.team_id JOIN organisations.staff d ON d.id = p.doctor_staff_id
    JOIN messages.notice n ON n.county_code = p.county_code AND n.reader_id = p.resident_id AND n.cause = 'handover:' || :handoverId::uuid ${once}`), counted)

async function tellOf({ run, countyCode, at }: SystemContext, handoverId: string, state: 'planned' | 'undone', contractId: string | null = null): Promise<void> {
  const [plan] = await run(selectHandover, { countyCode, handoverId, state })
  if (plan) await run(state === 'planned' ? tellOfPlan : tellOfUndoing, { ...plan, countyCode, handoverId, contractId, at })
}

/** Residents hear beforehand that their contract passes to another doctor, also who signs in between, and that it does not when the plan is taken back. */
export const handoverListeners: readonly Listener[] = [
  { topic: 'handover-planned', hear: (context, handoverId) => tellOf(context, handoverId, 'planned') },
  { topic: 'handover-undone', hear: (context, handoverId) => tellOf(context, handoverId, 'undone') },
  { topic: 'contract-signed', async hear(context, contractId) {
    for (const { handoverId } of await context.run(selectPlans, { countyCode: context.countyCode, contractId })) await tellOf(context, handoverId, 'planned', contractId)
  } },
]
