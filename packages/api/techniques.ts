import { z } from 'zod'
import { command, query } from './endpoint.ts'
import { institutionKinds } from './organisations.ts'

const id = z.uuid()
const day = z.iso.date()
const count = z.int().nonnegative()
const version = z.int()
const text = (most: number) => z.string().trim().min(2).max(most)
const kinds = z.array(z.enum(institutionKinds)).max(institutionKinds.length).refine((all) => new Set(all).size === all.length, 'named twice')

export const techniqueKinds = ['technique', 'equipment'] as const
const techniqueFields = {
  name: text(40), kind: z.enum(techniqueKinds), forKinds: kinds.min(1),
  /** The course of which somebody must hold a valid pass, in institutions of `trainingIn`. */
  courseId: id.nullable(), trainingIn: kinds, isForResidents: z.boolean(), isActive: z.boolean(),
}
const technique = z.object({
  techniqueId: id, ...techniqueFields, courseName: z.string().nullable(), version,
  /** Institutions within reach: of these kinds, those that offer it, and those where nobody is trained for it any more. */
  possible: count, offered: count, lapsed: count,
})
export type Technique = z.infer<typeof technique>
export const listTechniquesEndpoint = query({
  path: '/api/skills/techniques', permission: 'organisation.read', input: z.strictObject({}), output: z.object({ items: z.array(technique), mayEdit: z.boolean(), next: z.null() }),
})
/** Enters a technique or equipment of the county's list, or changes one as it was seen. */
export const saveTechniqueEndpoint = command({
  path: '/api/skills/techniques/save', permission: 'technique.edit', input: z.strictObject({ techniqueId: id.nullable(), version: version.nullable(), ...techniqueFields }), output: z.object({ techniqueId: id, version }),
})
/** The institutions within reach that offer a technique, those where nobody is trained any more first. */
export const listOfferersEndpoint = query({
  path: '/api/skills/techniques/:techniqueId/institutions', permission: 'organisation.read', input: z.strictObject({ techniqueId: id, after: z.string().max(200).optional(), most: z.coerce.number().int().min(1).max(100).default(50) }),
  output: z.object({
    items: z.array(z.object({ institutionId: id, name: z.string(), kind: z.enum(institutionKinds), since: day, pieces: z.int().nullable(), needsTraining: z.boolean(), trained: count, isLapsed: z.boolean() })), next: z.string().nullable(),
  }),
})
/** What an institution may offer by its kind and what it does. `trained`: people at work there who hold a valid pass of the course. */
export const techniquesOfEndpoint = query({
  path: '/api/skills/institutions/:institutionId/techniques', permission: 'organisation.read', input: z.strictObject({ institutionId: id }),
  output: z.object({
    items: z.array(z.object({
      techniqueId: id, name: z.string(), kind: z.enum(techniqueKinds), courseName: z.string().nullable(), needsTraining: z.boolean(), trained: count, isLapsed: z.boolean(),
      offered: z.object({ since: day, pieces: z.int().nullable(), note: z.string().nullable() }).nullable(),
    })),
    history: z.array(z.object({ name: z.string(), since: day, until: day, reason: z.string() })), mayEdit: z.boolean(),
  }),
})
const key = { institutionId: id, techniqueId: id }
/** Begins to offer; refused where training is needed and nobody at work there holds it. */
export const beginOfferingEndpoint = command({
  path: '/api/skills/techniques/offer', permission: 'technique.edit', input: z.strictObject({ ...key, since: day, pieces: z.int().min(1).max(999).nullable(), note: z.string().trim().max(100).nullable() }), output: z.object({ offeringId: id }),
})
export const endOfferingEndpoint = command({ path: '/api/skills/techniques/end', permission: 'technique.edit', input: z.strictObject({ ...key, reason: text(200) }), output: z.object(key) })
