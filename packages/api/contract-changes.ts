import { z } from 'zod'
import { representativeRelations } from './contracts.ts'
import { command, query } from './endpoint.ts'

const id = z.uuid()
const day = z.iso.date()
const code = z.string().max(60)
const why = z.string().trim().min(2).max(200)

const representative = z.strictObject({ name: z.string().trim().min(2).max(40), relation: z.enum(representativeRelations) })

/** What of a contract a team leader or the institution may put right, as it stands, and what it may be put to. */
export const readCorrectableEndpoint = query({
  path: '/api/contracts/:contractId/correctable', permission: 'contract.correct', input: z.strictObject({ contractId: id }),
  output: z.object({
    version: z.int(), representative: representative.nullable(), packageReasons: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string(), reason: z.string() })),
    hospitals: z.array(z.object({ tier: z.string(), label: z.string(), institutionId: id, name: z.string(), options: z.array(z.object({ id, name: z.string() })) })),
    /** Of one taken over from an older system: its number and days. */
    takenOver: z.object({ number: z.string(), from: day, lastDay: day }).nullable(),
  }),
})

/** Corrects what was written wrongly of a running contract. What was signed stays as it was signed. */
export const correctContractEndpoint = command({
  path: '/api/contracts/:contractId/correct', permission: 'contract.correct',
  input: z.strictObject({
    contractId: id, version: z.int(), why, representative: representative.nullable().default(null), packageReasons: z.array(z.strictObject({ id: code, reason: why })).max(12).default([]),
    /** One hospital for another of the same rung. */
    hospitals: z.array(z.strictObject({ tier: code, wrongId: id, rightId: id })).max(6).default([]),
    takenOver: z.strictObject({ number: z.string().trim().min(1).max(40), from: day, lastDay: day }).nullable().default(null),
  }),
  output: z.object({ contractId: id, version: z.int(), corrected: z.int() }),
})
