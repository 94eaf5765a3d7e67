import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'

type TakingBack = { countyCode: number; adoptionId: string; from: string; packCode: string; on: string; accountId: string; actorName: string; at: string; note: string }
/** Ends a decision whose day is yet to come and keeps who took it back; `decidedBy` is null where there was none to end. The database's own function says when that may be, for nothing else may end one. */
export const endAdoption = compose<{ decidedBy: string | null }>()(fragment<TakingBack>('take-back-adoption', `
  SELECT policy.take_back_adoption(:countyCode, :adoptionId, :from, :packCode, :on, :accountId, :actorName, :at, :note) AS "decidedBy"`))

export type TakenBackRow = { from: string; packCode: string; decidedBy: string; takenBackBy: string; takenBackAt: string; note: string }
/** The newest fifty that were taken back. */
export const selectTakenBack = compose<TakenBackRow>()(fragment<{ countyCode: number }>('adoptions-taken-back', `
  SELECT valid_from AS "from", pack_code AS "packCode", decided_by AS "decidedBy", taken_back_by_name AS "takenBackBy", ${instantText('taken_back_at')} AS "takenBackAt", reason AS note
  FROM policy.taken_back_adoption WHERE county_code = :countyCode ORDER BY taken_back_at DESC, id DESC LIMIT 50`))
