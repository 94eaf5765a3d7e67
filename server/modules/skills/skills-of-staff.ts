import type { OutputOf } from '#api/endpoint.ts'
import type { skillsOfStaffEndpoint } from '#api/stars.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import { loadPeople } from './reach.ts'

type Output = OutputOf<typeof skillsOfStaffEndpoint>
type Key = { countyCode: number; staffId: string; on: string }
const published = `n.state = 'published' AND n.published_from <= :on::date`
const asJson = `json_build_object('stars', x.stars, 'roundName', n.name, 'heldOn', n.held_on, 'lastDay', n.valid_until - 1)`

/** The stars of somebody `staff` that hold today, as JSON; null without: a doctor nobody assessed has none, not zero. Parameters `:countyCode` and `:on`. */
export const starsInForce = (staff: string): string => `(SELECT ${asJson} FROM skills.star_result x JOIN skills.star_round n ON n.county_code = x.county_code AND n.id = x.round_id AND ${published} AND n.valid_until > :on::date
  WHERE x.county_code = :countyCode AND x.staff_id = ${staff}.id ORDER BY n.held_on DESC, n.id DESC LIMIT 1)`
/** The published awards of somebody `staff`, newest first, as JSON. Parameter `:countyCode`. */
export const publishedAwards = (staff: string): string => `(SELECT coalesce(json_agg(json_build_object('title', a.title, 'level', a.level, 'givenBy', a.given_by, 'givenOn', a.given_on) ORDER BY a.given_on DESC, a.id), '[]')
  FROM skills.award a WHERE a.county_code = :countyCode AND a.staff_id = ${staff}.id AND a.published_at IS NOT NULL AND a.withdrawn_at IS NULL)`

const select = compose<Output>()(fragment<Key>('skills-of-staff', `
  SELECT ${starsInForce('s')} AS stars, ${publishedAwards('s')} AS awards,
    (SELECT coalesce(json_agg(${asJson} ORDER BY n.held_on DESC, n.id), '[]') FROM skills.star_result x JOIN skills.star_round n ON n.county_code = x.county_code AND n.id = x.round_id AND ${published} WHERE x.county_code = :countyCode AND x.staff_id = s.id) AS ratings
  FROM organisations.staff s WHERE s.id = :staffId`))

/** Stars and awards of somebody within reach, as published. */
export async function skillsOfStaff({ run, actor, on }: Context, { staffId }: { staffId: string }): Promise<Output> {
  const [[found], people] = await Promise.all([run(select, { countyCode: actor.countyCode, staffId, on }), loadPeople(run, actor, on, [staffId])])
  if (!found || people.length === 0) throw notFound('staff')
  return found
}
