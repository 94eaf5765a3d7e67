import type { CommunityRow, communityStandings } from '#api/communities.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import type { Actor } from '#platform/http/actor.ts'

export type CommunityStanding = (typeof communityStandings)[number]
/** From how many days before its last day on an agreement is about to end. */
const endingDays = 60

/** Where an agreement `a` stands on `:on`. */
export const standingOf = `CASE WHEN a.state = 'draft' THEN 'draft' WHEN a.state = 'ended' THEN 'ended' WHEN a.valid_until <= :on::date THEN 'over' WHEN a.valid_until <= :on::date + ${endingDays} THEN 'ending' ELSE 'running' END`
/** The agreement a community goes by: the one in force today, else the one to come, else the last; a draft when nothing was signed yet. */
const current = `LEFT JOIN LATERAL (
    SELECT a.id, a.valid_from, a.valid_until, ${standingOf} AS standing, a.state = 'in_force' AND a.valid_from <= :on::date AND a.valid_until > :on::date AS is_running
    FROM communities.agreement a WHERE a.county_code = u.county_code AND a.community_id = u.id
    ORDER BY a.state = 'in_force' AND a.valid_from <= :on::date AND a.valid_until > :on::date DESC, a.state <> 'draft' DESC, coalesce(a.ended_on, a.valid_until) DESC LIMIT 1) g ON true`
export const tables = `communities.community u JOIN organisations.institution i ON i.id = u.institution_id JOIN organisations.team t ON t.county_code = u.county_code AND t.id = u.team_id JOIN organisations.staff s ON s.id = u.doctor_staff_id
  JOIN regions.region p ON p.code = u.township_code JOIN regions.region v ON v.code = u.village_code ${current}`

/** The contract a member `m` has in force on the day, as `c`. */
export const contractOfMember = `LEFT JOIN LATERAL (
    SELECT k.id, k.team_id, k.valid_until FROM contracts.contract k WHERE k.county_code = m.county_code AND k.resident_id = m.resident_id AND k.state = 'active' AND k.valid_from <= :on::date AND k.valid_until > :on::date LIMIT 1) c ON true`
/** How a member `m` with the contract `c` stands towards the community `u`: derived, never kept. */
export const stateOfMember = `CASE WHEN m.left_on <= :on::date THEN 'left' WHEN c.id IS NULL THEN 'waits' WHEN c.team_id = u.team_id THEN 'signed_here' ELSE 'signed_elsewhere' END`
const present = 'm.county_code = u.county_code AND m.community_id = u.id AND (m.left_on IS NULL OR m.left_on > :on::date)'

export const columns = `u.id AS "communityId", u.kind, u.name, u.address, p.name AS "townshipName", v.name AS "villageName", i.name AS "institutionName", t.name AS "teamName", s.name AS "doctorName", u.headcount,
  coalesce(g.standing, 'none') AS standing, g.valid_until AS "validUntil", n.members, n.signed AS "signedHere",
  g.is_running IS TRUE AS "isRunning", (g.is_running IS TRUE)::int + (n.members > 0 AND n.members = n.recorded)::int
    + (SELECT count(DISTINCT d.one)::int FROM communities.done d WHERE d.county_code = u.county_code AND d.community_id = u.id AND d.struck_at IS NULL AND g.is_running AND d.done_on >= g.valid_from) AS ones`
/** The members of a community `u` counted, as `n`. */
export const counted = `CROSS JOIN LATERAL (
    SELECT count(*)::int AS members, count(m.resident_id)::int AS recorded, count(*) FILTER (WHERE c.team_id = u.team_id)::int AS signed, max(m.joined_on) AS joined FROM communities.member m ${contractOfMember} WHERE ${present}) n`

export type Row = Omit<CommunityRow, 'lastDay'> & { validUntil: LocalDate | null; isRunning: boolean }
export const presentRow = ({ validUntil, isRunning: _, ...row }: Row): CommunityRow => ({ ...row, lastDay: validUntil && addDays(validUntil, -1) })

/** The scope as a condition on a community `u`. */
export const scopeOf = (actor: Actor) => scopeFilter(actor, { township: 'u.township_code', institution: 'u.institution_id', team: 'u.team_id' })
