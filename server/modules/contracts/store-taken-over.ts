import type { LocalDate } from '#kernel/local-date.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { releasePlacesOfMany, takePlacesOfMany } from '../organisations/index.ts'
import { markMany } from '../residents/index.ts'
import { countCover, countFlowOfMany } from '../statistics/index.ts'

type County = { countyCode: number }
/** Whoever of the county carries one of these documents, with the terms they are signed for. */
export type Signatory = {
  digest: Buffer; id: string; name: string; status: 'living' | 'deceased'; townshipCode: string; villageCode: string; institutionId: string | null; teamId: string | null; livesHereSince: LocalDate; bornOn: LocalDate
  contracts: { id: string; number: string; from: LocalDate; until: LocalDate; channel: string }[]
}
export const selectSignatories = compose<Signatory>()(fragment<County & { digests: Buffer[] }>('signatories-of-list', `
  SELECT r.document_hmac AS digest, r.id, r.name, r.status, r.township_code AS "townshipCode", r.village_code AS "villageCode", r.institution_id AS "institutionId", r.team_id AS "teamId", r.lives_here_since AS "livesHereSince", r.birth_on AS "bornOn",
    coalesce((SELECT json_agg(json_build_object('id', c.id, 'number', c.number, 'channel', c.channel, 'from', coalesce(c.valid_from, c.signed_on), 'until', coalesce(c.valid_until, c.signed_on))) FROM contracts.contract c WHERE c.county_code = :countyCode AND c.resident_id = r.id), '[]') AS contracts
  FROM residents.resident r WHERE r.county_code = :countyCode AND r.document_hmac = ANY (:digests::bytea[]) AND r.status IN ('living', 'deceased')`))
type Panel = { contracts: number; cap: number | null }
/** Teams with whoever is or was a family doctor in them, and how full the panels are. */
export type SigningTeam = { id: string; name: string; status: 'active' | 'closed'; institutionId: string; institutionNames: (string | null)[]; townshipCode: string; leaderStaffId: string; panel: Panel | null; doctors: { staffId: string; name: string; isNow: boolean; panel: Panel | null }[] }
export const selectSigningTeams = compose<SigningTeam>()(fragment<County>('teams-of-contract-list', `
  SELECT t.id, t.name, t.status, t.institution_id AS "institutionId", ARRAY[i.name, i.short_name, i.credit_code] AS "institutionNames", i.township_code AS "townshipCode", t.leader_staff_id AS "leaderStaffId",
    (SELECT json_build_object('contracts', p.contracts, 'cap', p.cap) FROM organisations.panel_load p WHERE p.county_code = :countyCode AND p.scope = 'team' AND p.holder_id = t.id AND p.unit = 'person') AS panel,
    coalesce((SELECT json_agg(d.one) FROM (
      SELECT json_build_object('staffId', m.staff_id, 'name', s.name, 'isNow', bool_or(m.valid_until IS NULL), 'panel', (SELECT json_build_object('contracts', p.contracts, 'cap', p.cap) FROM organisations.panel_load p WHERE p.county_code = :countyCode AND p.scope = 'doctor' AND p.holder_id = m.staff_id AND p.unit = 'person')) AS one
      FROM organisations.team_member m JOIN organisations.staff s ON s.id = m.staff_id WHERE m.county_code = :countyCode AND m.team_id = t.id AND m.role = 'family_doctor' GROUP BY m.staff_id, s.name) AS d), '[]') AS doctors
  FROM organisations.team t JOIN organisations.institution i ON i.id = t.institution_id WHERE t.county_code = :countyCode ORDER BY t.status, t.id`))
export const selectNumbersTaken = compose<{ number: string; residentId: string }>()(fragment<County & { numbers: string[] }>('numbers-taken', `
  SELECT number, resident_id AS "residentId" FROM contracts.contract WHERE county_code = :countyCode AND number = ANY (:numbers::text[])`))

type Taking = County & { contracts: string; eventId: string; actorId: string; actorName: string; at: string }
const given = fragment<{ contracts: string }>('given', `
  SELECT * FROM json_to_recordset(:contracts::json) AS g (id uuid, number text, resident_id uuid, institution_id uuid, team_id uuid, doctor_staff_id uuid, township_code text, village_code text, signed_on date, day_from date, day_until date, ended_on date, end_reason text,
    terms json, fee bigint, is_held boolean, is_marked boolean, event_id uuid, end_event_id uuid)`)
/**
 * Takes many contracts over: the rows with what happened to them, their places, room or not, who is signed by them from now on, and the counts. The populations are those of the
 * day of signing as far as they are known. People are locked before.
 */
export const storeTakenOver = compose<{ contracts: number; marked: number }>()(given,
  fragment<Taking>('contracted', `
    INSERT INTO contracts.contract (county_code, id, number, resident_id, institution_id, team_id, doctor_staff_id, township_code, village_code, unit, channel, state, signed_on, period, terms, because, resident_fee_fen, populations, ended_on, end_reason, claimed_places, holds_places)
    SELECT :countyCode::int, g.id, g.number, g.resident_id, g.institution_id, g.team_id, g.doctor_staff_id, g.township_code, g.village_code, 'person', 'import', CASE WHEN g.ended_on IS NULL THEN 'active' ELSE 'ended' END, g.signed_on, daterange(g.day_from, g.day_until), g.terms, '[]'::json, g.fee,
      ARRAY(SELECT DISTINCT p.population FROM residents.population_tag p WHERE p.county_code = :countyCode AND p.resident_id = g.resident_id AND p.valid_from <= g.signed_on AND (p.valid_until IS NULL OR p.valid_until > g.signed_on) ORDER BY 1),
      g.ended_on, g.end_reason, CASE WHEN g.is_held THEN 2 ELSE 0 END, g.is_held FROM given g RETURNING id`),
  fragment<Taking>('told', `
    INSERT INTO contracts.contract_event (county_code, id, contract_id, event, reason, actor_id, actor_name, at, params)
    SELECT :countyCode::int, e.id, e.contract_id, e.event, e.reason, :actorId::uuid, :actorName::text, :at::timestamptz, '{}'::json
    FROM given g CROSS JOIN LATERAL (VALUES (g.event_id, g.id, 'take-over', NULL::text, true), (g.end_event_id, g.id, 'end', g.end_reason, g.ended_on IS NOT NULL)) AS e (id, contract_id, event, reason, happened) WHERE e.happened`),
  fragment<object>('taking', 'SELECT team_id, doctor_staff_id FROM given WHERE is_held'), takePlacesOfMany,
  fragment<object>('marks', 'SELECT resident_id, true AS is_signed, team_id, institution_id FROM given WHERE is_marked'), ...markMany, countCover,
  fragment<object>('terms', 'SELECT township_code, team_id, day_from, day_until, 1 AS weight FROM given'), countFlowOfMany,
  fragment<object>('store-taken-over', 'SELECT (SELECT count(*) FROM contracted) AS contracts, (SELECT count(*) FROM marked) AS marked'))

type Back = County & { contractIds: string[]; residentIds: string[]; teamIds: (string | null)[]; institutionIds: (string | null)[]; on: string; eventId: string }
/** Takes contracts back that a list brought and nobody has touched since: their places, marks and counts go with them, and people belong again where they did before. Gives those it took. */
export const deleteBrought = compose<{ id: string }>()(
  fragment<Back>('gone', `
    SELECT c.id, c.resident_id, c.team_id, c.doctor_staff_id, c.township_code, c.valid_from AS day_from, c.valid_until AS day_until, c.holds_places, c.state = 'active' AND c.valid_from <= :on::date AND c.valid_until > :on::date AS is_in_force, b.team_id AS before_team, b.institution_id AS before_institution
    FROM contracts.contract c JOIN unnest(:contractIds::uuid[], :residentIds::uuid[], :teamIds::uuid[], :institutionIds::uuid[]) AS b (contract_id, resident_id, team_id, institution_id) ON b.contract_id = c.id
    WHERE c.county_code = :countyCode AND c.channel IN ('import', 'community') AND c.version = 1 AND NOT EXISTS (SELECT FROM contracts.contract n WHERE n.county_code = :countyCode AND n.previous_id = c.id)
      AND NOT EXISTS (SELECT FROM contracts.service_entry s WHERE s.county_code = :countyCode AND s.contract_id = c.id) FOR UPDATE OF c`),
  fragment<County>('unsaid', 'DELETE FROM contracts.renewal_notice e USING gone WHERE e.county_code = :countyCode AND e.contract_id = gone.id'),
  fragment<County>('undecided', 'DELETE FROM contracts.renewal_outcome e USING gone WHERE e.county_code = :countyCode AND e.contract_id = gone.id'),
  fragment<County>('untold', 'DELETE FROM contracts.contract_event e USING gone WHERE e.county_code = :countyCode AND e.contract_id = gone.id'),
  fragment<County>('removed', 'DELETE FROM contracts.contract c USING gone WHERE c.county_code = :countyCode AND c.id = gone.id'),
  fragment<object>('expired', 'SELECT team_id, doctor_staff_id FROM gone WHERE holds_places'), releasePlacesOfMany,
  fragment<object>('marks', 'SELECT resident_id, false AS is_signed, before_team AS team_id, before_institution AS institution_id FROM gone WHERE is_in_force'), ...markMany, countCover,
  fragment<object>('terms', 'SELECT township_code, team_id, day_from, day_until, -1 AS weight FROM gone'), countFlowOfMany,
  fragment<object>('delete-brought', 'SELECT id FROM gone'))
