import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { AwardRow, listAwardsEndpoint, recordAwardEndpoint, withdrawAwardEndpoint } from '#api/stars.ts'
import { isLocalDate } from '#kernel/local-date.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound, refused } from '#platform/problem.ts'
import { type Reach, reachOf } from '../organisations/index.ts'
import { reason } from './errors.ts'
import { loadPeople, mainPlace, worksWithinReach } from './reach.ts'
import { insertAward, publishAwardRow, withdrawAwardRow } from './store.ts'

const state = `CASE WHEN a.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN a.published_at IS NOT NULL THEN 'published' ELSE 'recorded' END`
const columns = `a.id AS "awardId", a.title, a.level, a.given_by AS "givenBy", a.given_on AS "givenOn", s.id AS "staffId", s.name, ${mainPlace} AS "institutionName", ${state} AS state, a.recorded_by_name AS "recordedBy", a.published_by_name AS "publishedBy", a.withdrawn_reason AS "withdrawnReason"`
type Params = Reach & { countyCode: number; on: string; text: string; state: string | null; afterSort: string; afterId: string; most: number }
const select = compose<AwardRow>()(fragment<Params>('list-awards', `
  SELECT ${columns} FROM skills.award a JOIN organisations.staff s ON s.id = a.staff_id
  WHERE a.county_code = :countyCode AND ${worksWithinReach} AND (:state::text IS NULL OR ${state} = :state) AND (:text = '' OR strpos(s.name, :text) > 0 OR strpos(a.title, :text) > 0 OR starts_with(s.pinyin, lower(:text)) OR starts_with(s.initials, lower(:text)))
    AND (:afterSort = '' OR (a.given_on, a.id) < (nullif(:afterSort, '')::date, :afterId::uuid)) ORDER BY a.given_on DESC, a.id DESC LIMIT :most`))
const selectSubject = compose<{ staffId: string }>()(fragment<{ countyCode: number; awardId: string }>('lock-award', 'SELECT staff_id AS "staffId" FROM skills.award WHERE county_code = :countyCode AND id = :awardId FOR UPDATE'))

/** Awards of people within reach, newest first. */
export async function listAwards({ run, actor, on }: Context, input: InputOf<typeof listAwardsEndpoint>): Promise<OutputOf<typeof listAwardsEndpoint>> {
  const cursor = readCursor(input.after, isLocalDate)
  const rows = await run(select, { ...reachOf(actor), ...cursor, countyCode: actor.countyCode, on, text: input.text ?? '', state: input.state ?? null, most: input.most + 1 })
  return { ...pageOf(rows, input.most, ({ givenOn, awardId }) => [givenOn, awardId]), mayRecord: actor.permissions.has('award.edit'), mayPublish: actor.permissions.has('award.publish') }
}

/** Records what somebody within reach was honoured with; nobody outside sees it before it is published. */
export function recordAward(context: CommandContext, input: InputOf<typeof recordAwardEndpoint>): Promise<Answer> {
  const { actor, on, at } = context
  return commitOnce(context, input, async (run) => {
    if ((await loadPeople(run, actor, on, [input.staffId])).length === 0) throw notFound('staff')
    if (input.givenOn > on) throw refused([reason.laterThanToday()])
    const awardId = context.newId()
    await run(insertAward, { ...input, countyCode: actor.countyCode, awardId, actorName: actor.displayName, at })
    return { answer: { awardId }, audit: [{ action: 'skills.record-award', subjectKind: 'award', subjectId: awardId, body: input }] }
  })
}

/** Shows an award to residents. */
export function publishAward(context: CommandContext, input: { awardId: string }): Promise<Answer> {
  const { actor, at } = context
  return commitOnce(context, input, async (run) => {
    await mustReach(run, context, input.awardId)
    const done = await run(publishAwardRow, { countyCode: actor.countyCode, awardId: input.awardId, actorName: actor.displayName, at })
    if (done.length === 0) throw refused([reason.awardState()])
    return { answer: input, audit: [{ action: 'skills.publish-award', subjectKind: 'award', subjectId: input.awardId }] }
  })
}

/** Takes an award back, published or not, with the reason. */
export function withdrawAward(context: CommandContext, { awardId, reason: why }: InputOf<typeof withdrawAwardEndpoint>): Promise<Answer> {
  const { actor, at } = context
  return commitOnce(context, { awardId, why }, async (run) => {
    await mustReach(run, context, awardId)
    const done = await run(withdrawAwardRow, { countyCode: actor.countyCode, awardId, reason: why, actorName: actor.displayName, at })
    if (done.length === 0) throw refused([reason.awardState()])
    return { answer: { awardId }, audit: [{ action: 'skills.withdraw-award', subjectKind: 'award', subjectId: awardId, reason: why }] }
  })
}

async function mustReach(run: Run, { actor, on }: CommandContext, awardId: string): Promise<void> {
  const [award] = await run(selectSubject, { countyCode: actor.countyCode, awardId })
  if (!award || (await loadPeople(run, actor, on, [award.staffId])).length === 0) throw notFound('award')
}
