import { z } from 'zod'
import { benchmarksSchema } from './benchmark.ts'
import { day, source, word } from './value-types.ts'

const regionCode = z.string().regex(/^\d{6}$/, '应是六位区划代码')
/** By which a document, a clause or an act is cited. */
export const citedId = z.string().regex(/^[a-z0-9-]+$/, '代码只用小写英文字母、数字和连字符')

/** A document regulation is written in. `evidence`: whether we have seen it, have it second-hand, or not verified it. */
export const documentSchema = z.strictObject({
  title: word, number: word, issuer: word, issued: day.or(z.literal('unknown')),
  evidence: z.enum(['verified', 'secondary', 'unverified', 'demo']),
  clauses: z.record(citedId, word),
})
export type PolicyDocument = z.output<typeof documentSchema>

const dated = z.strictObject({
  value: z.unknown(), source, certainty: z.enum(['stated', 'inferred', 'ambiguous', 'demo']).default('stated'), note: word.optional(),
})
const datedValues = z.record(day, dated)

/** What a pack answers to one entry of the catalogue, as written in a file. */
export const writtenAnswerSchema = z.union([
  z.strictObject({ values: datedValues }),
  z.strictObject({ not_applicable: word, source }),
  z.strictObject({ unknown: word, readings: z.array(word).min(2, '读法至少写两种').optional(), source: source.optional() }),
  z.strictObject({ takes: regionCode, note: word.optional() }),
])

/** The same, as a bundle carries it: values taken from another pack are copied in, and recorded acts are laid over. */
export const bundledAnswerSchema = z.strictObject({
  status: z.enum(['value', 'not_applicable', 'unknown']), values: datedValues,
  question: word.optional(), source: source.optional(), taken_from: regionCode.optional(),
})
export type BundledAnswer = z.output<typeof bundledAnswerSchema>

export const packHeadSchema = z.strictObject({ region: regionCode, name: word, scope: z.enum(['country', 'province', 'city', 'county', 'institution']), note: word.optional() })

/** A county's own decision laid over the pack, with the act as its document. */
export const actSchema = z.strictObject({
  demo: z.enum(['true', 'false']), id: citedId, document: documentSchema, values: z.record(z.string(), datedValues),
})

/** A whole pack as one JSON object: what a published row of the database holds. It needs no file to be compiled. */
export const bundleSchema = packHeadSchema.extend({
  format: z.literal(1), documents: z.record(z.string(), documentSchema), answers: z.record(z.string(), bundledAnswerSchema),
  /** What the documents report as reached; versions published before there were any have none. */
  benchmarks: benchmarksSchema.default([]),
})
export type PackBundle = z.output<typeof bundleSchema>
