import { fragment } from '#platform/database/statement.ts'

export type Place = { countyCode: number; teamId: string; doctorStaffId: string; panelUnit: 'person' | 'household' }
const panels = `county_code = :countyCode AND unit = :panelUnit AND ((scope = 'team' AND holder_id = :teamId::uuid) OR (scope = 'doctor' AND holder_id = :doctorStaffId::uuid))`

/**
 * Lent to the statement that signs: takes a place on the team's and on the doctor's panel where there is room. The statement stores
 * `(SELECT count(*) FROM claimed)`; anything but 2 means that one of them was full, and a constraint turns the whole statement back.
 */
export const claimPlaces = fragment<Place>('claimed', `
  UPDATE organisations.panel_load SET contracts = contracts + 1
  WHERE ${panels} AND (NOT is_hard OR cap IS NULL OR contracts < cap) RETURNING 1`)

/** Lent to the statement that ends a contract: gives both places back. */
export const releasePlaces = fragment<Place>('released', `
  UPDATE organisations.panel_load SET contracts = contracts - 1 WHERE ${panels} AND contracts > 0 RETURNING 1`)

/** Lent to the statement by which many contracts run out at once: gives back the places of all rows of its CTE `expired (team_id, doctor_staff_id)`. */
export const releasePlacesOfMany = fragment<{ countyCode: number }>('released', `
  UPDATE organisations.panel_load l SET contracts = l.contracts - n.places
  FROM (SELECT scope, holder, count(*) AS places FROM expired CROSS JOIN LATERAL (VALUES ('team', team_id), ('doctor', doctor_staff_id)) AS h (scope, holder) GROUP BY 1, 2) n
  WHERE l.county_code = :countyCode AND l.unit = 'person' AND l.scope = n.scope AND l.holder_id = n.holder RETURNING 1`)

/** Lent to the statement that takes an ending back: takes the places again, room or not, for the contract never should have ended. */
export const reclaimPlaces = fragment<Place>('reclaimed', `
  UPDATE organisations.panel_load SET contracts = contracts + 1 WHERE ${panels} RETURNING 1`)
