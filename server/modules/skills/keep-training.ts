import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { listLackingEndpoint, listTrainingEndpoint, recordTrainingEndpoint, TrainingRow, withdrawTrainingEndpoint } from '#api/training.ts'
import { addDays, isLocalDate, localDate } from '#kernel/local-date.ts'
import { commitOnce } from '#platform/commit-once.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound, refused } from '#platform/problem.ts'
import { type Reach, reachOf } from '../organisations/index.ts'
import { validUntilOf } from './domain/determine-validity.ts'
import { reason } from './errors.ts'
import { loadPeople, mainPlace, worksWithinReach } from './reach.ts'
import { insertTraining, withdrawTrainingRow } from './store-training.ts'
import { holdsPass } from './training-rows.ts'

/** A pass is worth a warning this many days before it ends. */
const warningDays = 90
const state = `CASE WHEN n.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN n.result <> 'passed' THEN 'history' WHEN n.valid_until <= :on::date THEN 'expired' WHEN n.valid_until <= :warnUntil::date THEN 'expiring' ELSE 'valid' END`
const named = `(:text = '' OR strpos(s.name, :text) > 0 OR starts_with(s.pinyin, lower(:text)) OR starts_with(s.initials, lower(:text)))`
type Page = Reach & { countyCode: number; on: string; text: string; afterSort: string; afterId: string; most: number }
const select = compose<TrainingRow>()(fragment<Page & { courseId: string | null; staffId: string | null; state: string | null; warnUntil: string }>('list-training', `
  SELECT n.id AS "trainingId", s.id AS "staffId", s.name, s.category, ${mainPlace} AS "institutionName", c.id AS "courseId", c.name AS "courseName", n.held_on AS "heldOn", n.hours, n.result, n.valid_until AS "validUntil", n.place, ${state} AS state,
    n.recorded_by_name AS "recordedBy", n.withdrawn_reason AS "withdrawnReason"
  FROM skills.training n JOIN skills.course c ON c.county_code = n.county_code AND c.id = n.course_id JOIN organisations.staff s ON s.id = n.staff_id
  WHERE n.county_code = :countyCode AND ${worksWithinReach} AND (:courseId::uuid IS NULL OR n.course_id = :courseId::uuid) AND (:staffId::uuid IS NULL OR n.staff_id = :staffId::uuid) AND (:state::text IS NULL OR ${state} = :state) AND ${named}
    AND (:afterSort = '' OR (n.held_on, n.id) < (nullif(:afterSort, '')::date, :afterId::uuid)) ORDER BY n.held_on DESC, n.id DESC LIMIT :most`))
const selectLacking = compose<OutputOf<typeof listLackingEndpoint>['items'][number] & { sort: string }>()(fragment<Page & { courseId: string }>('list-lacking', `
  SELECT s.id AS "staffId", s.name, s.category, ${mainPlace} AS "institutionName", s.initials AS sort,
    (SELECT max(n.valid_until) FROM skills.training n WHERE n.county_code = :countyCode AND n.staff_id = s.id AND n.course_id = :courseId AND n.result = 'passed' AND n.withdrawn_at IS NULL) AS "endedOn"
  FROM organisations.staff s JOIN skills.course c ON c.county_code = :countyCode AND c.id = :courseId AND s.category = ANY (c.required_of)
  WHERE s.is_active AND ${worksWithinReach} AND NOT ${holdsPass('c.id')} AND ${named} AND (s.initials, s.id) > (:afterSort, :afterId::uuid) ORDER BY s.initials, s.id LIMIT :most`))

/** What people within reach learned, newest first. */
export async function listTraining({ run, actor, on }: Context, input: InputOf<typeof listTrainingEndpoint>): Promise<OutputOf<typeof listTrainingEndpoint>> {
  const rows = await run(select, {
    ...reachOf(actor), ...readCursor(input.after, isLocalDate), countyCode: actor.countyCode, on, text: input.text ?? '', courseId: input.courseId ?? null, staffId: input.staffId ?? null, state: input.state ?? null, warnUntil: addDays(on, warningDays), most: input.most + 1,
  })
  return pageOf(rows, input.most, ({ heldOn, trainingId }) => [heldOn, trainingId])
}

/** Of whom a course is asked and who holds no valid pass of it, by initials. */
export async function listLacking({ run, actor, on }: Context, input: InputOf<typeof listLackingEndpoint>): Promise<OutputOf<typeof listLackingEndpoint>> {
  const rows = await run(selectLacking, { ...reachOf(actor), ...readCursor(input.after), countyCode: actor.countyCode, on, text: input.text ?? '', courseId: input.courseId, most: input.most + 1 })
  return pageOf(rows, input.most, (row) => [row.sort, row.staffId])
}

const selectCourse = compose<{ validMonths: number | null; isActive: boolean; name: string }>()(fragment<{ countyCode: number; courseId: string }>('load-course', `
  SELECT valid_months AS "validMonths", is_active AS "isActive", name FROM skills.course WHERE county_code = :countyCode AND id = :courseId FOR SHARE`))

/** Enters what many learned together. Refused when somebody of them does not work within reach, so that no list goes in by half. */
export function recordTraining(context: CommandContext, input: InputOf<typeof recordTrainingEndpoint>): Promise<Answer> {
  const { actor, on, at, newId } = context
  const { countyCode } = actor
  return commitOnce(context, input, async (run) => {
    const { courseId, heldOn, hours, people } = input
    const [course] = await run(selectCourse, { countyCode, courseId })
    if (!course) throw notFound('course')
    const known = await loadPeople(run, actor, on, people.map(({ staffId }) => staffId))
    const reasons = [
      ...(heldOn > on ? [reason.laterThanToday()] : []), ...(course.isActive ? [] : [reason.courseOff(course.name)]), ...(known.length < people.length ? [reason.staffUnknown(people.length - known.length)] : []),
    ]
    if (reasons.length > 0) throw refused(reasons)
    const ids = people.map(() => newId())
    await run(insertTraining, {
      countyCode, ids, courseId, heldOn, hours, place: input.place || null, staffIds: people.map(({ staffId }) => staffId), results: people.map(({ result }) => result), until: people.map(({ result }) => validUntilOf(result, localDate(heldOn), course.validMonths)),
      actorName: actor.displayName, at,
    })
    return { answer: { recorded: people.length }, audit: [{ action: 'skills.record-training', subjectKind: 'course', subjectId: courseId, body: { ...input, ids } }] }
  })
}

const selectOne = compose<{ staffId: string; courseId: string }>()(fragment<{ countyCode: number; trainingId: string }>('lock-training', 'SELECT staff_id AS "staffId", course_id AS "courseId" FROM skills.training WHERE county_code = :countyCode AND id = :trainingId FOR UPDATE'))

/** Takes a result back, with the reason; a technique that rested on it is marked as without anybody trained. */
export function withdrawTraining(context: CommandContext, input: InputOf<typeof withdrawTrainingEndpoint>): Promise<Answer> {
  const { actor, on, at } = context
  const { countyCode } = actor
  return commitOnce(context, input, async (run) => {
    const { trainingId } = input
    const [training] = await run(selectOne, { countyCode, trainingId })
    if (!training || (await loadPeople(run, actor, on, [training.staffId])).length === 0) throw notFound('training')
    const done = await run(withdrawTrainingRow, { countyCode, trainingId, reason: input.reason, actorName: actor.displayName, at })
    if (done.length === 0) throw refused([reason.trainingState()])
    return { answer: { trainingId }, audit: [{ action: 'skills.withdraw-training', subjectKind: 'training', subjectId: trainingId, reason: input.reason, body: training }] }
  })
}
