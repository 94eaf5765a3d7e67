import type { LocalDate } from '#kernel/local-date.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { countFlowOfMany } from '../statistics/index.ts'
import { renewalConsent, type RenewalTerms, type RunOut } from './domain/decide-renewal.ts'
import { isToRenewBy } from './ending-soon.ts'

type County = { countyCode: number }
const isWithdrawn = `EXISTS (SELECT FROM contracts.consent_withdrawal w WHERE w.county_code = c.county_code AND w.contract_id = c.id AND w.consent_id = '${renewalConsent}')`
/** When last reached about contract `c`, the resident did not want the next one; a call that nobody answered changes nothing of that. */
const hasDeclined = `coalesce((SELECT k.outcome = 'declines' FROM contracts.renewal_contact k WHERE k.county_code = c.county_code AND k.contract_id = c.id AND k.outcome NOT IN ('no_answer', 'undecided') ORDER BY k.at DESC, k.id DESC LIMIT 1), false)`
/** Not said as `state = 'active'`, for PostgreSQL then looks in the index that excludes two terms at a time, which is ten times slower. */
const fullTerms = `(SELECT count(*)::int FROM contracts.contract f WHERE f.county_code = c.county_code AND f.resident_id = c.resident_id AND f.state <> 'ended' AND f.valid_until <= c.valid_until)`
/** The first instant at which the resident of contract `c` was told that it renews itself: by a notice that a bound telephone shows, or in a talk about the next one. */
const toldAt = `least((SELECT min(n.at) FROM contracts.renewal_notice n WHERE n.county_code = c.county_code AND n.contract_id = c.id AND n.told_of_renewal),
  (SELECT min(k.at) FROM contracts.renewal_contact k WHERE k.county_code = c.county_code AND k.contract_id = c.id AND k.outcome <> 'no_answer'))`
const isReached = `EXISTS (SELECT FROM resident_accounts.bond b WHERE b.resident_id = c.resident_id AND b.resident_county = c.county_code AND b.ended_at IS NULL AND (b.valid_until IS NULL OR b.valid_until > :on::date))`
/**
 * As it stands, contract `c` will follow itself when its term is over: of the county's packages alone, agreed to, not withdrawn, not declined, and told in time or still to be. `:priorTerms` is what `termsBeforeRenewal`
 * gives, null where nothing renews itself; `:noticeDays` how long before the end one must be told.
 */
export const willRenewItself = `coalesce(c.agrees_to_renewal AND NOT c.has_own_packages AND CASE :priorTerms::int WHEN 0 THEN true ELSE ${fullTerms} >= :priorTerms::int END AND NOT ${isWithdrawn} AND NOT ${hasDeclined}
  AND (c.valid_until - :noticeDays::int >= :on::date OR ${toldAt} < (c.valid_until - :noticeDays::int + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'), false)`

/**
 * Lent to the reminders: contracts that reach one of `:reminderDays` before their end, as CTE `due (contract_id, step)`, each once; `:latest` is the end of which the first is due. One missed is given
 * late, as itself: 31 days before the end the reminder of 60, 30 days before it that of 30.
 */
export const noteRenewalNotices = fragment<County & RenewalTerms & { on: string; latest: string; at: string }>('due', `
  INSERT INTO contracts.renewal_notice (county_code, contract_id, step, told_of_renewal, at)
  SELECT c.county_code, c.id, (SELECT min(d) FROM unnest(:reminderDays::int[]) AS d WHERE d >= c.valid_until - :on::date), ${willRenewItself} AND ${isReached}, :at::timestamptz
  FROM contracts.contract c WHERE c.county_code = :countyCode AND ${isToRenewBy('latest')} ON CONFLICT DO NOTHING RETURNING contract_id, step, told_of_renewal`)

/** Where a run through the ended terms stands: the next contract is later in the order of end and id. `lane` of `lanes` takes every so-many-th, so that several go at once and meet nowhere. */
export type Stand = { afterUntil: string; afterId: string; lane: number; lanes: number }

/**
 * Contracts whose term is over and of which it is not decided yet what follows, the earliest first, locked. Whether it is decided is asked contract by contract: as a join, PostgreSQL reads all that
 * was ever decided for each of them while it does not know the table's size.
 */
export const lockRunOut = compose<{ id: string; residentId: string; until: LocalDate }>()(fragment<County & Stand & { on: string; most: number }>('lock-run-out', `
  SELECT c.id, c.resident_id AS "residentId", c.valid_until AS until FROM contracts.contract c WHERE c.county_code = :countyCode AND c.state = 'active' AND c.holds_places AND c.valid_until <= :on::date
    AND (c.valid_until, c.id) > (:afterUntil::date, :afterId::uuid) AND get_byte(uuid_send(c.id), 15) % :lanes::int = :lane::int
    AND (SELECT o.decided_on FROM contracts.renewal_outcome o WHERE o.county_code = c.county_code AND o.contract_id = c.id) IS NULL ORDER BY c.valid_until, c.id LIMIT :most::int FOR UPDATE OF c`))

/** What a renewal is decided on. A resident told late on one day and early on the next counts as told on the first, by the days of the country. */
export const selectRunOut = compose<RunOut & { id: string; isDecided: boolean }>()(fragment<County & { contractIds: readonly string[] }>('select-run-out', `
  SELECT c.id, c.valid_from AS "from", c.valid_until AS until, (c.terms ->> 'years')::int AS years, ARRAY(SELECT p ->> 'id' FROM json_array_elements(c.terms -> 'packages') AS p) AS "packageIds", c.terms -> 'fee' AS fee,
    r.birth_on AS "bornOn", r.status AS "residentStatus", c.agrees_to_renewal AS agreed, c.has_own_packages AS "hasOwnPackages", ${isWithdrawn} AS "isWithdrawn", ${hasDeclined} AS "hasDeclined",
    (${toldAt} AT TIME ZONE 'Asia/Shanghai')::date AS "toldOn",
    ${fullTerms} AS "fullTerms",
    EXISTS (SELECT FROM contracts.contract f WHERE f.county_code = c.county_code AND f.resident_id = c.resident_id AND f.valid_until > c.valid_until) AS "isFollowed",
    EXISTS (SELECT FROM contracts.application a WHERE a.county_code = c.county_code AND a.resident_id = c.resident_id AND a.state = 'waiting')
      OR EXISTS (SELECT FROM contracts.ending_request e WHERE e.county_code = c.county_code AND e.contract_id = c.id AND e.state = 'waiting') AS "hasWaiting",
    t.status = 'active' AS "isTeamActive", EXISTS (SELECT FROM contracts.renewal_outcome o WHERE o.county_code = c.county_code AND o.contract_id = c.id) AS "isDecided",
    EXISTS (SELECT FROM organisations.team_member m WHERE m.county_code = c.county_code AND m.team_id = c.team_id AND m.staff_id = c.doctor_staff_id AND (m.role = 'family_doctor' OR t.kind = 'independent') AND m.valid_until IS NULL) AS "isDoctorThere"
  FROM contracts.contract c JOIN residents.resident r ON r.county_code = c.county_code AND r.id = c.resident_id JOIN organisations.team t ON t.county_code = c.county_code AND t.id = c.team_id
  WHERE c.county_code = :countyCode AND c.id = ANY (:contractIds::uuid[])`))

type Renewals = County & { renewals: string; actorId: string; actorName: string; at: string; eventId: string }
/** Puts the next contract after each, with the terms, doctor and team of the one before, whose places pass to it; and keeps that it did. */
export const storeRenewals = compose<{ renewed: number }>()(
  fragment<Renewals>('given', `
    SELECT * FROM json_to_recordset(:renewals::json) AS g (id uuid, number text, contract_id uuid, "from" date, until date, because json, event_id uuid)`),
  fragment<Renewals>('followed', `
    UPDATE contracts.contract c SET holds_places = false FROM given g WHERE c.county_code = :countyCode AND c.id = g.contract_id AND c.state = 'active' AND c.holds_places
    RETURNING c.*, g.id AS next_id, g.number AS next_number, g."from" AS next_from, g.until AS next_until, g.because AS next_because, g.event_id AS next_event`),
  fragment<Renewals>('contracted', `
    INSERT INTO contracts.contract (county_code, id, number, resident_id, institution_id, team_id, doctor_staff_id, township_code, village_code, unit, household_contract_id, channel, state, signed_on, period, terms, because, resident_fee_fen, populations, previous_id, claimed_places, holds_places)
    SELECT :countyCode::int, f.next_id, f.next_number, f.resident_id, f.institution_id, f.team_id, f.doctor_staff_id, r.township_code, r.village_code, f.unit, f.household_contract_id, 'automatic', 'active', f.next_from, daterange(f.next_from, f.next_until), f.terms, f.next_because, f.resident_fee_fen,
      r.populations, f.id, 2, true FROM followed f JOIN residents.resident r ON r.county_code = :countyCode AND r.id = f.resident_id RETURNING id, township_code, team_id`),
  fragment<Renewals>('told', `
    INSERT INTO contracts.contract_event (county_code, id, contract_id, event, actor_id, actor_name, at, params)
    SELECT :countyCode::int, next_event, next_id, 'renew-automatically', :actorId::uuid, :actorName::text, :at::timestamptz, json_build_object('previousId', id) FROM followed`),
  fragment<Renewals>('terms', `SELECT c.township_code, c.team_id, f.next_from AS day_from, f.next_until AS day_until, 1 AS weight FROM contracted c JOIN followed f ON f.next_id = c.id`), countFlowOfMany,
  fragment<object>('store-renewals', 'SELECT count(*)::int AS renewed FROM contracted'))

/** Keeps what the end of a term came to: the contract that follows, or why none does. In a statement after `storeRenewals`, whose contracts it names. */
export const keepOutcomes = compose<never>()(fragment<County & { outcomes: string; on: string; at: string }>('keep-outcomes', `
  INSERT INTO contracts.renewal_outcome (county_code, contract_id, decided_on, next_id, reason, params, at) SELECT :countyCode::int, o.contract_id, :on::date, o.next_id, o.reason, o.params, :at::timestamptz
  FROM json_to_recordset(:outcomes::json) AS o (contract_id uuid, next_id uuid, reason text, params json) ON CONFLICT DO NOTHING`))
