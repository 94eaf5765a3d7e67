import type { ResidentRow, searchResidentsEndpoint } from '#api/residents.ts'
import type { InputOf } from '#api/endpoint.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { type Probe, readSearch } from './domain/read-search.ts'
import { presentListed, type Row, rowColumns, rowJoins } from './resident-row.ts'
import { digestOf, type ResidentsUsing } from './using.ts'

const most = 20
type Params = { countyCode: number; scopePlace: string; most: number; from: string | null; until: string | null; digest: Buffer | null }

/** Each look-up is one range or one key of an index; never LIKE, whose plan would not use it when prepared. */
const conditions = {
  name: 'r.name >= :from AND r.name < :until', pinyin: 'r.pinyin >= :from AND r.pinyin < :until', initials: 'r.initials >= :from AND r.initials < :until',
  document: 'r.document_hmac = :digest', documentTail4: 'r.document_tail4 = :digest', documentTail6: 'r.document_tail6 = :digest', phone: 'r.phone_hmac = :digest', phoneTail4: 'r.phone_tail4 = :digest',
} as const
const orders: Partial<Record<Probe['by'], string>> = { name: 'r.name, r.id', pinyin: 'r.pinyin, r.id', initials: 'r.initials, r.id' }

/**
 * Up to 20 people whom the typed text can mean, within the actor's scope; those whose name begins with it first. Text that can mean nothing
 * finds nobody.
 */
export async function searchResidents(using: ResidentsUsing, context: Context, { text }: InputOf<typeof searchResidentsEndpoint>): Promise<{ items: ResidentRow[]; isMore: boolean }> {
  const { actor, on } = context
  const scope = scopeFilter(actor, { township: 'r.township_code', institution: 'r.institution_id', team: 'r.team_id' })
  const found = await Promise.all(readSearch(text, on).map((probe) => {
    // The people are found first, in the order of the index, and only they are joined to their places.
    const statement = compose<Row>()(
      fragment<Params>('found', `SELECT r.* FROM residents.resident r WHERE r.county_code = :countyCode AND ${conditions[probe.by]} AND r.status IN ('living', 'deceased') AND ${scope.condition}
        ORDER BY ${orders[probe.by] ?? 'r.id'} LIMIT :most`),
      fragment<{ countyCode: number }>('search-residents', `SELECT ${rowColumns} FROM found r ${rowJoins} ORDER BY ${orders[probe.by] ?? 'r.initials, r.id'}`))
    const range = 'from' in probe ? { from: probe.from, until: probe.until, digest: null } : { from: null, until: null, digest: digestOf(using.keys, probe.by, probe.value) }
    return context.run(statement, { countyCode: actor.countyCode, most: most + 1, ...scope.params, ...range })
  }))
  const once = new Map(found.flat().map((row) => [row.residentId, row]))
  const rows = [...once.values()]
  return { items: rows.slice(0, most).map((row) => presentListed(row, on, actor)), isMore: rows.length > most }
}
