import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { DoctorCard, findDoctorsEndpoint, readDoctorEndpoint } from '#api/find-doctor.ts'
import { zh } from '#api/wording/index.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import { actingIn, bondWith } from '../resident-accounts/index.ts'
import { offeredNames, publishedAwards, starsInForce } from '../skills/index.ts'
import { getOwnSituation } from './find-own-teams.ts'

type Row = Omit<DoctorCard, 'titleName' | 'isFull'> & { category: string; titleLevel: string; sort: string; phone: string | null; address: string | null; hours: string | null; villages: string[]; techniques: string[] }
type Params = {
  countyCode: number; townshipCode: string; regionCodes: readonly string[]; on: string; staffId: string | null; text: string; language: string | null; leastStars: number | null; onlyWithRoom: boolean; afterSort: string; afterId: string; most: number
}
const inForce = (alias: string) => `${alias}.valid_from <= :on::date AND (${alias}.valid_until IS NULL OR ${alias}.valid_until > :on::date)`
/** 0 covers the village or grid, 1 is of the same township, 2 of elsewhere in the county. */
const rank = `CASE WHEN EXISTS (SELECT FROM organisations.team_area a WHERE a.county_code = t.county_code AND a.team_id = t.id AND a.region_code = ANY (:regionCodes::text[]) AND ${inForce('a')}) THEN 0 WHEN i.township_code = :townshipCode::text THEN 1 ELSE 2 END`
const roomIn = (load: string) => `CASE WHEN ${load}.is_hard AND ${load}.cap IS NOT NULL THEN greatest(0, ${load}.cap - ${load}.contracts) END`
/** Names of the villages a team looks after; the same condition finds a doctor by one. */
const areas = `organisations.team_area a JOIN regions.region v ON v.code = a.region_code WHERE a.county_code = t.county_code AND a.team_id = t.id AND ${inForce('a')}`
const selectDoctors = compose<Row>()(fragment<Params>('find-doctors', `
  SELECT d.* FROM (
    SELECT s.id AS "staffId", t.id AS "teamId", s.name, s.category, s.title_level AS "titleLevel", s.languages, t.name AS "teamName", i.name AS "institutionName", coalesce(g.name, '') AS place, k.rank = 0 AS "isOfVillage", k.room,
      concat_ws('.', k.rank, (k.room IS NOT DISTINCT FROM 0)::int, left(s.pinyin, 24), t.id) COLLATE "C" AS sort, coalesce(t.phone, i.phone) AS phone, i.address, i.service_hours AS hours,
      ARRAY(SELECT v.name FROM ${areas} ORDER BY v.code) AS villages, ${offeredNames('i')} AS techniques, ${starsInForce('s')} AS stars, ${publishedAwards('s')} AS awards
    FROM organisations.team t JOIN organisations.institution i ON i.id = t.institution_id LEFT JOIN regions.region g ON g.code = i.township_code
    JOIN organisations.team_member m ON m.county_code = t.county_code AND m.team_id = t.id AND (t.kind = 'independent' OR m.role = 'family_doctor') AND ${inForce('m')}
    JOIN organisations.staff s ON s.id = m.staff_id AND s.is_active
    LEFT JOIN organisations.panel_load l ON l.county_code = t.county_code AND l.scope = 'team' AND l.holder_id = t.id AND l.unit = 'person'
    LEFT JOIN organisations.panel_load o ON o.county_code = t.county_code AND o.scope = 'doctor' AND o.holder_id = s.id AND o.unit = 'person'
    CROSS JOIN LATERAL (SELECT ${rank} AS rank, least(${roomIn('l')}, ${roomIn('o')}) AS room) k
    WHERE t.county_code = :countyCode AND t.status = 'active' AND (:staffId::uuid IS NULL OR s.id = :staffId::uuid) AND (:language::text IS NULL OR :language = ANY (s.languages))
      AND (NOT :onlyWithRoom::boolean OR k.room IS DISTINCT FROM 0)
      AND (:text::text = '' OR position(:text in s.name) > 0 OR position(:text in t.name) > 0 OR position(:text in i.name) > 0 OR position(:text in g.name) > 0 OR starts_with(s.pinyin, lower(:text)) OR starts_with(s.initials, lower(:text))
        OR position(lower(:text) in t.initials) > 0 OR position(lower(:text) in i.initials) > 0 OR starts_with(g.pinyin, lower(:text)) OR EXISTS (SELECT FROM ${areas} AND (position(:text in v.name) > 0 OR starts_with(v.pinyin, lower(:text)))))
  ) d WHERE (:leastStars::int IS NULL OR (d.stars->>'stars')::int >= :leastStars) AND (d.sort, d."staffId") > (:afterSort::text COLLATE "C", :afterId::uuid) ORDER BY d.sort, d."staffId" LIMIT :most::int`))

const pageSize = 20
const sortShape = /^[012]\.[01]\.[^~]{0,24}\.[0-9a-f-]{36}$/
const titles: Readonly<Record<string, string>> = zh.contracts.doctorTitle

/** Doctors one of the own people may choose, nearest first, who has room before who is full. */
export const findDoctors = () => async (context: Context, input: InputOf<typeof findDoctorsEndpoint>): Promise<OutputOf<typeof findDoctorsEndpoint>> => {
  const { inside, place } = await placeOf(context, input.residentId)
  const cursor = readCursor(input.after, (text) => sortShape.test(text))
  const found = await inside.run(selectDoctors, { ...place, ...cursor, staffId: null, text: input.text, language: input.language, leastStars: input.leastStars, onlyWithRoom: input.onlyWithRoom, most: pageSize + 1 })
  const { items, next } = pageOf(found, pageSize, ({ sort, staffId }) => [sort, staffId])
  return { items: items.map(describe), next }
}

/** One doctor with the teams in which one of the own people may sign with them. @throws NotFound for who is no family doctor of the county today */
export const readDoctor = () => async (context: Context, { residentId, staffId }: InputOf<typeof readDoctorEndpoint>): Promise<OutputOf<typeof readDoctorEndpoint>> => {
  const { inside, place } = await placeOf(context, residentId)
  const teams = await inside.run(selectDoctors, { ...place, ...readCursor(undefined), staffId, text: '', language: null, leastStars: null, onlyWithRoom: false, most: 20 })
  if (teams.length === 0) throw notFound('doctor')
  return { teams: teams.map(describe) }
}

async function placeOf(context: Context, residentId: string) {
  const inside = actingIn(context, bondWith(context, residentId).countyCode)
  const { township_code: townshipCode, village_code, grid_code } = await getOwnSituation(inside, residentId)
  return { inside, place: { countyCode: inside.actor.countyCode, on: inside.on, townshipCode, regionCodes: [village_code, ...(grid_code ? [grid_code] : [])] } }
}

const describe = (row: Row) => ({ ...row, titleName: titles[row.category === 'village_doctor' ? 'village' : row.titleLevel] ?? '', isFull: row.room === 0 })
