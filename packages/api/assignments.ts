import { z } from 'zod'
import { command, query, search } from './endpoint.ts'

export const handoverKinds = ['residents', 'village', 'doctor'] as const
export const handoverStates = ['planned', 'blocked', 'done', 'undone'] as const
const id = z.uuid()
const day = z.iso.date()
const count = z.int().nonnegative()
const villageCode = z.string().regex(/^\d{12}$/)

/**
 * What passes from whom to whom. `residents`: who of a village or grid is not signed is assigned to a team. `village`: a village passes to another team with who is not
 * signed, and with the contracts when a doctor is named for them. `doctor`: all contracts a doctor has in a team pass to another doctor of it,
 * or of another team of the institution.
 */
const handover = {
  kind: z.enum(handoverKinds), fromTeamId: id.nullable(), toTeamId: id, villageCode: villageCode.nullable().default(null), gridCode: z.string().regex(/^\d{15}$/).nullable().default(null),
  fromDoctorStaffId: id.nullable().default(null), toDoctorStaffId: id.nullable().default(null), on: day,
}
const obstacle = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() })

/** The teams with their doctors and villages, and how many of each village are not signed and without a team (null for a whole region: the preview counts the chosen one): what may be chosen. */
export const assignmentChoicesEndpoint = query({
  path: '/api/assignments/choices', permission: 'assignment.edit', input: z.strictObject({}),
  output: z.object({
    on: day,
    teams: z.array(z.object({
      teamId: id, name: z.string(), institutionId: id, institutionName: z.string(), contracts: count, cap: count.nullable(),
      doctors: z.array(z.object({ staffId: id, name: z.string(), contracts: count, cap: count.nullable() })), villages: z.array(z.object({ code: villageCode, name: z.string() })),
    })),
    villages: z.array(z.object({ code: villageCode, name: z.string(), townshipName: z.string(), spellings: z.array(z.string()), unsigned: count.nullable(), withoutTeam: count.nullable(), grids: z.array(z.string()) })),
  }),
})

/** What a hand-over would do today: how many people and contracts, every panel before and after, and what stands against it. */
export const previewHandoverEndpoint = search({
  path: '/api/assignments/preview', permission: 'assignment.edit', input: z.strictObject(handover),
  output: z.object({
    residents: count, contracts: count, obstacles: z.array(obstacle),
    panels: z.array(z.object({ scope: z.enum(['team', 'doctor']), name: z.string(), before: count, after: z.int(), cap: count.nullable(), isHard: z.boolean() })),
  }),
})
/** Plans it for a day; for today it is carried out at once. */
export const planHandoverEndpoint = command({
  path: '/api/assignments/plan', permission: 'assignment.edit', input: z.strictObject({ ...handover, reason: z.string().trim().min(2).max(200) }),
  output: z.object({ handoverId: id, state: z.enum(handoverStates), residents: count.nullable(), contracts: count.nullable() }),
})
/** Takes a plan back before its day, or one that could not be carried out. */
export const undoHandoverEndpoint = command({ path: '/api/assignments/:handoverId/undo', permission: 'assignment.edit', input: z.strictObject({ handoverId: id }), output: z.object({ handoverId: id, state: z.enum(handoverStates) }) })
/** Tries again today what could not be carried out on its day. */
export const retryHandoverEndpoint = command({ path: '/api/assignments/:handoverId/retry', permission: 'assignment.edit', input: z.strictObject({ handoverId: id }), output: z.object({ handoverId: id, state: z.enum(handoverStates) }) })

/** Plans and what became of them, newest first. */
export const listHandoversEndpoint = query({
  path: '/api/assignments/list', permission: 'assignment.edit', input: z.strictObject({ after: z.string().max(100).optional(), most: z.coerce.number().int().min(1).max(100).default(30) }),
  output: z.object({
    items: z.array(z.object({
      handoverId: id, kind: z.enum(handoverKinds), state: z.enum(handoverStates), fromTeam: z.string().nullable(), toTeam: z.string(), village: z.string().nullable(), gridCode: z.string().nullable(), fromDoctor: z.string().nullable(), toDoctor: z.string().nullable(),
      on: day, reason: z.string(), plannedBy: z.string(), residents: count.nullable(), contracts: count.nullable(), obstacles: z.array(obstacle), mayUndo: z.boolean(), mayRetry: z.boolean(),
    })), next: z.string().nullable(),
  }),
})
