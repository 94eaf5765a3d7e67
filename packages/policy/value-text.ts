import { LineCounter, parseDocument, stringify } from 'yaml'

/** Text, lists and “key: value” only: a tag that would make bytes, a set or a day of a text is a fault, like everything else that is no text. */
export const textOnly = { schema: 'failsafe', uniqueKeys: true, resolveKnownTags: false } as const

/** A value as a policy officer writes it: YAML in which everything is text, as in the shipped files. What ends a rule is no text. */
export const valueText = (value: unknown): string => (value === 'null' ? '' : stringify(value, { schema: 'failsafe', lineWidth: 100 }).trimEnd())

/**
 * What was written, as a bundle carries it; or the line at which it is no YAML, names a key twice, or says nothing. Half of a character, or the one that ends texts, cannot be kept;
 * nor what is nested deeper than anything of the catalogue, which whatever reads it after would choke on.
 */
export function readValueText(text: string): { value: unknown; line: null } | { value: null; line: number } {
  if (isNestedFar(text)) return { value: null, line: 1 }
  const lines = new LineCounter()
  const document = parseDocument(text, { ...textOnly, lineCounter: lines })
  const [fault] = [...document.errors, ...document.warnings]
  if (fault) return { value: null, line: fault.linePos?.[0].line ?? 1 }
  const value = withoutAliases(document)
  return value === null || value === undefined || value === '' || !isKept(value) ? { value: null, line: 1 } : { value, line: null }
}

const deepest = 30
/** Told before it is read, for reading it may take minutes: brackets in brackets, or dashes after dashes on one line. */
function isNestedFar(text: string): boolean {
  let depth = 0
  for (const sign of text) {
    if (sign === '[' || sign === '{') depth++
    else if (sign === ']' || sign === '}') depth = Math.max(0, depth - 1)
    if (depth > deepest) return true
  }
  return /(?:[-?:][ \t]+){30}/.test(text)
}

/** What is written once and meant twice is refused: it would grow without bound. Undefined then. */
function withoutAliases(document: { toJS(options: { maxAliasCount: number }): unknown }): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch {
    return undefined
  }
}

/** Signs that nobody sees: the database keeps no \0, and those that turn the direction of writing would make an agreement read as it is not written. */
const unseen = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/u

/** Whether every text in it is one that people see whole, the database keeps and a fingerprint can be made of. */
export function isKept(value: unknown): boolean {
  let isWhole = true
  JSON.stringify(value, (key, part: unknown) => {
    for (const text of [key, part]) if (typeof text === 'string' && (!text.isWellFormed() || unseen.test(text))) isWhole = false
    return part
  })
  return isWhole
}

/** Finds the line of a place in a value as `valueText` writes it; of the nearest part around it where the place itself is missing. The value is written and read once, for however many places. */
export function linesOfValue(value: unknown): (path: readonly string[]) => number {
  const lines = new LineCounter()
  const document = parseDocument(valueText(value), { schema: 'failsafe', lineCounter: lines })
  return (path) => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth).map((step) => (/^\d+$/.test(step) ? Number(step) : step)), true) as { range?: [number, number, number] } | undefined
      if (node?.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
}

/** Everything as text, as in the shipped files; nothing is written once and meant twice. */
export const yamlText = (value: unknown): string => stringify(value, { schema: 'failsafe', lineWidth: 120, aliasDuplicateObjects: false })

/** A whole bundle as one YAML text. */
export const bundleText = (bundle: { format: number }): string => yamlText({ ...bundle, format: String(bundle.format) })
