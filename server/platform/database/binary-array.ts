import { Buffer } from 'node:buffer'

/** How one kind of value travels: PostgreSQL's number of its type, its length in bytes, and how it is written. */
type Kind<T> = { oid: number; lengthOf(value: T): number; write(into: Buffer, value: T, at: number): void }

/**
 * Many values as one parameter in PostgreSQL's own binary form, for `unnest(:names::text[], …)` in a statement that writes many rows: neither side
 * spells them out as text and reads them again. The parameter must be cast to the array's type in the statement.
 */
function encode<T>({ oid, lengthOf, write }: Kind<T>, values: readonly (T | null)[]): Buffer {
  if (values.length === 0) return header(0, oid, 0, 12)
  let size = 20
  for (const value of values) size += 4 + (value === null ? 0 : lengthOf(value))
  const into = header(1, oid, values.length, size)
  let at = 20
  for (const value of values) {
    const length = value === null ? -1 : lengthOf(value)
    into.writeInt32BE(length, at)
    at += 4
    if (value === null) continue
    write(into, value, at)
    at += length
  }
  return into
}

function header(dimensions: number, oid: number, count: number, size: number): Buffer {
  const into = Buffer.allocUnsafe(size)
  into.writeInt32BE(dimensions, 0)
  into.writeInt32BE(1, 4) // there may be nulls
  into.writeInt32BE(oid, 8)
  if (dimensions === 0) return into
  into.writeInt32BE(count, 12)
  into.writeInt32BE(1, 16) // counted from 1
  return into
}

const firstDayMs = Date.UTC(2000, 0, 1)
const dayMs = 86_400_000
const text: Kind<string> = { oid: 25, lengthOf: (value) => Buffer.byteLength(value), write: (into, value, at) => into.write(value, at) }
const bytes: Kind<Uint8Array> = { oid: 17, lengthOf: (value) => value.length, write: (into, value, at) => into.set(value, at) }
const uuid: Kind<string> = { oid: 2950, lengthOf: () => 16, write: (into, value, at) => into.write(value.replaceAll('-', ''), at, 'hex') }
const day: Kind<string> = { oid: 1082, lengthOf: () => 4, write: (into, value, at) => into.writeInt32BE((Date.parse(value) - firstDayMs) / dayMs, at) }
const whole: Kind<number> = { oid: 23, lengthOf: () => 4, write: (into, value, at) => into.writeInt32BE(value, at) }
const truth: Kind<boolean> = { oid: 16, lengthOf: () => 1, write: (into, value, at) => into.writeUInt8(Number(value), at) }

/** For `::text[]`. */
export const texts = (values: readonly (string | null)[]): Buffer => encode(text, values)
/** For `::bytea[]`. */
export const byteStrings = (values: readonly (Uint8Array | null)[]): Buffer => encode(bytes, values)
/** For `::uuid[]`. */
export const uuids = (values: readonly (string | null)[]): Buffer => encode(uuid, values)
/** For `::date[]`, days as `2026-11-28`. */
export const days = (values: readonly (string | null)[]): Buffer => encode(day, values)
/** For `::int[]`. */
export const wholes = (values: readonly (number | null)[]): Buffer => encode(whole, values)
/** For `::boolean[]`. */
export const truths = (values: readonly (boolean | null)[]): Buffer => encode(truth, values)
