import { compose, fragment } from '#platform/database/statement.ts'
import type { PackBundle } from '#policy/index.ts'
import type { Group } from './domain/count-trial.ts'
import type { Panel } from './domain/panels.ts'

type County = { countyCode: number }
type OfOne = County & { trialId: string }
export type TrialRow = {
  id: string; ownCode: string; ownVersion: number; ownHash: Buffer; ownOn: string; otherCode: string; otherVersion: number | null; otherHash: Buffer; otherOn: string; draftTitle: string | null; /** The pack that a draft is of, as the draft calls it. */ draftName: string | null
  on: string; visitsPerYear: number | null; startedBy: string; startedByName: string; createdAt: Date; finishedAt: Date | null
}
const columns = `t.id, t.own_code AS "ownCode", t.own_version AS "ownVersion", t.own_hash AS "ownHash", t.own_on AS "ownOn", t.other_code AS "otherCode", t.other_version AS "otherVersion", t.other_hash AS "otherHash", t.other_on AS "otherOn", t.draft_title AS "draftTitle", t.bundle ->> 'name' AS "draftName",
  t.counted_on AS on, t.visits_per_year AS "visitsPerYear", t.started_by AS "startedBy", t.started_by_name AS "startedByName", t.created_at AS "createdAt", t.finished_at AS "finishedAt"`

export const insertTrial = compose<never>()(fragment<OfOne & Omit<TrialRow, 'id' | 'draftName' | 'createdAt' | 'finishedAt'> & { draftId: string | null; bundle: string | null; changes: string | null; at: string }>('insert-trial', `
  INSERT INTO what_if.trial (county_code, id, own_code, own_version, own_hash, own_on, other_code, other_version, other_hash, other_on, draft_id, draft_title, bundle, changes, counted_on, visits_per_year, started_by, started_by_name, created_at)
  VALUES (:countyCode, :trialId, :ownCode, :ownVersion, :ownHash, :ownOn, :otherCode, :otherVersion, :otherHash, :otherOn, :draftId, :draftTitle, :bundle, :changes, :on, :visitsPerYear, :startedBy, :startedByName, :at)`))
/** Held until the trial is kept: of two who begin at the same moment the second sees the first. */
export const lockTrials = compose<never>()(fragment<County>('lock-trials', `SELECT pg_advisory_xact_lock(hashtext('what_if.trial'), :countyCode::int)`))
/** One that is not over: a second beside it would only make both slow. */
export const selectUnderWay = compose<{ startedByName: string }>()(fragment<County>('trial-under-way', `
  SELECT t.started_by_name AS "startedByName" FROM platform.job_run j JOIN what_if.trial t ON t.county_code = j.county_code AND t.id = j.id
  WHERE j.county_code = :countyCode AND t.county_code = :countyCode AND j.state IN ('created', 'active') AND t.finished_at IS NULL LIMIT 1`))
export const selectTrial = compose<TrialRow & { bundle: PackBundle | null }>()(fragment<OfOne>('trial-to-count', `SELECT ${columns}, t.bundle FROM what_if.trial t WHERE t.county_code = :countyCode AND t.id = :trialId`))
export const finishTrial = compose<{ id: string }>()(fragment<OfOne & { result: string; at: string }>('finish-trial', `
  UPDATE what_if.trial SET result = :result, finished_at = :at::timestamptz WHERE county_code = :countyCode AND id = :trialId AND finished_at IS NULL RETURNING id`))

export type StandingTrial = TrialRow & { jobState: string | null; done: number | null; total: number | null; isToStop: boolean }
const standing = <P extends County>(name: string, more: string, which: string) => fragment<P>(name, `
  SELECT ${columns}${more}, j.state AS "jobState", j.done, j.total, j.stop_asked_at IS NOT NULL AS "isToStop"
  FROM what_if.trial t LEFT JOIN platform.job_run j ON j.county_code = t.county_code AND j.id = t.id WHERE t.county_code = :countyCode AND ${which}`)
export const selectTrials = compose<StandingTrial>()(standing<County & { after: string; most: number }>('list-trials', '', 't.id < :after::uuid ORDER BY t.id DESC LIMIT :most::int'))
export const selectTrialWhole = compose<StandingTrial & { result: unknown; changes: unknown }>()(standing<OfOne>('read-trial', ', t.result, t.changes', 't.id = :trialId::uuid'))

/** The townships of the county, in the order in which they are counted. */
export const selectTownships = compose<{ code: string }>()(fragment<County>('townships-to-count', `
  SELECT p.code FROM regions.region p WHERE p.parent_code = :countyCode::int::text AND p.level = 'township' ORDER BY p.code`))
/** Tags of a population that were ever recorded in the county: of any other nobody knows who belongs to it. */
export const selectRecorded = compose<{ population: string }>()(fragment<County>('recorded-populations', `
  SELECT DISTINCT t.population FROM residents.population_tag t WHERE t.county_code = :countyCode AND t.valid_until IS NULL`))

/** Asked of each by the index alone: a join would go through all contracts of the county once a township. */
const heldBy = `(SELECT c.packages_held FROM contracts.contract c WHERE c.county_code = :countyCode AND c.resident_id = r.id AND c.state = 'active' AND c.valid_from <= :on::date AND c.valid_until > :on::date)`
/** The living of a township, those together whom every rule treats the same. `birthdays` tell apart ages; `days` tell apart how long one lives here; of a child born here also since when the grown-up of its household does. */
export const selectGroups = compose<Group>()(fragment<County & { township: string; on: string; days: readonly string[]; birthdays: readonly string[] }>('people-in-groups', `
  SELECT cardinality(:birthdays::date[]) - width_bucket(r.birth_on, :birthdays::date[]) AS age, r.populations COLLATE "C" AS populations, p.kind AS "townKind", ${heldBy} COLLATE "C" AS packages, width_bucket(r.lives_here_since, :days::date[]) AS came,
    r.birth_on = r.lives_here_since AND width_bucket(r.lives_here_since, :days::date[]) > 0 AS "isBornHere",
    CASE WHEN r.birth_on = r.lives_here_since AND width_bucket(r.lives_here_since, :days::date[]) > 0 THEN width_bucket((SELECT min(h.lives_here_since) FROM residents.resident h
      WHERE h.county_code = :countyCode AND h.household_id = r.household_id AND h.id <> r.id AND h.status = 'living' AND h.birth_on <= :on::date - interval '18 years'), :days::date[]) END AS "householdCame", count(*)::int AS persons
  FROM residents.resident r JOIN regions.region p ON p.code = r.township_code
  WHERE r.county_code = :countyCode AND r.township_code = :township AND r.status = 'living'
  GROUP BY 1, 2, 3, 4, 5, 6, 7`))

/** Doctors and teams with the contracts they hold, teams with their family doctors. */
export const selectPanels = compose<Panel>()(fragment<County & { on: string }>('panels-to-try', `
  SELECT l.scope, l.unit, l.contracts, CASE WHEN l.scope = 'doctor' THEN 1 ELSE (SELECT count(*)::int FROM organisations.team_member m JOIN organisations.team t ON t.county_code = :countyCode AND t.id = m.team_id
      WHERE m.county_code = :countyCode AND m.team_id = l.holder_id AND m.valid_from <= :on::date AND (m.valid_until IS NULL OR m.valid_until > :on::date) AND (t.kind = 'independent' OR m.role = 'family_doctor')) END AS "familyDoctors"
  FROM organisations.panel_load l WHERE l.county_code = :countyCode`))
