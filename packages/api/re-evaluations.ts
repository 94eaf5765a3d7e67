import { z } from 'zod'
import { listContractsEndpoint } from './contracts.ts'
import { command, query } from './endpoint.ts'
import { runStanding } from './jobs.ts'

const id = z.uuid()
const day = z.iso.date()
const count = z.int().nonnegative()
const packCode = z.string().regex(/^\d{6}$/)

/** What may be found where a contract is held against a pack. */
export const differences = ['TERM', 'UNIT', 'PROVIDER', 'PACKAGE_GONE', 'PACKAGE_NOT_FOR', 'NO_BASIC', 'FEE_TOTAL', 'FEE_RESIDENT', 'FEE_PAYER', 'HOSPITALS_FEW', 'HOSPITALS_MANY', 'HOSPITAL', 'TIER', 'CONSENT'] as const
/** Why something of it cannot be held against the pack: that is not to say that it is wrong. */
export const unjudged = ['GAP', 'OWN_PACKAGE', 'OLD_PACKAGE', 'LATER_PACKAGE', 'NOT_KEPT'] as const
export const findingCodes = [...differences, ...unjudged] as const
export type FindingCode = (typeof findingCodes)[number]
export const verdicts = ['agrees', 'differs', 'not_judged'] as const
export type Verdict = (typeof verdicts)[number]

/** Money of a year: as signed, by the pack, and how much more the pack says. */
const compared = z.object({ signedFen: z.int(), packFen: z.int(), differenceFen: z.int() })
const run = runStanding.extend({
  reEvaluationId: id, packCode, packName: z.string(), packVersion: z.int(), /** The version's fingerprint. */ packHash: z.string(), /** By the rules of this day; null: of the day each contract was signed. */ judgedOn: day.nullable(), inForceOn: day,
  total: count, done: count,
  verdicts: z.object({ agrees: count, differs: count, not_judged: count }),
})
export type ReEvaluation = z.infer<typeof run>
const reEvaluationId = { reEvaluationId: id }

/** The published versions a county's contracts may be held against, the county's own first. */
export const reEvaluationPacksEndpoint = query({
  path: '/api/contracts/re-evaluations/packs', permission: 'reevaluation.run', input: z.strictObject({}),
  output: z.object({ packs: z.array(z.object({ packCode, name: z.string(), version: z.int(), effectiveFrom: day, note: z.string(), /** The one the county goes by today. */ isInForce: z.boolean() })) }),
})
/** Has every contract in force held against a published pack, by the rules of the day each was signed, as the desk did, or by those of one day. What was signed stays as it is. */
export const beginReEvaluationEndpoint = command({
  path: '/api/contracts/re-evaluations/begin', permission: 'reevaluation.run', input: z.strictObject({ packCode, version: z.int().min(1).max(2_000_000_000), judgedOn: day.nullable().default(null) }), output: z.object(reEvaluationId),
})
/** Newest first; each with what is the actor's part of it. */
export const listReEvaluationsEndpoint = query({
  path: '/api/contracts/re-evaluations', permission: 'reevaluation.read', input: z.strictObject({ after: id.optional() }), output: z.object({ items: z.array(run), next: id.nullable() }),
})
/** One, with its findings by kind, the money by payer and the institutions. */
export const readReEvaluationEndpoint = query({
  path: '/api/contracts/re-evaluations/:reEvaluationId/read', permission: 'reevaluation.read', input: z.strictObject(reEvaluationId),
  output: run.extend({
    findings: z.array(z.object({ code: z.enum(findingCodes), contracts: count })),
    /** A year's fees of the contracts whose fee could be held against the pack's. */
    money: z.object({ contracts: count, payers: z.array(compared.extend({ payer: z.string() })), totals: compared }),
    institutions: z.array(z.object({ institutionId: id, name: z.string(), agrees: count, differs: count, not_judged: count })),
  }),
})

const finding = z.object({ code: z.enum(findingCodes), params: z.record(z.string(), z.union([z.string(), z.number()])), /** The clause, as people know it. */ basis: z.string().nullable() })
export type Finding = z.infer<typeof finding>
const contract = listContractsEndpoint.output.shape.items.element.pick({ contractId: true, number: true, residentId: true, residentName: true, sex: true, age: true, institutionName: true, teamName: true, doctorName: true, from: true, lastDay: true, packages: true, residentFeeFen: true })
  .extend({ verdict: z.enum(verdicts), findings: z.array(finding) })
export type ReEvaluatedContract = z.infer<typeof contract>
/** The contracts of which something was found; those of which the same was found stand together. */
export const reEvaluatedContractsEndpoint = query({
  path: '/api/contracts/re-evaluations/:reEvaluationId/contracts', permission: 'reevaluation.read',
  input: z.strictObject({ ...reEvaluationId, finding: z.enum(findingCodes).optional(), institutionId: id.optional(), /** What was found of this one alone. */ contractId: id.optional(), after: z.string().regex(/^\d{1,9}~[0-9a-f-]{36}$/).optional(), most: z.coerce.number().int().min(1).max(500).default(30) }),
  output: z.object({ items: z.array(contract), next: z.string().nullable() }),
})
