import { z } from 'zod'
import { type Fen, fen } from '#kernel/money.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Explained } from './because.ts'
import type { Pack } from './pack.ts'
import { type Plain, plainPercent, plainYuan } from './plain.ts'
import type { Key, ValueOf } from './shapes.ts'
import { code } from './value-types.ts'
import { valueOn } from './value-on.ts'

/** Several things by their codes. */
export const codes = z.array(code).min(1, '至少写一个')

/** How binding a document is about a thing: must, in principle, encouraged, explored, step by step, or allowed. */
export const force = z.enum(['required', 'in_principle', 'encouraged', 'explored', 'gradually', 'allowed'])

/** A fact's field of this name is money, or a share of a whole, wherever it stands. */
const moneyFields = new Set(['amount', 'price', 'fee', 'delivery_fee', 'per_head'])
const shareFields = new Set(['share', 'at_least', 'reimbursed', 'least_points', 'most_points', 'points_off'])

/** Reads an entry that needs no computing: what the document says, and where. */
export function readFacts<K extends Key>(pack: Pack, key: K, on: LocalDate): Explained<ValueOf<K>> {
  const { value, because } = valueOn(pack, key, on)
  return { value, because: [because] }
}

/**
 * A fact as people read it: what the document leaves out is left out, money in yuan, shares in percent.
 *
 * Example: { fee: 3000 fen, reimbursed: 5000 basis points } → { fee: "30.00", reimbursed: "50" }
 */
export function factsAsWritten(value: unknown, field = ''): Plain {
  if (typeof value === 'number') return numberAsWritten(value, field)
  if (Array.isArray(value)) return value.map((one) => factsAsWritten(one))
  if (typeof value !== 'object' || value === null) return value as string | boolean
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, factsAsWritten(one, name)]))
}

function numberAsWritten(value: number, field: string): Plain {
  if (moneyFields.has(field)) return plainYuan(fen(value) as Fen)
  return shareFields.has(field) ? plainPercent(value) : value
}
