export type BodyRow = { name: string; before: string; value: string }

/**
 * The facts of a log entry as rows: `{ before, after }` side by side, item by item; anything else item by item; nested things as
 * they are written.
 */
export function bodyRows(body: unknown): { rows: BodyRow[]; isChange: boolean } {
  if (!isRecord(body))
    return { rows: body === null || body === undefined ? [] : [{ name: '', before: '', value: textOf(body) }], isChange: false }
  if (!('before' in body && 'after' in body)) {
    return { rows: Object.entries(body).map(([name, value]) => ({ name, before: '', value: textOf(value) })), isChange: false }
  }
  const [before, after] = [isRecord(body.before) ? body.before : {}, isRecord(body.after) ? body.after : {}]
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return { rows: names.map((name) => ({ name, before: textOf(before[name]), value: textOf(after[name]) })), isChange: true }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '—'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
