import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { Course, listCoursesEndpoint, saveCourseEndpoint } from '#api/training.ts'
import { commitOnce } from '#platform/commit-once.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { conflict, notFound, refused } from '#platform/problem.ts'
import { type Reach, reachOf } from '../organisations/index.ts'
import { reason } from './errors.ts'
import { mustReachCounty, worksWithinReach } from './reach.ts'
import { insertCourse, updateCourse } from './store-training.ts'
import { holdsPass } from './training-rows.ts'

const select = compose<Course>()(fragment<Reach & { countyCode: number; on: string }>('list-courses', `
  SELECT c.id AS "courseId", c.name, c.kind, c.required_of AS "requiredOf", c.valid_months AS "validMonths", c.is_active AS "isActive", c.version, k.valid, k.required, k.lacking
  FROM skills.course c CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE w.holds)::int AS valid, count(*) FILTER (WHERE w.asked)::int AS required, count(*) FILTER (WHERE w.asked AND NOT w.holds)::int AS lacking
    FROM (SELECT s.category = ANY (c.required_of) AS asked, ${holdsPass('c.id')} AS holds FROM organisations.staff s WHERE s.is_active AND ${worksWithinReach}) w) k
  WHERE c.county_code = :countyCode ORDER BY c.is_active DESC, c.name`))
const lock = compose<{ version: number }>()(fragment<{ countyCode: number; courseId: string }>('lock-course', 'SELECT version FROM skills.course WHERE county_code = :countyCode AND id = :courseId FOR UPDATE'))

/** The county's courses with how far they are taken within reach; those no longer taught last. */
export async function listCourses({ run, actor, on }: Context): Promise<OutputOf<typeof listCoursesEndpoint>> {
  const items = await run(select, { ...reachOf(actor), countyCode: actor.countyCode, on })
  const { ownInstitution, ownTownship, isNowhere } = reachOf(actor)
  const mayRecord = actor.permissions.has('training.edit')
  return { items, mayRecord, mayEdit: mayRecord && !isNowhere && ownInstitution === null && ownTownship === null, next: null }
}

/** Enters a course, or changes one as it was seen. What was learned keeps the day until which it holds. */
export function saveCourse(context: CommandContext, input: InputOf<typeof saveCourseEndpoint>): Promise<Answer> {
  const { actor } = context
  const { countyCode } = actor
  return commitOnce(context, input, async (run) => {
    mustReachCounty(actor, 'course')
    const { courseId: asked, version, ...fields } = input
    const courseId = asked ?? context.newId()
    if (asked === null) await run(insertCourse, { ...fields, countyCode, courseId })
    else {
      const [before] = await run(lock, { countyCode, courseId })
      if (!before) throw notFound('course')
      if (before.version !== version) throw conflict('SKILLS.LIST_CHANGED')
      await run(updateCourse, { ...fields, countyCode, courseId })
    }
    return { answer: { courseId, version: asked === null ? 1 : (version ?? 0) + 1 }, audit: [{ action: 'skills.save-course', subjectKind: 'course', subjectId: courseId, body: fields }] }
  }, (name) => (name === 'course_name' ? refused([reason.nameTaken(input.name)]) : undefined))
}
