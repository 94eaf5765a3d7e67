import { compose, fragment } from '#platform/database/statement.ts'
import type { SigningDayState } from './domain/signing-day-states.ts'

type Of = { countyCode: number; signingDayId: string }
export type PlanRow = {
  institutionId: string; townshipCode: string; name: string; place: string; heldOn: string; startsAt: string; endsAt: string; villageCodes: readonly string[]; teamIds: readonly string[]; expected: number; desks: number
}
export const insertSigningDay = compose<never>()(fragment<Of & PlanRow>('insert-signing-day', `
  INSERT INTO signing_days.signing_day (county_code, id, institution_id, township_code, name, place, held_on, starts_at, ends_at, village_codes, team_ids, expected, desks, state)
  VALUES (:countyCode, :signingDayId, :institutionId, :townshipCode, :name, :place, :heldOn, :startsAt, :endsAt, :villageCodes::text[], :teamIds::uuid[], :expected, :desks, 'planned')`))
export const updateSigningDay = compose<{ version: number }>()(fragment<Of & PlanRow & { version: number }>('update-signing-day', `
  UPDATE signing_days.signing_day SET institution_id = :institutionId, township_code = :townshipCode, name = :name, place = :place, held_on = :heldOn, starts_at = :startsAt, ends_at = :endsAt,
    village_codes = :villageCodes::text[], team_ids = :teamIds::uuid[], expected = :expected, desks = :desks, version = version + 1
  WHERE county_code = :countyCode AND id = :signingDayId AND version = :version RETURNING version`))
/** Waits for whoever is signing at this instant, so that a closed day's figures stand. */
export const moveState = compose<{ version: number }>()(fragment<Of & { version: number; state: SigningDayState; openedAt: string | null; closedAt: string | null; note: string | null }>('move-signing-day', `
  UPDATE signing_days.signing_day SET state = :state, opened_at = coalesce(:openedAt::timestamptz, opened_at), closed_at = :closedAt::timestamptz, note = coalesce(:note, note), version = version + 1
  WHERE county_code = :countyCode AND id = :signingDayId AND version = :version RETURNING version`))
export const takeDesk = compose<never>()(fragment<Of & { desk: number; accountId: string; actorName: string; at: string }>('take-desk', `
  INSERT INTO signing_days.desk (county_code, signing_day_id, desk, account_id, actor_name, joined_at) VALUES (:countyCode, :signingDayId, :desk, :accountId, :actorName, :at)
  ON CONFLICT (county_code, signing_day_id, desk) DO UPDATE SET account_id = excluded.account_id, actor_name = excluded.actor_name, joined_at = excluded.joined_at`))

/**
 * Lent to the statement that signs: counts one more at the desk in this hour, if the day is open at that instant; a row each. Whoever closes
 * the day waits for it. No day, no row.
 */
export const countAtDay = fragment<{ countyCode: number; signingDayId: string | null; signingDesk: number | null; at: string }>('counted_at_day', `
  INSERT INTO signing_days.tally AS n (county_code, signing_day_id, desk, hour, signed)
  SELECT :countyCode::int, d.id, :signingDesk::smallint, extract(hour FROM :at::timestamptz AT TIME ZONE 'Asia/Shanghai')::smallint, 1
  FROM signing_days.signing_day d WHERE d.county_code = :countyCode AND d.id = :signingDayId::uuid AND d.state = 'open' FOR SHARE
  ON CONFLICT (county_code, signing_day_id, desk, hour) DO UPDATE SET signed = n.signed + 1 RETURNING 1`)
