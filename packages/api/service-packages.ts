import { z } from 'zod'
import { becauseShape } from './because.ts'
import { command, query, search } from './endpoint.ts'
import { compositionShape, packagePriceShape } from './package-price.ts'

const id = z.uuid()
const fen = z.int().nonnegative()
const version = z.int()
const code = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/)
const text = (most: number) => z.string().trim().min(2).max(most)
const named = z.object({ code: z.string(), zh: z.string(), en: z.string() })
const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional(), source: z.string().optional() })
const because = z.array(becauseShape)

export const composedStates = ['draft', 'published', 'withdrawn'] as const
export const composedSteps = ['edit', 'discard', 'publish', 'withdraw', 'follow'] as const

/** What packages are made of here, and within which tiers; `question` where the region does not say. */
export const packageBenchEndpoint = query({
  path: '/api/service-packages/bench', permission: 'package.read', input: z.strictObject({}),
  output: z.object({
    tiers: z.array(named.extend({ fromFen: fen, toFen: fen, variants: z.array(named) })),
    items: z.array(named.extend({ category: named, level: z.string(), unitFen: fen })),
    mayDiscount: z.boolean(), mayCompose: z.boolean(), question: z.string().nullable(), because,
  }),
})

const fields = { name: text(40), englishName: text(80), tier: code, variant: code.nullable().default(null), ...compositionShape.shape }
/** What a package would cost as it is composed so far, or everything that stands against it. */
export const priceComposedEndpoint = search({
  path: '/api/service-packages/price', permission: 'package.edit', input: z.strictObject({ tier: fields.tier, variant: fields.variant, ...compositionShape.shape }),
  output: z.object({ price: packagePriceShape.nullable(), reasons: z.array(reason), because }),
})

const row = z.object({
  packageId: id, name: z.string(), englishName: z.string(), versionNumber: z.int(), tier: named, variant: named.nullable(), institutionName: z.string(), state: z.enum(composedStates),
  /** Null for a draft that the county's list does not price any more. */
  price: packagePriceShape.nullable(), editedBy: z.string(), editedAt: z.string(), version,
})
export type ComposedRow = z.infer<typeof row>
/** Packages of the institutions within reach, the latest changed first. */
export const listComposedEndpoint = query({
  path: '/api/service-packages/list', permission: 'package.read',
  input: z.strictObject({ text: z.string().trim().max(40).optional(), state: z.enum(composedStates).optional(), tier: code.optional(), after: z.string().max(80).optional(), most: z.coerce.number().int().min(1).max(100).default(30) }),
  output: z.object({ items: z.array(row), next: z.string().nullable() }),
})
export const getComposedEndpoint = query({
  path: '/api/service-packages/:packageId/read', permission: 'package.read', input: z.strictObject({ packageId: id }),
  output: row.extend({
    items: compositionShape.shape.items, discountFen: fen, publishedBy: z.string().nullable(), publishedAt: z.string().nullable(), withdrawnBy: z.string().nullable(), withdrawnAt: z.string().nullable(), withdrawnReason: z.string().nullable(),
    /** What stands against it as it is now; a published one keeps its price. */
    reasons: z.array(reason), because,
    /** All versions of it, the newest first. */
    versions: z.array(z.object({ packageId: id, versionNumber: z.int(), state: z.enum(composedStates) })),
    /** What the reader may do next; `mustBeAnother`: publishing waits for somebody who wrote nothing of it. */
    next: z.array(z.enum(composedSteps)), mustBeAnother: z.boolean(),
  }),
})
const saved = z.object({ packageId: id, version })
/** Composes a package, or the next version of one that is published or withdrawn. */
export const composePackageEndpoint = command({ path: '/api/service-packages/compose', permission: 'package.edit', input: z.strictObject({ ...fields, follows: id.nullable().default(null) }), output: saved })
export const editComposedEndpoint = command({ path: '/api/service-packages/:packageId/edit', permission: 'package.edit', input: z.strictObject({ ...fields, packageId: id, version }), output: saved })
export const discardComposedEndpoint = command({ path: '/api/service-packages/:packageId/discard', permission: 'package.edit', input: z.strictObject({ packageId: id, version }), output: z.object({ packageId: id }) })
/** Offers it at signing from now on, by another person than wrote anything of it; the version before is withdrawn. */
export const publishComposedEndpoint = command({ path: '/api/service-packages/:packageId/publish', permission: 'package.publish', input: z.strictObject({ packageId: id, version }), output: saved })
export const withdrawComposedEndpoint = command({ path: '/api/service-packages/:packageId/withdraw', permission: 'package.publish', input: z.strictObject({ packageId: id, version, reason: text(200) }), output: saved })
