import { z } from 'zod'
import { query, search } from './endpoint.ts'

export const regionLevels = ['province', 'city', 'county', 'township', 'village', 'grid'] as const
const code = z.string().regex(/^(\d{6}|\d{9}|\d{12}|\d{15})$/)
const region = z.object({
  code: z.string(), parentCode: z.string().nullable(), level: z.enum(regionLevels), name: z.string(), kind: z.enum(['urban', 'rural']).nullable(),
  validFrom: z.iso.date(), validUntil: z.iso.date().nullable(), children: z.int(),
})
export type Region = z.infer<typeof region>
/** What lies directly below a region (the actor's county when none is named), and the way down to it. `managed`: townships of other counties that this one serves. */
export const listRegionsEndpoint = query({
  path: '/api/regions/children', permission: 'region.read', input: z.strictObject({ parent: code.optional() }),
  output: z.object({ path: z.array(region), items: z.array(region), managed: z.array(region), next: z.null() }),
})
/** Up to 20 regions within reach by name, pinyin, initials or code, the wider ones first. */
export const searchRegionsEndpoint = search({
  path: '/api/regions/search', permission: 'region.read', input: z.strictObject({ text: z.string().trim().min(1).max(40), level: z.enum(regionLevels).optional() }),
  output: z.object({ items: z.array(region.extend({ parentName: z.string().nullable() })), next: z.null() }),
})
/** One region: its people by year and source, and who has managed it since when (its own county where nobody else is named). */
export const getRegionEndpoint = query({
  path: '/api/regions/:code/read', permission: 'region.read', input: z.strictObject({ code }),
  output: z.object({
    region, path: z.array(region),
    populations: z.array(z.object({ year: z.int(), measure: z.enum(['usual', 'registered']), source: z.string(), persons: z.int() })),
    managers: z.array(z.object({ managerCode: z.string(), managerName: z.string(), validFrom: z.iso.date(), validUntil: z.iso.date().nullable(), note: z.string().nullable() })),
  }),
})
