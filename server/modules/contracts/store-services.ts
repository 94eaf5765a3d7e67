import type { ServiceEntry } from '#api/services.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Done } from './domain/service-plan.ts'

type Of = { countyCode: number; contractId: string }
export type Entry = Omit<ServiceEntry, 'zh' | 'en'>
/** The services of contract `c` that were not taken back, as `s`. */
export const isKept = 'NOT EXISTS (SELECT FROM contracts.service_taken_back b WHERE b.county_code = s.county_code AND b.entry_id = s.id)'

export const selectEntries = compose<Entry>()(fragment<Of>('service-entries', `
  SELECT s.id AS "entryId", s.item, s.served_on AS "servedOn", s.way, f.name AS "staffName", s.note, s.actor_name AS "actorName", ${instantText('s.at')} AS at,
    CASE WHEN b.entry_id IS NULL THEN NULL ELSE json_build_object('reason', b.reason, 'actorName', b.actor_name, 'at', ${instantText('b.at')}) END AS "takenBack"
  FROM contracts.service_entry s JOIN organisations.staff f ON f.id = s.staff_id LEFT JOIN contracts.service_taken_back b ON b.county_code = s.county_code AND b.entry_id = s.id
  WHERE s.county_code = :countyCode AND s.contract_id = :contractId::uuid ORDER BY s.served_on DESC, s.at DESC, s.id DESC LIMIT 500`))

export const selectDone = compose<Done>()(fragment<Of>('services-done', `
  SELECT s.item, count(*)::int AS times, max(s.served_on) AS "lastOn" FROM contracts.service_entry s WHERE s.county_code = :countyCode AND s.contract_id = :contractId::uuid AND ${isKept} GROUP BY s.item`))

/** The contract whose services change, locked, so that what is kept of them with it is true. */
export const lockServed = compose<{ from: LocalDate | null; until: LocalDate | null }>()(fragment<Of>('lock-served', `
  SELECT c.valid_from AS "from", c.valid_until AS until FROM contracts.contract c WHERE c.county_code = :countyCode AND c.id = :contractId::uuid FOR UPDATE`))

/** Who is or was of the team of a contract, from when until when; `until` is the first day after, null where it goes on. */
export type TeamMember = { staffId: string; name: string; spans: { from: LocalDate; until: LocalDate | null }[] }
/** The people of the contract's team and, for the days before a hand-over, of the team it had then. */
export const selectTeamsOfContract = compose<TeamMember>()(
  fragment<Of>('held', `
    SELECT h.team_id, CASE WHEN lag(h.valid_from) OVER days IS NULL THEN '-infinity' ELSE h.valid_from END AS since, lead(h.valid_from) OVER days AS until
    FROM contracts.responsible h WHERE h.county_code = :countyCode AND h.contract_id = :contractId::uuid WINDOW days AS (ORDER BY h.valid_from)
    UNION ALL SELECT c.team_id, '-infinity', NULL FROM contracts.contract c WHERE c.county_code = :countyCode AND c.id = :contractId::uuid
      AND NOT EXISTS (SELECT FROM contracts.responsible h WHERE h.county_code = :countyCode AND h.contract_id = c.id)`),
  fragment<Of>('teams-of-contract', `
    SELECT m.staff_id AS "staffId", f.name, json_agg(json_build_object('from', greatest(m.valid_from, h.since), 'until', least(m.valid_until, h.until)) ORDER BY m.valid_from, h.since) AS spans
    FROM held h JOIN organisations.team_member m ON m.county_code = :countyCode AND m.team_id = h.team_id JOIN organisations.staff f ON f.id = m.staff_id
    WHERE m.county_code = :countyCode AND (h.until IS NULL OR m.valid_from < h.until) AND (m.valid_until IS NULL OR m.valid_until > h.since) GROUP BY m.staff_id, f.name ORDER BY 2, 1`))

export const findTwin = compose<{ actorName: string }>()(fragment<Of & { item: string; servedOn: string; way: string }>('twin-of-service', `
  SELECT s.actor_name AS "actorName" FROM contracts.service_entry s WHERE s.county_code = :countyCode AND s.contract_id = :contractId::uuid AND s.item = :item AND s.served_on = :servedOn::date AND s.way = :way AND ${isKept} LIMIT 1`))

type NewEntry = Of & { entryId: string; item: string; servedOn: string; way: string; staffId: string; note: string | null; actorId: string; actorName: string; at: string }
export const insertEntry = compose<never>()(fragment<NewEntry>('insert-service-entry', `
  INSERT INTO contracts.service_entry (county_code, id, contract_id, item, served_on, way, staff_id, note, actor_id, actor_name, at)
  VALUES (:countyCode, :entryId, :contractId, :item, :servedOn, :way, :staffId, :note, :actorId, :actorName, :at)`))
export const insertTakenBack = compose<never>()(fragment<{ countyCode: number; entryId: string; reason: string; actorId: string; actorName: string; at: string }>('insert-service-taken-back', `
  INSERT INTO contracts.service_taken_back (county_code, entry_id, reason, actor_id, actor_name, at) VALUES (:countyCode, :entryId, :reason, :actorId, :actorName, :at)`))
/** Keeps with a contract what its services come to. */
export const markServed = compose<never>()(fragment<Of & { lastServedOn: string | null; nextServiceOn: string | null }>('mark-served', `
  UPDATE contracts.contract SET last_served_on = :lastServedOn::date, next_service_on = :nextServiceOn::date WHERE county_code = :countyCode AND id = :contractId::uuid`))
