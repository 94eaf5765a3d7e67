import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { getRoundEndpoint, listResultsEndpoint, listRoundsEndpoint, matchStaffEndpoint, StarRound } from '#api/stars.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { type Reach, reachOf } from '../organisations/index.ts'
import { comparedStars, type SkillsUsing } from './compared-stars.ts'
import { listSteps } from './domain/round-states.ts'
import { getRoundRow, roundColumns, seesDrafts } from './load-round.ts'
import { starsInForce } from './skills-of-staff.ts'
import { isFamilyDoctor, mainPlace, worksWithinReach } from './reach.ts'

const selectRounds = compose<StarRound>()(fragment<{ countyCode: number; withDrafts: boolean }>('list-star-rounds', `
  SELECT ${roundColumns} FROM skills.star_round n WHERE n.county_code = :countyCode AND (:withDrafts::boolean OR n.state <> 'draft') ORDER BY n.held_on DESC, n.id DESC LIMIT 50`))
type Asking = { countyCode: number; on: string }
const countDoctors = compose<{ doctors: number; rated: number }>()(fragment<Asking>('family-doctors-of-county', `
  SELECT count(*)::int AS doctors, count(*) FILTER (WHERE ${starsInForce('s')} IS NOT NULL)::int AS rated FROM organisations.staff s WHERE s.county_code = :countyCode AND s.is_active AND ${isFamilyDoctor}`))
const countUnrated = compose<{ doctors: number; unrated: number }>()(fragment<Asking & { roundId: string }>('family-doctors-unrated', `
  SELECT count(*)::int AS doctors, count(*) FILTER (WHERE NOT EXISTS (SELECT FROM skills.star_result x WHERE x.county_code = :countyCode AND x.round_id = :roundId AND x.staff_id = s.id))::int AS unrated
  FROM organisations.staff s WHERE s.county_code = :countyCode AND s.is_active AND ${isFamilyDoctor}`))

/** The assessments of the county, newest first, with how many have how many stars. */
export const listRounds = (using: SkillsUsing) => async ({ run, actor, on }: Context): Promise<OutputOf<typeof listRoundsEndpoint>> => {
  const { countyCode, permissions } = actor
  const [items, [counted]] = await Promise.all([run(selectRounds, { countyCode, withDrafts: seesDrafts(actor) }), run(countDoctors, { countyCode, on })])
  const current = items.find(({ state, publishedFrom, validUntil }) => state === 'published' && publishedFrom !== null && publishedFrom <= on && validUntil > on)
  return { items, doctors: counted?.doctors ?? 0, rated: counted?.rated ?? 0, currentRoundId: current?.roundId ?? null, compared: await comparedStars(using, on), mayBegin: permissions.has('star.edit'), next: null }
}

/** One assessment with what the reader may do with it. */
export const getRound = (using: SkillsUsing) => async (context: Context, { roundId }: { roundId: string }): Promise<OutputOf<typeof getRoundEndpoint>> => {
  const { run, actor, on } = context
  const { countyCode, permissions, accountId } = actor
  const [{ editors, ...round }, [counted]] = await Promise.all([getRoundRow(context, roundId), run(countUnrated, { countyCode, on, roundId })])
  return { ...round, doctors: counted?.doctors ?? 0, unrated: counted?.unrated ?? 0, compared: await comparedStars(using, on), ...listSteps({ state: round.state, editors }, accountId, { mayEdit: permissions.has('star.edit'), mayPublish: permissions.has('star.publish') }) }
}

type Row = OutputOf<typeof listResultsEndpoint>['items'][number]
type Params = Reach & { countyCode: number; on: string; roundId: string; heldOn: string; text: string; show: string; afterSort: string; afterId: string; most: number }
const selectResults = compose<Row & { sort: string }>()(fragment<Params>('list-star-results', `
  SELECT s.id AS "staffId", s.name, s.category, ${mainPlace} AS "institutionName", x.stars, s.initials AS sort,
    (SELECT e.stars FROM skills.star_result e JOIN skills.star_round n ON n.county_code = e.county_code AND n.id = e.round_id AND n.state = 'published' AND n.held_on < :heldOn::date WHERE e.county_code = :countyCode AND e.staff_id = s.id ORDER BY n.held_on DESC, n.id DESC LIMIT 1) AS before
  FROM organisations.staff s LEFT JOIN skills.star_result x ON x.county_code = :countyCode AND x.round_id = :roundId AND x.staff_id = s.id
  WHERE ${worksWithinReach} AND (x.stars IS NOT NULL OR (s.is_active AND ${isFamilyDoctor})) AND (:show::text = 'all' OR coalesce(x.stars::text, 'none') = :show)
    AND (:text = '' OR strpos(s.name, :text) > 0 OR starts_with(s.pinyin, lower(:text)) OR starts_with(s.initials, lower(:text)))
    AND (s.initials, s.id) > (:afterSort, :afterId::uuid) ORDER BY s.initials, s.id LIMIT :most`))

/** Family doctors and who has a result, by initials. */
export async function listResults(context: Context, input: InputOf<typeof listResultsEndpoint>): Promise<OutputOf<typeof listResultsEndpoint>> {
  const { run, actor, on } = context
  const { roundId, heldOn } = await getRoundRow(context, input.roundId)
  const rows = await run(selectResults, { ...reachOf(actor), ...readCursor(input.after), countyCode: actor.countyCode, on, roundId, heldOn, text: input.text ?? '', show: input.show, most: input.most + 1 })
  return pageOf(rows, input.most, (row) => [row.sort, row.staffId])
}

type Found = OutputOf<typeof matchStaffEndpoint>['lines'][number]['found'][number]
const selectNamed = compose<Found & { places: string[] }>()(fragment<Reach & { countyCode: number; on: string; names: readonly string[] }>('staff-by-names', `
  SELECT s.id AS "staffId", s.name, s.category, ${mainPlace} AS "institutionName",
    ARRAY(SELECT w FROM organisations.staff_post p JOIN organisations.institution i ON i.id = p.institution_id CROSS JOIN LATERAL (VALUES (i.name), (i.short_name)) AS v (w) WHERE p.staff_id = s.id AND p.valid_from <= :on::date AND (p.valid_until IS NULL OR p.valid_until > :on::date)) AS places
  FROM organisations.staff s WHERE s.county_code = :countyCode AND s.is_active AND s.name = ANY (:names::text[]) AND ${worksWithinReach} ORDER BY s.id`))

/** Whom the lines of a pasted list mean. Of namesakes the institution decides when it is given and fits one of them. */
export async function matchStaff({ run, actor, on }: Context, { lines }: InputOf<typeof matchStaffEndpoint>): Promise<OutputOf<typeof matchStaffEndpoint>> {
  const named = await run(selectNamed, { ...reachOf(actor), countyCode: actor.countyCode, on, names: [...new Set(lines.map(({ name }) => name))] })
  const byName = Map.groupBy(named, ({ name }) => name)
  return {
    lines: lines.map(({ name, institution }) => {
      const all = byName.get(name) ?? []
      const there = institution === '' ? [] : all.filter(({ places }) => places.some((place) => place === institution || place.includes(institution) || institution.includes(place)))
      return { found: there.length > 0 ? there : all }
    }),
  }
}
