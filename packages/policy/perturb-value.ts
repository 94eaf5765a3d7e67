import { addDays, isLocalDate } from '#kernel/local-date.ts'
import { type Key, shapes } from './shapes.ts'

/** A value as a pack's file writes it: texts, lists and maps. */
export type Raw = string | Raw[] | { [name: string]: Raw }
/** One change to a value: where, and the whole value with that one place changed. */
export type Perturbed = { at: string; value: Raw }

/** Every single change a slip of the pen could make to a value that it would still be read with, and the places where none would. */
export function perturbValue(key: Key, value: Raw): { perturbed: Perturbed[]; refused: string[] } {
  const perturbed: Perturbed[] = []
  const refused: string[] = []
  for (const place of placesOf(value, (changed) => changed, '')) {
    const tries = place.text === undefined ? [place.changed] : otherTextsHere(key, value, place)
    const read = [...new Set(tries.map((raw) => JSON.stringify(raw)))].map((text) => JSON.parse(text) as Raw)
      .filter((raw) => JSON.stringify(raw) !== JSON.stringify(value) && shapes[key].safeParse(raw).success)
    perturbed.push(...read.map((raw) => ({ at: place.at, value: raw })))
    if (read.length === 0) refused.push(place.at)
  }
  return { perturbed, refused }
}

/** A place of a value: a text that may be written otherwise, or a part already changed. */
type Place = { at: string; text: string; put: Put } | { at: string; text?: undefined; changed: Raw }
type Put = (changed: Raw) => Raw

function placesOf(value: Raw, put: Put, at: string): Place[] {
  if (typeof value === 'string') return [{ at, text: value, put }]
  if (Array.isArray(value)) {
    return value.flatMap((one, i): Place[] => [
      { at: `${at}[${i}] dropped`, changed: put(value.filter((_, j) => j !== i)) },
      ...placesOf(one, (changed) => put(value.with(i, changed)), `${at}[${i}]`),
    ])
  }
  const names = Object.keys(value)
  if (at.endsWith('.shares')) return names.map((name, i) => ({ at: `${at}.${name}`, changed: put(shifted(value, name, names[(i + 1) % names.length] as string)) }))
  return names.flatMap((name): Place[] => [
    { at: `${at}.${name} dropped`, changed: put(Object.fromEntries(Object.entries(value).filter(([other]) => other !== name))) },
    { at: `${at}.${name} renamed`, changed: put(Object.fromEntries(Object.entries(value).map(([other, one]) => [other === name ? `${name}_x` : other, one]))) },
    ...placesOf(value[name] as Raw, (changed) => put({ ...value, [name]: changed }), `${at}.${name}`),
  ])
}

/**
 * The value with one text written otherwise: misspelt, or as one of the words allowed there, or as another name the value uses.
 * Where parts of a value name each other, also with the other word in all of them.
 */
function otherTextsHere(key: Key, value: Raw, { at, text, put }: Place & { text: string }): Raw[] {
  const misspelt = otherTexts(text, at)
  const words = [...misspelt, ...misspelt.flatMap((other) => wordsAllowed(key, put(other))), ...(/^[a-z_]+$/.test(text) ? namesIn(value) : [])]
  const whole = JSON.stringify(value)
  return [...words.map(put), ...words.map((word) => JSON.parse(whole.replaceAll(`"${text}"`, JSON.stringify(word))) as Raw)]
}

function wordsAllowed(key: Key, raw: Raw): string[] {
  const issue = shapes[key].safeParse(raw).error?.issues[0]
  return issue?.code === 'invalid_value' ? issue.values.map(String) : []
}

function namesIn(value: Raw): string[] {
  if (typeof value === 'string') return []
  return Array.isArray(value) ? value.flatMap(namesIn) : [...Object.keys(value), ...Object.values(value).flatMap(namesIn)]
}

/** Shares must go on adding up, or the reader refuses them before any test is asked: one unit moves from a party to the next. */
function shifted(shares: { [party: string]: Raw }, from: string, to: string): Raw {
  const moved = (share: Raw, by: number) => String(share).replace(/^\d+/, (whole) => String(Number(whole) + by))
  return { ...shares, [from]: moved(shares[from] as Raw, -1), [to]: moved(shares[to] as Raw, 1) }
}

function otherTexts(text: string, at: string): string[] {
  if (/\.(when|suggested|only)$/.test(at)) return otherConditions(text)
  if (/^\d+$/.test(text)) return [String(Number(text) + 1), ...(text === '0' ? [] : [String(Number(text) - 1)])]
  if (/^\d+\.\d+$/.test(text)) return [text.replace(/\d$/, (last) => String((Number(last) + 1) % 10))]
  if (isLocalDate(text)) return [addDays(text, 1)]
  if (text === 'true' || text === 'false') return [text === 'true' ? 'false' : 'true']
  return [`${text}_x`, `${text}改`]
}

/** The condition denied, each comparison with its edge moved, each number one more, "and" for "or". */
function otherConditions(text: string): string[] {
  const swaps: [RegExp, string][] = [[/>=/, '>'], [/<=/, '<'], [/\band\b/, 'or'], [/\bor\b/, 'and']]
  return [`not(${text})`, ...swaps.filter(([from]) => from.test(text)).map(([from, to]) => text.replace(from, to)), text.replace(/\b\d+\b/, (n) => String(Number(n) + 1))]
}
