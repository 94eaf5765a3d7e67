import { z } from 'zod'
import { listRenewalsEndpoint } from './contract-queues.ts'
import { listMembersEndpoint } from './communities.ts'
import { listContractsEndpoint } from './contracts.ts'
import { command, file, query, search } from './endpoint.ts'
import { reEvaluatedContractsEndpoint } from './re-evaluations.ts'
import { listResidentsEndpoint } from './residents.ts'
import { listUnservedEndpoint } from './services.ts'
import { listUnsignedEndpoint } from './unsigned.ts'

const id = z.uuid()
const count = z.int().nonnegative()
const instant = z.iso.datetime({ offset: true })

/** What of each list can be had as a file, in the order of the sheet. `agreements` is paper: one PDF of many. */
export const exportColumns = {
  residents: ['name', 'sex', 'age', 'document', 'phone', 'address', 'township', 'village', 'team', 'populations', 'isSigned'],
  contracts: ['name', 'sex', 'age', 'document', 'phone', 'number', 'standing', 'signedOn', 'from', 'lastDay', 'institution', 'team', 'doctor', 'township', 'packages', 'feeYuan', 'channel', 'populations'],
  renewals: ['name', 'sex', 'age', 'document', 'phone', 'village', 'number', 'lastDay', 'daysLeft', 'team', 'doctor', 'outcome', 'contactedOn', 'note'],
  unserved: ['name', 'sex', 'age', 'document', 'phone', 'village', 'number', 'from', 'daysIn', 'servedTimes', 'lastServedOn', 'behind', 'team', 'doctor'],
  unsigned: ['name', 'sex', 'age', 'document', 'phone', 'village', 'team', 'populations', 'why', 'note', 'refusedBy', 'refusedOn', 'notedOn', 'notedBy'],
  members: ['name', 'document', 'phone', 'department', 'memberState', 'team', 'lastDay', 'consentedOn', 'joinedOn', 'leftOn'],
  reevaluated: ['name', 'sex', 'age', 'document', 'phone', 'number', 'verdict', 'findings', 'from', 'lastDay', 'institution', 'team', 'doctor', 'packages', 'feeYuan'],
  answer_times: ['team', 'medianMinutes', 'answered', 'waiting', 'oldestMinutes'],
} as const
export const exportLists = ['residents', 'contracts', 'renewals', 'unserved', 'unsigned', 'members', 'reevaluated', 'answer_times', 'agreements'] as const
export type ExportList = (typeof exportLists)[number]
export type ListOfRows = keyof typeof exportColumns
export type ExportColumn = (typeof exportColumns)[ListOfRows][number]
/** Of these, a file shows the whole only with permission and a reason. */
export const maskedColumns = ['name', 'document', 'phone', 'address'] as const satisfies readonly ExportColumn[]

/** The filters of a list as its page sends them; nothing about where a page begins. */
const rest = { after: true, most: true } as const
export const exportFilters = {
  residents: listResidentsEndpoint.input.omit(rest), contracts: listContractsEndpoint.input.omit(rest), renewals: listRenewalsEndpoint.input.omit(rest), unserved: listUnservedEndpoint.input.omit(rest), unsigned: listUnsignedEndpoint.input.omit(rest), members: listMembersEndpoint.input.omit(rest), reevaluated: reEvaluatedContractsEndpoint.input.omit(rest),
  answer_times: z.strictObject({}),
  /** The agreements in the order of the paper. */
  agreements: z.strictObject({ contractIds: z.array(id).min(1).max(100).refine((all) => new Set(all).size === all.length, 'named twice') }),
} as const

const filter = z.record(z.string().max(40), z.union([z.string().max(100), z.number(), z.boolean(), z.array(z.string().max(40)).max(100)]))
const asked = { list: z.enum(exportLists), filter }

/** How many rows a file of this list would have, and above how many somebody else must agree. */
export const countExportEndpoint = search({
  path: '/api/exports/count', permission: 'export.run', input: z.strictObject(asked),
  output: z.object({ rows: count, /** With what one has had made in the last day. */ alreadyMasked: count, alreadyWhole: count, maskedLimit: count, wholeLimit: count, mayWhole: z.boolean() }),
})
/** Has a list made as a file: at once, or when somebody else has agreed. Its job has the same id. */
export const askExportEndpoint = command({
  path: '/api/exports/ask', permission: 'export.run',
  input: z.strictObject({
    ...asked, format: z.enum(['xlsx', 'csv', 'pdf']), language: z.enum(['zh', 'en']).default('zh'), columns: z.array(z.string().max(40)).max(40).default([]),
    isWhole: z.boolean().default(false), reason: z.string().trim().min(2).max(200).nullable().default(null),
  }),
  output: z.object({ exportId: id, isAwaiting: z.boolean(), rows: count }),
})
/** The file, to who asked for it, for a day. */
export const exportFileEndpoint = file({ path: '/api/exports/:exportId/file', permission: 'export.run', input: z.strictObject({ exportId: id }), mediaType: 'application/octet-stream' })

const request = z.object({
  exportId: id, list: z.enum(exportLists), at: instant, askedBy: z.string(), isMine: z.boolean(), rows: count, isWhole: z.boolean(), reason: z.string().nullable(),
  format: z.string(), columns: z.array(z.string()), /** What was chosen, in words of the asker’s language. */ chosen: z.array(z.string()),
})
export type ExportRequest = z.infer<typeof request>
/** Files that wait for somebody to agree, the oldest first: one’s own institution’s, or the county’s. */
export const exportRequestsEndpoint = query({ path: '/api/exports/requests', permission: 'export.approve', input: z.strictObject({}), output: z.object({ items: z.array(request), next: z.null() }) })
/** Agrees or refuses, with the reason told to who asked. Nobody decides about the own. */
export const decideExportEndpoint = command({
  path: '/api/exports/:exportId/decide', permission: 'export.approve',
  input: z.strictObject({ exportId: id, isGranted: z.boolean(), why: z.string().trim().min(2).max(200).nullable().default(null) }).refine(({ isGranted, why }) => isGranted || why !== null, { path: ['why'], message: 'say why' }),
  output: z.object({ exportId: id }),
})
