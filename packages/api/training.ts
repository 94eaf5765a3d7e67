import { z } from 'zod'
import { command, query, search } from './endpoint.ts'
import { staffCategories } from './organisations.ts'

const id = z.uuid()
const day = z.iso.date()
const count = z.int().nonnegative()
const version = z.int()
const text = (most: number) => z.string().trim().min(2).max(most)
const unique = (all: readonly string[]) => new Set(all).size === all.length

export const courseKinds = ['course', 'rotation', 'teaching_rounds', 'mentor', 'base', 'qualification'] as const
export const trainingResults = ['passed', 'attended', 'failed'] as const
/** How a result stands today: a pass holds, ends within 90 days or has ended; another result is only history. */
export const trainingStates = ['valid', 'expiring', 'expired', 'history', 'withdrawn'] as const

const courseFields = {
  name: text(60), kind: z.enum(courseKinds), requiredOf: z.array(z.enum(staffCategories)).max(20).refine(unique, 'named twice'), validMonths: z.int().min(1).max(120).nullable(), isActive: z.boolean(),
}
const course = z.object({
  courseId: id, ...courseFields, version,
  /** Within reach: who holds a valid pass, of whom it is asked, and who of them lacks it. */
  valid: count, required: count, lacking: count,
})
export type Course = z.infer<typeof course>
export const listCoursesEndpoint = query({
  path: '/api/skills/courses', permission: 'staff.read', input: z.strictObject({}), output: z.object({ items: z.array(course), mayEdit: z.boolean(), mayRecord: z.boolean(), next: z.null() }),
})
/** Enters a course of the county's list, or changes one as it was seen. */
export const saveCourseEndpoint = command({
  path: '/api/skills/courses/save', permission: 'training.edit', input: z.strictObject({ courseId: id.nullable(), version: version.nullable(), ...courseFields }), output: z.object({ courseId: id, version }),
})

const trainingRow = z.object({
  trainingId: id, staffId: id, name: z.string(), category: z.enum(staffCategories), institutionName: z.string().nullable(), courseId: id, courseName: z.string(), heldOn: day, hours: count, result: z.enum(trainingResults), validUntil: day.nullable(),
  place: z.string().nullable(), state: z.enum(trainingStates), recordedBy: z.string(), withdrawnReason: z.string().nullable(),
})
export type TrainingRow = z.infer<typeof trainingRow>
const page = { text: z.string().trim().max(40).optional(), after: z.string().max(200).optional(), most: z.int().min(1).max(100).default(50) }
/** What people within reach learned, newest first. */
export const listTrainingEndpoint = search({
  path: '/api/skills/training/list', permission: 'staff.read', input: z.strictObject({ ...page, courseId: id.optional(), staffId: id.optional(), state: z.enum(trainingStates).optional() }), output: z.object({ items: z.array(trainingRow), next: z.string().nullable() }),
})
/** Of whom a course is asked and who holds no valid pass; `endedOn`: the day from which the last pass no longer holds. */
export const listLackingEndpoint = search({
  path: '/api/skills/training/lacking', permission: 'staff.read', input: z.strictObject({ ...page, courseId: id }),
  output: z.object({ items: z.array(z.object({ staffId: id, name: z.string(), category: z.enum(staffCategories), institutionName: z.string().nullable(), endedOn: day.nullable() })), next: z.string().nullable() }),
})
/** Enters what many learned together: one course, one day, each with a result. */
export const recordTrainingEndpoint = command({
  path: '/api/skills/training/record', permission: 'training.edit',
  input: z.strictObject({
    courseId: id, heldOn: day, hours: z.int().min(0).max(5000), place: z.string().trim().max(60).nullable(),
    people: z.array(z.strictObject({ staffId: id, result: z.enum(trainingResults) })).min(1).max(500).refine((all) => unique(all.map(({ staffId }) => staffId)), 'named twice'),
  }),
  output: z.object({ recorded: count }),
})
export const withdrawTrainingEndpoint = command({ path: '/api/skills/training/:trainingId/withdraw', permission: 'training.edit', input: z.strictObject({ trainingId: id, reason: text(200) }), output: z.object({ trainingId: id }) })
