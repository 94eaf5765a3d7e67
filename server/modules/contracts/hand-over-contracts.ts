import { compose, fragment } from '#platform/database/statement.ts'
import { shiftPlaces } from '../organisations/index.ts'
import { followContracts } from '../residents/index.ts'
import { countCover, shiftFlow } from '../statistics/index.ts'

type From = { countyCode: number; on: string; fromTeamId: string; fromDoctorStaffId: string | null; villageCode: string | null }
type To = { countyCode: number; on: string; toTeamId: string; toDoctorStaffId: string; handoverId: string; at: string }

/** Contracts that are in force or will be, of a team; of one doctor or one village where those are named. */
export const isHandable = `c.county_code = :countyCode AND c.state = 'active' AND c.holds_places AND c.valid_until > :on::date AND c.team_id = :fromTeamId::uuid
  AND (:fromDoctorStaffId::uuid IS NULL OR c.doctor_staff_id = :fromDoctorStaffId::uuid) AND (:villageCode::text IS NULL OR c.village_code = :villageCode)`

const going = fragment<From>('going', `
  SELECT c.id, c.resident_id, c.team_id, c.doctor_staff_id, c.township_code, c.signed_on, c.valid_from, c.valid_until, c.holds_places, c.valid_from <= :on::date AS is_in_force FROM contracts.contract c WHERE ${isHandable} ORDER BY c.id FOR UPDATE`)
const handed = fragment<To>('handed', `
  UPDATE contracts.contract c SET team_id = :toTeamId::uuid, doctor_staff_id = :toDoctorStaffId::uuid, version = c.version + 1 FROM going WHERE c.county_code = :countyCode AND c.id = going.id RETURNING 1`)
/** Who was responsible when it was signed is written down with the first change; the agreement keeps its text. */
const firstResponsible = fragment<To>('was_responsible', `
  INSERT INTO contracts.responsible (county_code, contract_id, valid_from, team_id, doctor_staff_id, at) SELECT :countyCode::int, id, signed_on, team_id, doctor_staff_id, :at::timestamptz FROM going WHERE signed_on < :on::date ON CONFLICT DO NOTHING`)
const nextResponsible = fragment<To>('is_responsible', `
  INSERT INTO contracts.responsible (county_code, contract_id, valid_from, team_id, doctor_staff_id, handover_id, at) SELECT :countyCode::int, id, :on::date, :toTeamId::uuid, :toDoctorStaffId::uuid, :handoverId::uuid, :at::timestamptz FROM going
  ON CONFLICT (county_code, contract_id, valid_from) DO UPDATE SET team_id = EXCLUDED.team_id, doctor_staff_id = EXCLUDED.doctor_staff_id, handover_id = EXCLUDED.handover_id, at = EXCLUDED.at`)
const answer = fragment<object>('hand-over-contracts', `
  SELECT (SELECT count(*) FROM shifts)::int AS shifts, (SELECT count(*) FROM shifted)::int AS shifted, coalesce((SELECT array_agg(id ORDER BY id) FROM going), '{}') AS "contractIds"`)

export type Handed = { shifts: number; shifted: number; contractIds: string[] }
/**
 * Contracts pass to another doctor of the same team: their text, term and places in the county stay, the responsible doctor is a dated row. Fewer panels `shifted` than
 * `shifts` means that somebody's was full; then the transaction must not be kept.
 */
export const handOverWithinTeam = compose<Handed>()(going, handed, firstResponsible, nextResponsible, ...shiftPlaces, answer)
/** They pass to a doctor of another team of the same institution, and the people who are signed go with them. */
export const handOverToTeam = compose<Handed>()(going, handed, firstResponsible, nextResponsible, ...shiftPlaces, ...followContracts, countCover, shiftFlow, fragment<object>('hand-over-to-team', `
  SELECT (SELECT count(*) FROM shifts)::int AS shifts, (SELECT count(*) FROM shifted)::int AS shifted, coalesce((SELECT array_agg(id ORDER BY id) FROM going), '{}') AS "contractIds"`))
