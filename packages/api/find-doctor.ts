import { z } from 'zod'
import { query, search } from './endpoint.ts'
import { spokenLanguages } from './spoken-languages.ts'
import { awardShape, starsShape } from './stars.ts'

const id = z.uuid()
const count = z.int().nonnegative()

/** A family doctor as a resident chooses one, in one team; `room`: how many more may sign, null where no upper limit is set. */
const doctorCard = z.object({
  staffId: id, teamId: id, name: z.string(), titleName: z.string(), languages: z.array(z.enum(spokenLanguages)), teamName: z.string(), institutionName: z.string(), place: z.string(), isOfVillage: z.boolean(), room: count.nullable(), isFull: z.boolean(),
  /** As published and in force; null for who was not assessed, which is not zero. */
  stars: starsShape.nullable(), awards: z.array(awardShape),
})
export type DoctorCard = z.infer<typeof doctorCard>

/** Doctors for one person: those of the own village first, then the own township, then the rest of the county; who has room before who is full. */
export const findDoctorsEndpoint = search({
  path: '/api/m/doctors', permission: 'own',
  input: z.strictObject({
    residentId: id, text: z.string().trim().max(40).default(''), language: z.enum(spokenLanguages).nullable().default(null), leastStars: z.int().min(1).max(5).nullable().default(null), onlyWithRoom: z.boolean().default(false), after: z.string().max(160).optional(),
  }),
  output: z.object({ items: z.array(doctorCard), next: z.string().nullable() }),
})
/** One doctor with every team of theirs in which a resident may sign. */
export const readDoctorEndpoint = query({
  path: '/api/m/doctors/:residentId/:staffId', permission: 'own', input: z.strictObject({ residentId: id, staffId: id }),
  output: z.object({ teams: z.array(doctorCard.extend({ phone: z.string().nullable(), address: z.string().nullable(), hours: z.string().nullable(), villages: z.array(z.string()), techniques: z.array(z.string()) })).min(1) }),
})
