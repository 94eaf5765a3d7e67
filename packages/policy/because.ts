import type { LocalDate } from '#kernel/local-date.ts'

/** How sure the pack is: written in the document, inferred from it, written ambiguously, or set for demonstration. */
export type Certainty = 'stated' | 'inferred' | 'ambiguous' | 'demo'

/** One value of a pack that a result rests on: which, in force since when, and where it is written. */
export type Because = { parameter: string; from: LocalDate; source: string; certainty: Certainty }

/** A result with everything it rests on. It is stored with the contract, bill or score it made, and shown by 依据. */
export type Explained<T> = { value: T; because: Because[] }

/** Why a pack has no answer: not in force yet or any more, asked but not answered, or not a thing in this region. */
export type GapKind = 'no_value_on_day' | 'unknown' | 'not_applicable'

/** Asked for a value the region's pack does not hold on that day. Never fall back to another day or another region. */
export class PolicyGap extends Error {
  readonly region: string
  readonly parameter: string
  readonly on: LocalDate
  readonly kind: GapKind
  /** The open question (unknown), or why it is no question here (not_applicable), in the pack's own words. */
  readonly question: string | null

  constructor(region: string, parameter: string, on: LocalDate, kind: GapKind, question: string | null) {
    super(`${region} has no ${parameter} on ${on}: ${question ?? kind}`)
    this.name = 'PolicyGap'
    this.region = region
    this.parameter = parameter
    this.on = on
    this.kind = kind
    this.question = question
  }
}

/** Joins what several values contribute, each named once. */
export function joinBecause(...parts: Because[][]): Because[] {
  const seen = new Map<string, Because>()
  for (const because of parts.flat()) seen.set(`${because.parameter} ${because.from}`, because)
  return [...seen.values()]
}
