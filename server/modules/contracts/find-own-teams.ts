import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { findOwnTeamsEndpoint, OwnTeam } from '#api/online-signing.ts'
import { zh } from '#api/wording/index.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import { actingIn, bondWith } from '../resident-accounts/index.ts'
import { isFull } from './describe-offer.ts'
import { isContracting } from './domain/decide-signing.ts'
import { type KnownDoctor, type KnownTeam, type Situation, teamAsJson } from './select-situation.ts'
import { loadSituation } from './select-signing-choices.ts'

type Found = { team: KnownTeam; place: string; rank: 0 | 1 | 2; sort: string }
type Params = {
  countyCode: number; townshipCode: string; regionCodes: readonly string[]; on: string; text: string; onlyWithRoom: boolean; teamId: string | null; preferredTeamId: string | null; exceptTeamId: string | null; isAfter: boolean; afterRank: number; afterSort: string; afterId: string; most: number
}
const doctors = `organisations.team_member m JOIN organisations.staff s ON s.id = m.staff_id WHERE m.county_code = t.county_code AND m.team_id = t.id AND (t.kind = 'independent' OR m.role = 'family_doctor') AND m.valid_from <= :on::date AND (m.valid_until IS NULL OR m.valid_until > :on::date)`
/** 0 covers the village or grid, 1 is of the same township, 2 of elsewhere in the county. */
const rank = `(CASE WHEN EXISTS (SELECT FROM organisations.team_area a WHERE a.county_code = t.county_code AND a.team_id = t.id AND a.region_code = ANY (:regionCodes::text[]) AND a.valid_from <= :on::date AND (a.valid_until IS NULL OR a.valid_until > :on::date)) THEN 0
  WHEN i.township_code = :townshipCode::text THEN 1 ELSE 2 END)`
const sort = `left(t.pinyin, 24) COLLATE "C"`
const full = (load: string) => `coalesce(${load}.is_hard AND ${load}.contracts >= ${load}.cap, false)`
const selectOwnTeams = compose<Found>()(fragment<Params>('find-own-teams', `
  SELECT ${teamAsJson('t', ':on::date')} AS team, coalesce(g.name, '') AS place, ${rank} AS rank, ${sort} AS sort
  FROM organisations.team t JOIN organisations.institution i ON i.id = t.institution_id LEFT JOIN regions.region g ON g.code = i.township_code
  LEFT JOIN organisations.panel_load l ON l.county_code = t.county_code AND l.scope = 'team' AND l.holder_id = t.id AND l.unit = 'person'
  WHERE t.county_code = :countyCode AND t.status = 'active' AND (:teamId::uuid IS NULL OR t.id = :teamId::uuid) AND (:exceptTeamId::uuid IS NULL OR t.id <> :exceptTeamId::uuid) AND EXISTS (SELECT FROM ${doctors})
    AND (:text::text = '' OR position(:text in t.name) > 0 OR position(:text in i.name) > 0 OR position(:text in i.short_name) > 0 OR position(lower(:text) in t.initials) > 0 OR position(lower(:text) in i.initials) > 0
      OR EXISTS (SELECT FROM ${doctors} AND (position(:text in s.name) > 0 OR position(lower(:text) in s.initials) > 0)))
    AND (NOT :onlyWithRoom::boolean OR (NOT ${full('l')} AND EXISTS (SELECT FROM ${doctors} AND NOT EXISTS (SELECT FROM organisations.panel_load d WHERE d.county_code = m.county_code AND d.scope = 'doctor' AND d.holder_id = m.staff_id AND d.unit = 'person' AND ${full('d')}))))
    AND (NOT :isAfter::boolean OR (${rank}, ${sort}, t.id) > (:afterRank::int, :afterSort::text COLLATE "C", :afterId::uuid))
  ORDER BY (t.id = :preferredTeamId::uuid) IS TRUE DESC, ${rank}, ${sort}, t.id LIMIT :most::int`))

const pageSize = 20
const sortShape = /^[012]\.[^~]{0,24}$/

/** Teams one of the own people may choose: those of the village first, then of the township, then of the county. */
export const findOwnTeams = () => async (context: Context, input: InputOf<typeof findOwnTeamsEndpoint>): Promise<OutputOf<typeof findOwnTeamsEndpoint>> => {
  const inside = actingIn(context, bondWith(context, input.residentId).countyCode)
  const situation = await getOwnSituation(inside, input.residentId)
  const { afterSort, afterId } = readCursor(input.after, (text) => sortShape.test(text))
  const found = await inside.run(selectOwnTeams, {
    ...placeOf(inside, situation), text: input.text, onlyWithRoom: input.onlyWithRoom, teamId: null, preferredTeamId: null, exceptTeamId: input.exceptTeamId ?? null, isAfter: input.after !== undefined, afterRank: Number(afterSort.slice(0, 1) || 0), afterSort: afterSort.slice(2), afterId, most: pageSize + 1,
  })
  const { items, next } = pageOf(found, pageSize, ({ team, rank: at, sort: text }) => [`${at}.${text}`, team.id])
  return { items: items.map(describeOwnTeam), next }
}

/** The team that was asked for; without one that which the resident belongs to, else the nearest; who changes from a team is offered another first. @throws NotFound */
export async function getOwnTeam(context: Context, situation: Situation, teamId: string | undefined, leftTeamId: string | null = null): Promise<Found> {
  const [found] = await context.run(selectOwnTeams, {
    ...placeOf(context, situation), text: '', onlyWithRoom: false, teamId: teamId ?? null, preferredTeamId: leftTeamId === null ? situation.resident_team_id : null, exceptTeamId: teamId === undefined ? leftTeamId : null, isAfter: false, afterRank: 0, afterSort: '', afterId: '00000000-0000-0000-0000-000000000000', most: 1,
  })
  if (!found) throw notFound('team')
  return found
}

/** One of the own people as signing sees them. @throws NotFound for whose record is gone */
export async function getOwnSituation(context: Context, residentId: string): Promise<Situation> {
  const [situation] = await context.run(loadSituation, { countyCode: context.actor.countyCode, residentId, teamId: null, hospitalIds: [], on: context.on })
  if (!situation || situation.resident_id === null || situation.status === 'merged') throw notFound('resident')
  return situation
}

const placeOf = ({ actor, on }: Context, { township_code: townshipCode, village_code, grid_code }: Situation) => ({ countyCode: actor.countyCode, on, townshipCode, regionCodes: [village_code, ...(grid_code ? [grid_code] : [])] })

type Panel = Pick<KnownDoctor, 'contracts' | 'cap' | 'isHard'>
const roomOf = ({ contracts, cap, isHard }: Panel): number => (isHard && cap !== null ? Math.max(0, cap - (contracts ?? 0)) : Number.POSITIVE_INFINITY)
const titles: Readonly<Record<string, string>> = zh.contracts.doctorTitle

/** A team as a resident chooses it. The room left is the team's own or what its doctors have together, whichever is less; null where neither has a limit. */
export function describeOwnTeam({ team, place, rank: at }: Found): OwnTeam {
  const contracting = team.members.filter((member) => isContracting(member, team.kind))
  const room = Math.min(roomOf(team), contracting.reduce((sum, one) => sum + roomOf(one), 0))
  return {
    teamId: team.id, name: team.name, institutionName: team.institutionName, phone: team.phone ?? team.institutionPhone, place, isOfVillage: at === 0, room: room === Number.POSITIVE_INFINITY ? null : room, isFull: room === 0,
    doctors: contracting.map((one) => ({ staffId: one.staffId, name: one.name, titleName: titles[one.category === 'village_doctor' ? 'village' : one.titleLevel] ?? '', isLeader: one.isLeader, isFull: isFull(one) })),
  }
}
