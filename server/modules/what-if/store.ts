import { compose, fragment } from '#platform/database/statement.ts'
import type { PackBundle } from '#policy/index.ts'
import { jobColumns, type RunRow } from '#platform/jobs/standing-of-run.ts'
import type { Group, Township } from './domain/group.ts'
import type { OverCap, Panel } from './domain/panels.ts'

type County = { countyCode: number }
type OfOne = County & { trialId: string }
export type TrialRow = {
  id: string; ownCode: string; ownVersion: number; ownHash: Buffer; ownOn: string; otherCode: string; otherVersion: number | null; otherHash: Buffer; otherOn: string; draftId: string | null; draftTitle: string | null; /** The pack that a draft is of, as the draft calls it. */ draftName: string | null
  on: string; visitsPerYear: number | null; startedBy: string; startedByName: string; createdAt: Date; finishedAt: Date | null
}
const columns = `t.id, t.own_code AS "ownCode", t.own_version AS "ownVersion", t.own_hash AS "ownHash", t.own_on AS "ownOn", t.other_code AS "otherCode", t.other_version AS "otherVersion", t.other_hash AS "otherHash", t.other_on AS "otherOn", t.draft_id AS "draftId", t.draft_title AS "draftTitle", t.bundle ->> 'name' AS "draftName",
  t.counted_on AS on, t.visits_per_year AS "visitsPerYear", t.started_by AS "startedBy", t.started_by_name AS "startedByName", t.created_at AS "createdAt", t.finished_at AS "finishedAt"`

export const insertTrial = compose<never>()(fragment<OfOne & Omit<TrialRow, 'id' | 'draftName' | 'createdAt' | 'finishedAt'> & { bundle: string | null; changes: string | null; at: string }>('insert-trial', `
  INSERT INTO what_if.trial (county_code, id, own_code, own_version, own_hash, own_on, other_code, other_version, other_hash, other_on, draft_id, draft_title, bundle, changes, counted_on, visits_per_year, started_by, started_by_name, created_at)
  VALUES (:countyCode, :trialId, :ownCode, :ownVersion, :ownHash, :ownOn, :otherCode, :otherVersion, :otherHash, :otherOn, :draftId, :draftTitle, :bundle, :changes, :on, :visitsPerYear, :startedBy, :startedByName, :at)`))
export const selectTrial = compose<TrialRow & { bundle: PackBundle | null }>()(fragment<OfOne>('trial-to-count', `SELECT ${columns}, t.bundle FROM what_if.trial t WHERE t.county_code = :countyCode AND t.id = :trialId`))
export const finishTrial = compose<{ id: string }>()(fragment<OfOne & { result: string; at: string }>('finish-trial', `
  UPDATE what_if.trial SET result = :result, finished_at = :at::timestamptz WHERE county_code = :countyCode AND id = :trialId AND finished_at IS NULL RETURNING id`))

/** Keeps who was over a cap when the trial was counted: `rows` are a list of them. */
export const insertOverCaps = compose<never>()(fragment<OfOne & { rows: string }>('keep-over-caps', `
  INSERT INTO what_if.over_cap (county_code, trial_id, side, scope, holder_id, contracts, cap)
  SELECT :countyCode::int, :trialId::uuid, o.side, o.scope, o."holderId", o.contracts, o.cap FROM json_to_recordset(:rows::json) AS o (side text, scope text, "holderId" uuid, contracts int, cap int)`))

export type OverCapRow = Pick<OverCap, 'holderId' | 'contracts' | 'cap'> & { name: string | null; institutionName: string | null; overBy: number }
type OfOver = OfOne & Pick<OverCap, 'side' | 'scope'> & { /** What is left below the cap: less than nothing. */ afterRoom: number; afterId: string; most: number }
/** Those over a side's cap, furthest over first, named as they are today; a doctor with the institution of the main post, or of the last one. */
export const selectOverCaps = compose<OverCapRow>()(fragment<OfOver>('list-over-cap', `
  SELECT o.holder_id AS "holderId", coalesce(s.name, t.name) AS name,
    (SELECT i.short_name FROM organisations.institution i WHERE i.id = coalesce(t.institution_id, (SELECT p.institution_id FROM organisations.staff_post p WHERE p.staff_id = s.id ORDER BY p.valid_until DESC NULLS FIRST, p.is_primary DESC, p.valid_from DESC LIMIT 1))) AS "institutionName",
    o.contracts, o.cap, o.contracts - o.cap AS "overBy"
  FROM what_if.over_cap o LEFT JOIN organisations.staff s ON o.scope = 'doctor' AND s.id = o.holder_id LEFT JOIN organisations.team t ON o.scope = 'team' AND t.county_code = :countyCode AND t.id = o.holder_id
  WHERE o.county_code = :countyCode AND o.trial_id = :trialId::uuid AND o.side = :side AND o.scope = :scope AND (o.cap - o.contracts, o.holder_id) > (:afterRoom::int, :afterId::uuid) ORDER BY o.cap - o.contracts, o.holder_id LIMIT :most::int`))

export type StandingTrial = TrialRow & RunRow & { done: number | null; total: number | null }
const standing = <P extends County>(name: string, more: string, which: string) => fragment<P>(name, `
  SELECT ${columns}${more}, ${jobColumns}, j.done, j.total
  FROM what_if.trial t LEFT JOIN platform.job_run j ON j.county_code = t.county_code AND j.id = t.id WHERE t.county_code = :countyCode AND ${which}`)
export const selectTrials = compose<StandingTrial>()(standing<County & { after: string; most: number }>('list-trials', '', 't.id < :after::uuid ORDER BY t.id DESC LIMIT :most::int'))
export const selectTrialWhole = compose<StandingTrial & { result: unknown; changes: unknown }>()(standing<OfOne>('read-trial', ', t.result, t.changes', 't.id = :trialId::uuid'))

/** The townships of the county, in the order in which they are counted. */
export const selectTownships = compose<Township>()(fragment<County>('townships-to-count', `
  SELECT p.code, p.name FROM regions.region p WHERE p.parent_code = :countyCode::int::text AND p.level = 'township' ORDER BY p.code`))
/** Tags of a population that were ever recorded in the county: of any other nobody knows who belongs to it. */
export const selectRecorded = compose<{ population: string }>()(fragment<County>('recorded-populations', `
  SELECT DISTINCT t.population FROM residents.population_tag t WHERE t.county_code = :countyCode AND t.valid_until IS NULL`))

/**
 * The living of some townships, those of one together whom every rule treats the same. `birthdays` tell apart ages; `days` tell apart how long one lives here; of a child born here also since when the
 * grown-up of its household does. All contracts of the county are read once a call, for under row security they are not found one by one in the index that holds what is asked of them.
 */
export const selectGroups = compose<Group & { township: string }>()(fragment<County & { townships: readonly string[]; on: string; days: readonly string[]; birthdays: readonly string[] }>('people-in-groups', `
  SELECT r.township_code AS township, cardinality(:birthdays::date[]) - width_bucket(r.birth_on, :birthdays::date[]) AS age, r.populations COLLATE "C" AS populations, p.kind AS "townKind", c.packages_held COLLATE "C" AS packages,
    width_bucket(r.lives_here_since, :days::date[]) AS came, r.birth_on = r.lives_here_since AND width_bucket(r.lives_here_since, :days::date[]) > 0 AS "isBornHere",
    CASE WHEN r.birth_on = r.lives_here_since AND width_bucket(r.lives_here_since, :days::date[]) > 0 THEN width_bucket((SELECT min(h.lives_here_since) FROM residents.resident h
      WHERE h.county_code = :countyCode AND h.household_id = r.household_id AND h.id <> r.id AND h.status = 'living' AND h.birth_on <= :on::date - interval '18 years'), :days::date[]) END AS "householdCame", count(*)::int AS persons
  FROM residents.resident r JOIN regions.region p ON p.code = r.township_code
    LEFT JOIN contracts.contract c ON c.county_code = :countyCode AND c.resident_id = r.id AND c.state = 'active' AND c.valid_from <= :on::date AND c.valid_until > :on::date
  WHERE r.county_code = :countyCode AND r.township_code = ANY (:townships::text[]) AND r.status = 'living'
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`))

/** Doctors and teams with the contracts they hold, teams with their family doctors. */
export const selectPanels = compose<Panel>()(fragment<County & { on: string }>('panels-to-try', `
  SELECT l.scope, l.holder_id AS "holderId", l.unit, l.contracts, CASE WHEN l.scope = 'doctor' THEN 1 ELSE (SELECT count(*)::int FROM organisations.team_member m JOIN organisations.team t ON t.county_code = :countyCode AND t.id = m.team_id
      WHERE m.county_code = :countyCode AND m.team_id = l.holder_id AND m.valid_from <= :on::date AND (m.valid_until IS NULL OR m.valid_until > :on::date) AND (t.kind = 'independent' OR m.role = 'family_doctor')) END AS "familyDoctors"
  FROM organisations.panel_load l WHERE l.county_code = :countyCode`))
