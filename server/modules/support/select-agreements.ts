import type { SupportRow } from '#api/support.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import type { Actor } from '#platform/http/actor.ts'
import { reachOf } from '../organisations/index.ts'
import { calculatePromisedVisits } from './domain/promised-visits.ts'

/** From how many days before its last day on an agreement is about to end. */
const endingDays = 60
/** Where an agreement `a` stands on `:on`. */
export const standing = `CASE WHEN a.ended_on <= :on::date THEN 'ended' WHEN a.valid_until <= :on::date THEN 'over' WHEN a.valid_from > :on::date THEN 'coming' WHEN least(a.valid_until, a.ended_on) <= :on::date + ${endingDays} THEN 'ending' ELSE 'running' END`

/**
 * An institution sees the agreements by which it supports or is supported, itself or with its township; a township office those of its township;
 * a county all. Parameters are those of `scopeOf`.
 */
export const withinScope = `a.county_code = :countyCode AND NOT :isNowhere::boolean
  AND (:ownInstitution::uuid IS NULL OR a.hospital_id = :ownInstitution::uuid OR :ownInstitution::uuid = ANY (a.institution_ids) OR EXISTS (SELECT FROM organisations.institution o WHERE o.id = :ownInstitution::uuid AND o.township_code = ANY (a.township_codes)))
  AND (:ownTownship::text IS NULL OR :ownTownship = ANY (a.township_codes) OR EXISTS (SELECT FROM organisations.institution o WHERE o.id = ANY (a.institution_ids) AND o.township_code = :ownTownship))`
export type ScopeParams = ReturnType<typeof scopeOf>
export const scopeOf = (actor: Actor) => ({ ...reachOf(actor), countyCode: actor.countyCode })

export const columns = `a.id AS "agreementId", a.title, a.round, a.hospital_id AS "hospitalId", h.name AS "hospitalName", a.works, a.valid_from AS "validFrom", a.valid_until AS "validUntil", a.ended_on AS "endedOn", ${standing} AS standing,
  a.promised_teams AS "promisedTeams", a.promised_members AS "promisedMembers", a.promised_visits AS "promisedVisits", a.promise_every AS "promiseEvery", a.promise_per AS "promisePer", a.counted_places AS "countedPlaces",
  json_array_length(a.teams) AS "formedTeams", (SELECT count(*)::int FROM json_array_elements(a.teams) e WHERE json_array_length(e -> 'members') >= a.promised_members) AS "fullTeams",
  coalesce((SELECT array_agg(p.name ORDER BY p.sort) FROM (SELECT i.name, '1' || i.name AS sort FROM organisations.institution i WHERE i.id = ANY (a.institution_ids) UNION ALL SELECT r.name, '2' || r.code FROM regions.region r WHERE r.code = ANY (a.township_codes)) p), '{}') AS "placeNames",
  (SELECT count(*)::int FROM support.visit v WHERE v.county_code = :countyCode AND v.agreement_id = a.id AND v.struck_at IS NULL) AS done`
export const tables = 'support.agreement a JOIN organisations.institution h ON h.id = a.hospital_id'
export type AgreementRow = Omit<SupportRow, 'due' | 'lastDay' | 'validFrom'> & { validFrom: LocalDate; validUntil: LocalDate; endedOn: LocalDate | null }

/** The term for which a promise holds: until its last day, or until it was ended. */
export const promiseOf = ({ validFrom, validUntil, endedOn, promisedVisits, promiseEvery, countedPlaces }: AgreementRow) =>
  ({ validFrom, validUntil: endedOn ?? validUntil, visits: promisedVisits, every: promiseEvery, places: countedPlaces })

/** A row as it is answered: how many visits were due by and with this day. */
export function presentRow(row: AgreementRow, on: LocalDate): SupportRow {
  const { validUntil, endedOn, ...rest } = row
  return { ...rest, lastDay: addDays(endedOn ?? validUntil, -1), due: calculatePromisedVisits(promiseOf(row), row.validFrom, addDays(on, 1)) }
}
