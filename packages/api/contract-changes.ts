import { z } from 'zod'
import { becauseShape } from './because.ts'
import { proposeSigningEndpoint, representativeRelations, signatureShape } from './contracts.ts'
import { command, query, search } from './endpoint.ts'
import { compositionShape, packageKinds, packagePriceShape } from './package-price.ts'

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

const fen = z.int().nonnegative()
const byPayer = z.record(z.string(), fen)
const fee = z.object({ totalFen: fen, residentFen: fen, shares: byPayer })
/** What changed packages come to in the contract year that runs: `due` of those added, `used` and `back` of those dropped; `not_stated` where the region does not say. `months` are what is left of the year. */
export const amendedYear = z.object({ lastDay: day, rule: z.enum(['by_month', 'none', 'not_stated']), months: z.int().nullable(), due: byPayer.nullable(), used: byPayer.nullable(), back: byPayer.nullable() })
export type AmendedYear = z.infer<typeof amendedYear>

const packages = z.array(code).min(1).max(12).refine((ids) => new Set(ids).size === ids.length, 'named twice')
const line = z.object({ id: z.string(), kind: z.enum(packageKinds), zh: z.string(), en: z.string(), residentFen: fen, price: packagePriceShape.nullable() })
const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional(), source: z.string().optional() })

/** What changing the packages of a running contract today would be: what may be chosen, what differs, what it costs. Why a package is taken that nobody proposed is asked for by the signing alone. `packageIds`: all that shall be in force; without them nothing differs. */
export const proposeAmendmentEndpoint = search({
  path: '/api/contracts/:contractId/propose-amendment', permission: 'contract.sign',
  input: z.strictObject({ contractId: id, packageIds: packages.optional(), agreed: compositionShape.nullable().default(null) }),
  output: z.object({
    on: day, version: z.int(), nextVersion: z.int(), number: z.string(), from: day, lastDay: day, doctorName: z.string(), teamName: z.string(), institutionName: z.string(),
    resident: z.object({ id, name: z.string(), age: z.int(), needsRepresentative: z.boolean() }),
    packages: z.array(proposeSigningEndpoint.output.shape.packages.element.extend({ /** Part of the contract as it stands, at the price it was signed for. */ isCurrent: z.boolean() })),
    agreeable: proposeSigningEndpoint.output.shape.agreeable,
    added: z.array(line), dropped: z.array(line), feeBefore: fee, feeAfter: fee.nullable(), year: amendedYear.nullable(), because: z.array(becauseShape),
    /** All reasons against it as chosen. */
    reasons: z.array(reason), clauses: z.array(z.string()),
    /** The contract that is signed already for afterwards: it keeps its packages. */
    next: z.object({ number: z.string(), from: day, packages: z.array(z.string()) }).nullable(), isDemo: z.boolean(),
    /** Proves that what is signed is what was shown; null while it cannot be signed. */
    offerHash: z.string().nullable(),
  }),
})
export type AmendmentProposal = z.infer<typeof proposeAmendmentEndpoint.output>

/** Changes the packages of a running contract by a supplement that resident and doctor sign. */
export const amendContractEndpoint = command({
  path: '/api/contracts/:contractId/amend', permission: 'contract.sign',
  input: z.strictObject({
    contractId: id, version: z.int(), packageIds: packages, packageReasons: z.array(z.strictObject({ id: code, reason: why })).max(12).default([]), agreed: compositionShape.nullable().default(null), offerHash: z.string().length(64),
    representative: representative.nullable().default(null), residentSignature: signatureShape, doctorSignature: signatureShape.nullable().default(null),
  }),
  output: z.object({ contractId: id, version: z.int(), residentFeeFen: fen, verifyCode: z.string() }),
})
