import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import { notFound } from '#platform/problem.ts'
import { type Reach, reachOf, withinReach } from '../organisations/index.ts'

/** Somebody `s` works today at an institution within reach; parameters are those of `Reach`, `:countyCode` and `:on`. */
export const worksWithinReach = `EXISTS (SELECT FROM organisations.staff_post p JOIN organisations.institution i ON i.id = p.institution_id WHERE p.staff_id = s.id AND ${withinReach} AND p.valid_from <= :on::date AND (p.valid_until IS NULL OR p.valid_until > :on::date))`
/** Where somebody `s` mainly works today. */
export const mainPlace = `(SELECT i.short_name FROM organisations.staff_post p JOIN organisations.institution i ON i.id = p.institution_id WHERE p.staff_id = s.id AND p.valid_from <= :on::date AND (p.valid_until IS NULL OR p.valid_until > :on::date) ORDER BY p.is_primary DESC, p.valid_from DESC LIMIT 1)`
/** Somebody `s` is a family doctor of an active team of the county today. */
export const isFamilyDoctor = `EXISTS (SELECT FROM organisations.team_member m JOIN organisations.team t ON t.county_code = m.county_code AND t.id = m.team_id AND t.status = 'active'
  WHERE m.county_code = :countyCode AND m.staff_id = s.id AND (t.kind = 'independent' OR m.role = 'family_doctor') AND m.valid_from <= :on::date AND (m.valid_until IS NULL OR m.valid_until > :on::date))`

/** Assessments and dictionaries are the whole county's: of an institution, a team or a township there is no such thing to change. */
export function mustReachCounty(actor: Actor, what: string): void {
  const { ownInstitution, ownTownship, isNowhere } = reachOf(actor)
  if (isNowhere || ownInstitution !== null || ownTownship !== null) throw notFound(what)
}

type Person = { staffId: string; name: string; category: string }
const selectPeople = compose<Person>()(fragment<Reach & { countyCode: number; on: string; ids: readonly string[] }>('staff-within-reach', `
  SELECT s.id AS "staffId", s.name, s.category FROM organisations.staff s WHERE s.id = ANY (:ids::uuid[]) AND ${worksWithinReach}`))

/** Those of these people who work within the actor's reach today. */
export const loadPeople = (run: Run, actor: Actor, on: string, ids: readonly string[]): Promise<Person[]> => run(selectPeople, { ...reachOf(actor), countyCode: actor.countyCode, on, ids })
