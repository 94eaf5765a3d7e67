import type { LocalDate } from '#kernel/local-date.ts'
import type { Certainty } from './because.ts'
import type { PackBundle, PolicyDocument } from './pack-schema.ts'
import type { Key } from './shapes.ts'

/** One value as compiled: null where it says that the rule ended. */
export type DatedValue = { value: unknown; source: string; certainty: Certainty; note: string | null }
export type Answer = { status: 'value' | 'not_applicable' | 'unknown'; question: string | null; source: string | null; values: Readonly<Record<LocalDate, DatedValue>> }

/** A region's regulation, compiled: every value has its type, every condition is a closure. Made from a bundle, never changed. */
export type Pack = {
  readonly region: string
  readonly name: string
  readonly documents: Readonly<Record<string, PolicyDocument>>
  readonly answers: Readonly<Record<Key, Answer>>
  readonly bundle: PackBundle
}
