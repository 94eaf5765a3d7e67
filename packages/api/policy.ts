import { z } from 'zod'
import { query, search } from './endpoint.ts'

export const packCode = z.string().regex(/^\d{6}$/)
const certainty = z.enum(['stated', 'inferred', 'ambiguous', 'demo'])
const evidence = z.enum(['verified', 'secondary', 'unverified', 'demo'])

/** What a rule answers, as people read it: texts, whole numbers, truths, lists and maps. Its shape follows from the rule. */
export type PlainValue = string | number | boolean | null | PlainValue[] | { [name: string]: PlainValue }
export const plain = z.unknown() as z.ZodType<PlainValue>

/** A document and the clause of it that is cited. */
export const citationShape = z.object({
  source: z.string(), documentId: z.string(), title: z.string(), number: z.string(), issuer: z.string(), issued: z.string().nullable(), clause: z.string(), evidence,
})

/** How a pack answers the catalogue: `unsure` are entries with an inferred or ambiguous value, `demo` those with one set for demonstration. */
const counts = z.object({ entries: z.int(), /** Of a day: by a value in force, or that there is no such thing. */ answered: z.int(), unknown: z.int(), /** What begins later or has ended. */ silent: z.int(), unsure: z.int(), demo: z.int(), taken: z.int() })
const version = z.object({ version: z.int(), effectiveFrom: z.iso.date(), publishedAt: z.iso.datetime({ offset: true }), author: z.string(), approver: z.string(), note: z.string(), hash: z.string() })
export const packHeadShape = z.object({
  code: z.string(), name: z.string(), scope: z.enum(['country', 'province', 'city', 'county', 'institution']), note: z.string().nullable(),
  version, counts, documents: z.array(z.object({ id: z.string(), title: z.string(), number: z.string(), issued: z.string().nullable(), evidence })),
})

/** The published packs as they apply on a day; `ownCode` is the one the caller's county goes by. */
export const listPacksEndpoint = query({
  path: '/api/policy/packs', permission: 'policy.read',
  input: z.strictObject({ on: z.iso.date().optional() }),
  output: z.object({ on: z.iso.date(), ownCode: z.string().nullable(), packs: z.array(packHeadShape) }),
})

/** One dated value: `result` is what the entry's own rule answers (money in yuan, shares in percent), null where the value ends the rule. */
export const datedValueShape = z.object({
  from: z.iso.date(), until: z.iso.date().nullable(), standing: z.enum(['past', 'in_force', 'future']), certainty, note: z.string().nullable(),
  source: citationShape.nullable(), isEnd: z.boolean(), result: plain, gap: z.string().nullable(),
})
const entry = z.object({
  key: z.string(), zh: z.string(), en: z.string(), unit: z.string(), type: z.string(), consumer: z.string(), rule: z.string(),
  status: z.enum(['value', 'unknown', 'not_applicable']), question: z.string().nullable(), questionSource: citationShape.nullable(), takenFrom: z.string().nullable(),
  values: z.array(datedValueShape),
})

/** A pack as a document: topics, what each rules, since when, and where it is written; and what it leaves open. */
export const readPackEndpoint = query({
  path: '/api/policy/packs/:code', permission: 'policy.read',
  input: z.strictObject({ code: packCode, on: z.iso.date().optional() }),
  output: z.object({
    on: z.iso.date(), pack: packHeadShape, versions: z.array(version),
    topics: z.array(z.object({ topic: z.string(), zh: z.string(), en: z.string(), entries: z.array(entry) })),
  }),
})

const because = z.object({ parameter: z.string(), zh: z.string(), en: z.string(), from: z.iso.date(), certainty, source: citationShape.nullable() })
const rule = z.object({ name: z.string(), zh: z.string(), en: z.string(), key: z.string(), given: z.record(z.string(), z.string()) })

/** Every rule that can be asked by name; inputs that may be left out end in ?. */
export const listRulesEndpoint = query({
  path: '/api/policy/rules', permission: 'policy.read', input: z.strictObject({}), output: z.object({ rules: z.array(rule) }),
})

/** Asks a pack one rule for one day. What is given may describe a person, so it is no part of an address. A pack without an answer is a PolicyGap. */
export const explainRuleEndpoint = search({
  path: '/api/policy/explain', permission: 'policy.read',
  input: z.strictObject({
    code: packCode, rule: z.string().max(60), on: z.iso.date().optional(), given: z.record(z.string().max(40), z.string().max(200)).optional(),
  }),
  output: z.object({
    on: z.iso.date(),
    outcome: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('value'), value: plain, because: z.array(because) }),
      z.object({ kind: z.literal('refused'), reasons: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional(), source: citationShape.nullable() })) }),
      z.object({ kind: z.literal('missing'), inputs: z.array(z.string()) }),
    ]),
  }),
})

/** What the packs leave open, for whom to ask; of one pack or of all. `demoFrom`: since when a demonstration decision stands in. */
export const listQuestionsEndpoint = query({
  path: '/api/policy/questions', permission: 'policy.read',
  input: z.strictObject({ code: packCode.optional(), on: z.iso.date().optional() }),
  output: z.object({
    on: z.iso.date(),
    questions: z.array(z.object({
      code: z.string(), packName: z.string(), key: z.string(), zh: z.string(), en: z.string(), topic: z.string(), consumer: z.string(),
      question: z.string(), source: citationShape.nullable(), demoFrom: z.iso.date().nullable(),
    })),
  }),
})
