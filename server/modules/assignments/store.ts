import { compose, fragment } from '#platform/database/statement.ts'
import { assignUnsigned, type Reach } from '../residents/index.ts'
import { countCover } from '../statistics/index.ts'
import type { Asked } from './domain/check-handover.ts'
import type { HandoverState } from './domain/handover-states.ts'

export type Handover = Asked & Reach & { handoverId: string; state: HandoverState; institutionId: string; townshipCode: string; on: string }
type New = Omit<Handover, 'state'> & { countyCode: number; reason: string; actorId: string; actorName: string; at: string }
export const insertHandover = compose<never>()(fragment<New>('insert-handover', `
  INSERT INTO assignments.handover (county_code, id, kind, state, institution_id, township_code, from_team_id, to_team_id, village_code, grid_code, from_doctor_staff_id, to_doctor_staff_id, reach_township_code, reach_institution_id, reach_team_id, effective_on, reason, planned_by, planned_by_name, planned_at)
  VALUES (:countyCode, :handoverId, :kind, 'planned', :institutionId, :townshipCode, :fromTeamId, :toTeamId, :villageCode, :gridCode, :fromDoctorStaffId, :toDoctorStaffId, :reachTownshipCode, :reachInstitutionId, :reachTeamId, :on, :reason, :actorId, :actorName, :at)`))

type Settled = { countyCode: number; handoverId: string; state: HandoverState; at: string; actorName: string; residents: number | null; contracts: number | null; obstacles: string | null }
/** How an open hand-over came out; nothing when it was settled before. */
export const settleHandover = compose<{ handoverId: string }>()(fragment<Settled>('settle-handover', `
  UPDATE assignments.handover SET state = :state, settled_at = :at, settled_by_name = :actorName, residents = :residents, contracts = :contracts, obstacles = :obstacles
  WHERE county_code = :countyCode AND id = :handoverId AND state IN ('planned', 'blocked') RETURNING id AS "handoverId"`))

const columns = `h.id AS "handoverId", h.kind, h.state, h.institution_id AS "institutionId", h.township_code AS "townshipCode", h.from_team_id AS "fromTeamId", h.to_team_id AS "toTeamId", h.village_code AS "villageCode", h.grid_code AS "gridCode",
  h.from_doctor_staff_id AS "fromDoctorStaffId", h.to_doctor_staff_id AS "toDoctorStaffId", h.reach_township_code AS "reachTownshipCode", h.reach_institution_id AS "reachInstitutionId", h.reach_team_id AS "reachTeamId", h.effective_on AS "on"`
/** One hand-over, locked, so that the job of the night and somebody who takes it back follow one another. */
export const lockHandover = compose<Handover>()(fragment<{ countyCode: number; handoverId: string }>('lock-handover', `
  SELECT ${columns} FROM assignments.handover h WHERE h.county_code = :countyCode AND h.id = :handoverId FOR UPDATE`))
export const selectDue = compose<{ handoverId: string }>()(fragment<{ countyCode: number; on: string }>('due-handovers', `
  SELECT id AS "handoverId" FROM assignments.handover WHERE county_code = :countyCode AND state = 'planned' AND effective_on <= :on::date ORDER BY effective_on, id`))

export const storeAssignment = compose<{ residents: number }>()(...assignUnsigned, countCover, fragment<object>('store-assignment', 'SELECT count(*)::int AS residents FROM marked'))
