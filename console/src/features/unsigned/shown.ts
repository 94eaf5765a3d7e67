import type { OutputOf } from '#api/endpoint.ts'
import type { listRefusalsEndpoint, listUnsignedEndpoint, unsignedSummaryEndpoint } from '#api/unsigned.ts'

export type Summary = OutputOf<typeof unsignedSummaryEndpoint>
export type Row = OutputOf<typeof listUnsignedEndpoint>['items'][number]
export type RefusalRow = OutputOf<typeof listRefusalsEndpoint>['items'][number]
export type Standing = NonNullable<Row['standing']>
/** What was just said of somebody, before the list is read anew. */
export type Said = { standing: Standing | null } | { left: 'deceased' | 'moved' }
