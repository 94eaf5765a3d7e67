import { compose, fragment } from '#platform/database/statement.ts'

export type Place = { countyCode: number; teamId: string; doctorStaffId: string; panelUnit: 'person' | 'household' }
/**
 * The team's and the doctor's panel, locked in one order: two statements that lock the same two rows in different orders wait for each other, and where
 * the rows lie changes with every update.
 */
const held = `(
    SELECT scope, holder_id FROM organisations.panel_load
    WHERE county_code = :countyCode AND unit = :panelUnit AND ((scope = 'team' AND holder_id = :teamId::uuid) OR (scope = 'doctor' AND holder_id = :doctorStaffId::uuid)) ORDER BY scope, holder_id FOR UPDATE) AS held`
const isHeld = 'l.county_code = :countyCode AND l.unit = :panelUnit AND l.scope = held.scope AND l.holder_id = held.holder_id'

/**
 * Lent to the statement that signs: takes a place on the team's and on the doctor's panel where there is room. The statement stores
 * `(SELECT count(*) FROM claimed)`; anything but 2 means that one of them was full, and a constraint turns the whole statement back.
 */
export const claimPlaces = fragment<Place>('claimed', `
  UPDATE organisations.panel_load l SET contracts = l.contracts + 1 FROM ${held}
  WHERE ${isHeld} AND (NOT l.is_hard OR l.cap IS NULL OR l.contracts < l.cap) RETURNING 1`)

/** Lent to the statement that signs many with one team and doctor: takes `places` on both panels where there is room for all of them; anything but 2 rows means that there was not. */
export const claimPlacesForMany = fragment<Place & { places: number }>('claimed', `
  UPDATE organisations.panel_load l SET contracts = l.contracts + :places::int FROM ${held}
  WHERE ${isHeld} AND (NOT l.is_hard OR l.cap IS NULL OR l.contracts + :places::int <= l.cap) RETURNING 1`)

/** Before a transaction moves places between panels in several statements: holds all of them, in the one order. */
export const lockPanels = compose<{ holderId: string }>()(fragment<{ countyCode: number; panelUnit: Place['panelUnit']; holderIds: readonly string[] }>('lock-panels', `
  SELECT holder_id AS "holderId" FROM organisations.panel_load WHERE county_code = :countyCode AND unit = :panelUnit AND holder_id = ANY (:holderIds::uuid[]) ORDER BY scope, holder_id FOR UPDATE`))

/** Lent to the statement that ends a contract: gives both places back. */
export const releasePlaces = fragment<Place>('released', `
  UPDATE organisations.panel_load l SET contracts = l.contracts - 1 FROM ${held} WHERE ${isHeld} AND l.contracts > 0 RETURNING 1`)

/** Lent to the statement by which many contracts run out at once: gives back the places of all rows of its CTE `expired (team_id, doctor_staff_id)`, locked in the same order. */
export const releasePlacesOfMany = fragment<{ countyCode: number }>('released', `
  UPDATE organisations.panel_load l SET contracts = l.contracts - held.places
  FROM (
    SELECT p.scope, p.holder_id, n.places
    FROM (SELECT scope, holder, count(*) AS places FROM expired CROSS JOIN LATERAL (VALUES ('team', team_id), ('doctor', doctor_staff_id)) AS h (scope, holder) GROUP BY 1, 2) n
    JOIN organisations.panel_load p ON p.county_code = :countyCode AND p.unit = 'person' AND p.scope = n.scope AND p.holder_id = n.holder ORDER BY p.scope, p.holder_id FOR UPDATE OF p
  ) AS held
  WHERE l.county_code = :countyCode AND l.unit = 'person' AND l.scope = held.scope AND l.holder_id = held.holder_id RETURNING 1`)

/** Lent to the statement that takes an ending back: takes the places again, room or not, for the contract never should have ended. */
export const reclaimPlaces = fragment<Place>('reclaimed', `
  UPDATE organisations.panel_load l SET contracts = l.contracts + 1 FROM ${held} WHERE ${isHeld} RETURNING 1`)

/**
 * Lent to the statement by which contracts pass to another doctor, whose CTE `going (team_id, doctor_staff_id, holds_places)` holds them: each panel's difference,
 * and the panels that had room for it, locked in the same order. Anything but as many moved panels as there are shifts means that one of them was full.
 */
export const shiftPlaces = [
  fragment<{ toTeamId: string; toDoctorStaffId: string }>('shifts', `
    SELECT h.scope, h.holder, sum(h.places)::int AS places FROM going CROSS JOIN LATERAL (VALUES ('team', going.team_id, -1), ('doctor', going.doctor_staff_id, -1), ('team', :toTeamId::uuid, 1), ('doctor', :toDoctorStaffId::uuid, 1)) AS h (scope, holder, places)
    WHERE going.holds_places GROUP BY 1, 2 HAVING sum(h.places) <> 0`),
  fragment<{ countyCode: number }>('shifted', `
    UPDATE organisations.panel_load l SET contracts = l.contracts + held.places
    FROM (SELECT p.scope, p.holder_id, n.places FROM shifts n JOIN organisations.panel_load p ON p.county_code = :countyCode AND p.unit = 'person' AND p.scope = n.scope AND p.holder_id = n.holder ORDER BY p.scope, p.holder_id FOR UPDATE OF p) AS held
    WHERE l.county_code = :countyCode AND l.unit = 'person' AND l.scope = held.scope AND l.holder_id = held.holder_id
      AND (held.places < 0 OR NOT l.is_hard OR l.cap IS NULL OR l.contracts + held.places <= l.cap) RETURNING 1`),
] as const

/** Lent to the statement that takes contracts over from an older system, whose CTE `taking (team_id, doctor_staff_id)` holds them: takes their places, room or not, locked in the same order. */
export const takePlacesOfMany = fragment<{ countyCode: number }>('taken', `
  UPDATE organisations.panel_load l SET contracts = l.contracts + held.places
  FROM (
    SELECT p.scope, p.holder_id, n.places
    FROM (SELECT scope, holder, count(*) AS places FROM taking CROSS JOIN LATERAL (VALUES ('team', team_id), ('doctor', doctor_staff_id)) AS h (scope, holder) GROUP BY 1, 2) n
    JOIN organisations.panel_load p ON p.county_code = :countyCode AND p.unit = 'person' AND p.scope = n.scope AND p.holder_id = n.holder ORDER BY p.scope, p.holder_id FOR UPDATE OF p
  ) AS held
  WHERE l.county_code = :countyCode AND l.unit = 'person' AND l.scope = held.scope AND l.holder_id = held.holder_id RETURNING 1`)
