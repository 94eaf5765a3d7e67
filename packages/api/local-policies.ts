import { z } from 'zod'
import { command, file, query } from './endpoint.ts'

const id = z.uuid()
const day = z.iso.date()
const count = z.int().nonnegative()
const text = (longest: number) => z.string().trim().min(1).max(longest)
const note = z.string().trim().max(200).nullable()
const region = z.string().regex(/^(\d{6}|\d{9})$/)

/** What a document must say for the register's question: is there a fee standard, where the money comes from, what insurance does. */
export const policyAspects = ['fee', 'financing', 'insurance'] as const
export const documentStandings = ['in_force', 'revoked'] as const
/** The largest file that is kept with a document, and of which kinds; recognised by what it begins with, not by its name. */
export const mostFileBytes = 5 * 1024 * 1024
export const fileKinds = ['application/pdf', 'image/png', 'image/jpeg'] as const

const document = z.object({
  documentId: id, countyCode: z.int(), regionCode: z.string(), regionName: z.string(), title: z.string(), number: z.string(), issuedBy: z.string(), issuedOn: day, hasFeeStandard: z.boolean(), feeFen: z.int().nullable(), hasFinancing: z.boolean(), financing: z.string().nullable(),
  hasInsurance: z.boolean(), insurance: z.string().nullable(), fileName: z.string().nullable(), fileBytes: z.int().nullable(), revokedOn: day.nullable(), revokeNote: z.string().nullable(), recordedBy: z.string(), version: z.int(), mayEdit: z.boolean(),
})
export type LocalPolicy = z.infer<typeof document>
const filters = { text: z.string().trim().max(40).optional(), region: region.optional(), aspect: z.enum(policyAspects).optional(), standing: z.enum(documentStandings).optional() }
/** Documents of the counties within reach and their townships, the newest first. */
export const listLocalPoliciesEndpoint = query({
  path: '/api/local-policies', permission: 'policy.read', input: z.strictObject({ ...filters, after: z.string().max(100).optional(), most: z.coerce.number().int().min(1).max(100).default(30) }), output: z.object({ items: z.array(document), next: z.string().nullable() }),
})
export const exportLocalPoliciesEndpoint = file({ path: '/api/local-policies/table.csv', permission: 'policy.read', input: z.strictObject(filters), mediaType: 'text/csv; charset=utf-8' })

const regionRow = z.object({ code: z.string(), name: z.string(), level: z.enum(['county', 'township']), documents: count, latestOn: day.nullable(), hasFeeStandard: z.boolean(), feeFen: z.int().nullable(), hasFinancing: z.boolean(), hasInsurance: z.boolean() })
export type RegionPolicy = z.infer<typeof regionRow>
/** Each county within reach, and of a single one its townships too: what its documents in force say. */
export const regionPoliciesEndpoint = query({ path: '/api/local-policies/regions', permission: 'policy.read', input: z.strictObject({}), output: z.object({ items: z.array(regionRow), next: z.null() }) })

const fields = {
  regionCode: region, title: text(100), number: text(60), issuedBy: text(60), issuedOn: day, hasFeeStandard: z.boolean(), feeFen: z.int().min(0).max(10_000_000).nullable(), hasFinancing: z.boolean(), financing: note, hasInsurance: z.boolean(), insurance: note,
  /** Base64; null keeps the file there is, or none. */
  file: z.strictObject({ name: text(120), content: z.string().min(4).max(8_000_000) }).nullable(),
}
const saved = z.object({ documentId: id, version: z.int() })
export const registerPolicyEndpoint = command({ path: '/api/local-policies/register', permission: 'policy.register', mostBytes: 8 * 1024 * 1024, input: z.strictObject(fields), output: saved })
export const editPolicyEndpoint = command({ path: '/api/local-policies/:documentId/edit', permission: 'policy.register', mostBytes: 8 * 1024 * 1024, input: z.strictObject({ documentId: id, version: z.int(), ...fields }), output: saved })
/** Says from when on a document is no more in force; it stays in the register. */
export const revokePolicyEndpoint = command({ path: '/api/local-policies/:documentId/revoke', permission: 'policy.register', input: z.strictObject({ documentId: id, version: z.int(), revokedOn: day, note: text(200) }), output: saved })
/** The file kept with a document, to be saved, never shown in our page. */
export const policyFileEndpoint = file({ path: '/api/local-policies/:countyCode/:documentId/file', permission: 'policy.read', input: z.strictObject({ countyCode: z.coerce.number().int().min(100_000).max(999_999), documentId: id }), mediaType: 'application/octet-stream' })
