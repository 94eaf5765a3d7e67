/**
 * The one text of a value that everybody hashes and signs: keys in code-unit order, no spaces, as RFC 8785 writes it.
 * Two values are the same exactly when their texts are. Refuses what two programs might write in two ways: fractions and numbers a
 * double does not hold, undefined, lone surrogates, anything but plain objects and lists.
 *
 * Example: { b: 1, a: "甲" } → {"a":"甲","b":1}
 *
 * @throws Error naming the place, never the value
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$')
}

function write(value: unknown, at: string): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error(`${at}: canonical JSON holds whole numbers only`)
    return String(value === 0 ? 0 : value)
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new Error(`${at}: half of a character`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${Array.from(value, (one, index) => write(one, `${at}[${index}]`)).join(',')}]`
  if (!isPlain(value)) throw new Error(`${at}: not a value of JSON`)
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${write(key, at)}:${write(value[key], `${at}.${key}`)}`).join(',')}}`
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
