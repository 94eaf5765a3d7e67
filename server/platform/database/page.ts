import { Problem } from '../problem.ts'

type Cursor = { afterSort: string; afterId: string }
const beginning: Cursor = { afterSort: '', afterId: '00000000-0000-0000-0000-000000000000' }
/** What a sort text and an id look like in an address. PostgreSQL keeps no NUL, so no page ever gave one. */
const shape = /^([^\0]*)~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/**
 * Where the next page begins: after a row's sort text and id; before everything when there was no page yet.
 *
 * @throws InvalidInput for text that no page gave: starting over without a word would show people the same rows again
 */
export function readCursor(after: string | undefined, isSort: (sort: string) => boolean = () => true): Cursor {
  if (after === undefined) return beginning
  const [, afterSort = '', afterId = ''] = shape.exec(after) ?? []
  if (afterId === '' || !isSort(afterSort)) throw new Problem('InvalidInput', [{ code: 'PLATFORM.INVALID_FIELD', params: { field: 'after', issue: 'cursor' } }])
  return { afterSort, afterId }
}

/** Cuts a page from rows read one beyond it, and says where the next begins: after this one's last sort text and id. */
export function pageOf<Row>(rows: readonly Row[], most: number, keyOf: (row: Row) => readonly [sort: string, id: string]): { items: Row[]; next: string | null } {
  const items = rows.slice(0, most)
  const last = items.at(-1)
  return { items, next: rows.length > most && last ? keyOf(last).join('~') : null }
}
