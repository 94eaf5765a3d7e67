import type { LocalDate } from '#kernel/local-date.ts'
import type { Certainty } from './because.ts'
import type { PackBundle, PolicyDocument } from './pack-schema.ts'
import type { ServicePackage } from './service-packages.ts'
import type { Key } from './shapes.ts'

/** One value as compiled: null where it says that the rule ended. */
export type DatedValue = { value: unknown; source: string; certainty: Certainty; note: string | null
  /** Why a value that was published once is read no more: nobody may guess what it says. */
  unreadable?: string
}
export type Answer = { status: 'value' | 'not_applicable' | 'unknown'; question: string | null; source: string | null; values: Readonly<Record<LocalDate, DatedValue>> }

/** A region's regulation, compiled: every value has its type, every condition is a closure. Made from a bundle, never changed. */
export type Pack = {
  readonly region: string
  readonly name: string
  readonly documents: Readonly<Record<string, PolicyDocument>>
  readonly answers: Readonly<Record<Key, Answer>>
  readonly bundle: PackBundle
  /** Packages that are no regulation but are on offer beside it: an institution's own, and what one resident agreed on. */
  readonly offered?: readonly ServicePackage[]
}
