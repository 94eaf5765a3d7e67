import type { OutputOf } from '#api/endpoint.ts'
import type { getRoundEndpoint } from '#api/stars.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Run } from '#platform/database/database.ts'
import { conflict, notFound } from '#platform/problem.ts'
import { mustReachCounty } from './reach.ts'
import type { RoundState } from './domain/round-states.ts'

type RoundRow = Omit<OutputOf<typeof getRoundEndpoint>, 'next' | 'mustBeAnother' | 'doctors'> & { editors: string[] }
export const roundColumns = `n.id AS "roundId", n.name, n.held_on AS "heldOn", n.valid_until AS "validUntil", n.state, n.published_from AS "publishedFrom", n.version,
  ARRAY(SELECT count(x.stars)::int FROM generate_series(1, 5) AS k LEFT JOIN skills.star_result x ON x.county_code = n.county_code AND x.county_code = :countyCode AND x.round_id = n.id AND x.stars = k GROUP BY k ORDER BY k) AS counts`
const detail = `n.editors, n.created_by_name AS "createdBy", n.published_by_name AS "publishedBy", n.withdrawn_by_name AS "withdrawnBy", n.withdrawn_reason AS "withdrawnReason"`
type Key = { countyCode: number; roundId: string }
const select = compose<RoundRow>()(fragment<Key>('load-star-round', `SELECT ${roundColumns}, ${detail} FROM skills.star_round n WHERE n.county_code = :countyCode AND n.id = :roundId`))
const selectLocked = compose<{ state: RoundState; editors: string[]; name: string; validUntil: string; version: number; rated: number }>()(fragment<Key>('lock-star-round', `
  SELECT n.state, n.editors, n.name, n.valid_until AS "validUntil", n.version, (SELECT count(*)::int FROM skills.star_result x WHERE x.county_code = :countyCode AND x.round_id = n.id) AS rated
  FROM skills.star_round n WHERE n.county_code = :countyCode AND n.id = :roundId FOR UPDATE`))

/** Whether drafts are anything to this actor: only to who may enter or publish them, for the whole county. */
export const seesDrafts = ({ permissions }: Context['actor']): boolean => permissions.has('star.edit') || permissions.has('star.publish')

/** An assessment for who may see it. @throws NotFound */
export async function getRoundRow({ run, actor }: Context, roundId: string): Promise<RoundRow> {
  const [round] = await run(select, { countyCode: actor.countyCode, roundId })
  if (!round || (round.state === 'draft' && !seesDrafts(actor))) throw notFound('star-round')
  return round
}

/** An assessment to change, locked, as the person saw it. @throws Conflict when somebody changed it since */
export async function lockRound(run: Run, { actor }: CommandContext, roundId: string, version: number) {
  mustReachCounty(actor, 'star-round')
  const [round] = await run(selectLocked, { countyCode: actor.countyCode, roundId })
  if (!round) throw notFound('star-round')
  if (round.version !== version) throw conflict('SKILLS.CHANGED_MEANWHILE')
  return round
}
