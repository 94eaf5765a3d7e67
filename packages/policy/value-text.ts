import { LineCounter, parseDocument, stringify } from 'yaml'

/** A value as a policy officer writes it: YAML in which everything is text, as in the shipped files. What ends a rule is no text. */
export const valueText = (value: unknown): string => (value === 'null' ? '' : stringify(value, { schema: 'failsafe', lineWidth: 100 }).trimEnd())

/** What was written, as a bundle carries it; or the line at which it is no YAML, names a key twice, or says nothing. Half of a character, or the one that ends texts, cannot be kept. */
export function readValueText(text: string): { value: unknown; line: null } | { value: null; line: number } {
  const lines = new LineCounter()
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: true, lineCounter: lines })
  const [fault] = [...document.errors, ...document.warnings]
  if (fault) return { value: null, line: fault.linePos?.[0].line ?? 1 }
  const value = withoutAliases(document)
  return value === null || value === undefined || value === '' || !isKept(value) ? { value: null, line: 1 } : { value, line: null }
}

/** What is written once and meant twice is refused: it would grow without bound. Undefined then. */
function withoutAliases(document: { toJS(options: { maxAliasCount: number }): unknown }): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch {
    return undefined
  }
}

/** Whether every text in it is one that the database keeps and a fingerprint can be made of. */
function isKept(value: unknown): boolean {
  let isWhole = true
  JSON.stringify(value, (key, part: unknown) => {
    for (const text of [key, part]) if (typeof text === 'string' && (!text.isWellFormed() || text.includes('\0'))) isWhole = false
    return part
  })
  return isWhole
}

/** The line of a place in a value as `valueText` writes it; of the nearest part around it where the place itself is missing. */
export function lineOfPlace(value: unknown, path: readonly string[]): number {
  const lines = new LineCounter()
  const document = parseDocument(valueText(value), { schema: 'failsafe', lineCounter: lines })
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth).map((step) => (/^\d+$/.test(step) ? Number(step) : step)), true) as { range?: [number, number, number] } | undefined
    if (node?.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

/** Everything as text, as in the shipped files; nothing is written once and meant twice. */
export const yamlText = (value: unknown): string => stringify(value, { schema: 'failsafe', lineWidth: 120, aliasDuplicateObjects: false })

/** A whole bundle as one YAML text. */
export const bundleText = (bundle: { format: number }): string => yamlText({ ...bundle, format: String(bundle.format) })
