import { z } from 'zod'
import { command, file, query } from './endpoint.ts'
import { titleLevels } from './organisations.ts'

/** What is done in a supported place. */
export const supportWorks = ['dispatch', 'ward_round', 'free_clinic', 'teaching', 'research', 'consultation'] as const
export const supportEvery = ['week', 'month'] as const
/** What a promised frequency counts by: the agreement as a whole, each supported place, or each village of the supported townships. */
export const supportPer = ['agreement', 'place', 'village'] as const
/** `ending`: within 60 days of its last day. */
export const supportStandings = ['coming', 'running', 'ending', 'over', 'ended'] as const

const id = z.uuid()
const day = z.iso.date()
const count = z.int().nonnegative()
const after = z.string().max(200).optional()
const most = z.coerce.number().int().min(1).max(100).default(30)
const text = (longest: number) => z.string().trim().min(1).max(longest)
const township = z.string().regex(/^\d{9}$/)
const village = z.string().regex(/^\d{12}$/)

const expert = z.strictObject({ name: text(20), titleLevel: z.enum(titleLevels), specialty: z.string().trim().max(30) })
const expertTeam = z.strictObject({ name: text(30), specialty: z.string().trim().max(30), members: z.array(expert).max(60) })
export type ExpertTeam = z.infer<typeof expertTeam>
const promise = { promisedTeams: z.int().min(0).max(100), promisedMembers: z.int().min(0).max(100), promisedVisits: z.int().min(1).max(50), promiseEvery: z.enum(supportEvery), promisePer: z.enum(supportPer) }
/** `done` of `due`: visits made, of those promised by today. `fullTeams`: expert teams with as many members as promised. */
const row = z.object({
  agreementId: id, title: z.string(), round: z.int(), hospitalId: id, hospitalName: z.string(), placeNames: z.array(z.string()), works: z.array(z.enum(supportWorks)), validFrom: day, lastDay: day, standing: z.enum(supportStandings),
  ...promise, countedPlaces: count, formedTeams: count, fullTeams: count, done: count, due: count,
})
export type SupportRow = z.infer<typeof row>

const filters = { text: z.string().trim().max(40).optional(), standing: z.enum(supportStandings).optional(), work: z.enum(supportWorks).optional(), township: township.optional() }
/** Support agreements within reach, those that end last first. */
export const listSupportEndpoint = query({
  path: '/api/support/agreements', permission: 'support.read', input: z.strictObject({ ...filters, after, most }), output: z.object({ items: z.array(row), next: z.string().nullable() }),
})
/** The same list as a table for a spreadsheet. */
export const exportSupportEndpoint = file({ path: '/api/support/agreements/table.csv', permission: 'support.read', input: z.strictObject(filters), mediaType: 'text/csv; charset=utf-8' })

const place = z.object({ institutionId: id.nullable(), villageCode: z.string().nullable(), name: z.string() })
/** One agreement with its expert teams, where a visit can be made, and what was promised and done in each month. */
export const getSupportEndpoint = query({
  path: '/api/support/agreements/:agreementId/read', permission: 'support.read', input: z.strictObject({ agreementId: id }),
  output: row.extend({
    institutionIds: z.array(id), townshipCodes: z.array(z.string()), teams: z.array(expertTeam), places: z.array(place), months: z.array(z.object({ month: z.string(), promised: count, done: count })),
    byWork: z.array(z.object({ work: z.enum(supportWorks), visits: count, halfDays: count, persons: count })), previousId: id.nullable(), nextId: id.nullable(), endedOn: day.nullable(), endReason: z.string().nullable(), version: z.int(), mayEdit: z.boolean(), mayEnd: z.boolean(), mayRecord: z.boolean(),
  }),
})
export type SupportAgreement = z.infer<typeof getSupportEndpoint.output>

const fields = {
  title: text(60), round: z.int().min(1).max(99), hospitalId: id, institutionIds: z.array(id).max(100), townshipCodes: z.array(township).max(60), works: z.array(z.enum(supportWorks)).min(1).max(supportWorks.length),
  ...promise, teams: z.array(expertTeam).max(60), validFrom: day, lastDay: day,
}
/** Enters an agreement; with `previousId` it renews that one, whose term it follows. */
export const makeSupportEndpoint = command({ path: '/api/support/agreements/make', permission: 'support.edit', input: z.strictObject({ ...fields, previousId: id.nullable() }), output: z.object({ agreementId: id }) })
export const editSupportEndpoint = command({ path: '/api/support/agreements/:agreementId/edit', permission: 'support.edit', input: z.strictObject({ agreementId: id, version: z.int(), ...fields }), output: z.object({ agreementId: id, version: z.int() }) })
/** Ends an agreement before its term, from a day on; what was done stays. */
export const endSupportEndpoint = command({
  path: '/api/support/agreements/:agreementId/end', permission: 'support.edit', input: z.strictObject({ agreementId: id, version: z.int(), endedOn: day, reason: text(200) }), output: z.object({ agreementId: id, version: z.int() }),
})

const visit = z.object({
  visitId: id, heldOn: day, work: z.enum(supportWorks), placeName: z.string(), teamName: z.string().nullable(), experts: count, halfDays: count, persons: count, note: z.string().nullable(), recordedBy: z.string(),
  struckBy: z.string().nullable(), strikeReason: z.string().nullable(),
})
export type SupportVisit = z.infer<typeof visit>
/** Visits of an agreement, the newest first; those struck out too. */
export const listVisitsEndpoint = query({ path: '/api/support/agreements/:agreementId/visits', permission: 'support.read', input: z.strictObject({ agreementId: id, after, most }), output: z.object({ items: z.array(visit), next: z.string().nullable() }) })
export const exportVisitsEndpoint = file({ path: '/api/support/agreements/:agreementId/visits.csv', permission: 'support.read', input: z.strictObject({ agreementId: id }), mediaType: 'text/csv; charset=utf-8' })
export const recordVisitEndpoint = command({
  path: '/api/support/agreements/:agreementId/visits/record', permission: 'support.record',
  input: z.strictObject({
    agreementId: id, heldOn: day, work: z.enum(supportWorks), institutionId: id.nullable(), villageCode: village.nullable(), teamName: text(30).nullable(), experts: z.int().min(1).max(200), halfDays: z.int().min(1).max(20), persons: z.int().min(0).max(100_000),
    note: z.string().trim().max(200).nullable(),
  }),
  output: z.object({ visitId: id }),
})
/** Strikes a visit out that was entered wrongly; it stays to be read. */
export const strikeVisitEndpoint = command({
  path: '/api/support/agreements/:agreementId/visits/:visitId/strike', permission: 'support.record', input: z.strictObject({ agreementId: id, visitId: id, reason: text(200) }), output: z.object({}),
})
