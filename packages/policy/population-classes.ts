import { z } from 'zod'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Explained } from './because.ts'
import { codes, readFacts } from './facts.ts'
import type { Pack } from './pack.ts'
import { code, count, word } from './value-types.ts'

/** Whom a class takes where it takes everybody that no class before it took. */
const everybodyElse = 'others'

export const populationClassesShapes = {
  'population.classes': z.array(z.strictObject({
    scheme: code, zh: word, en: word,
    classes: z.array(z.strictObject({ class: code, zh: word, en: word, who: codes.optional(), consequences: codes.optional() })).min(1),
  })).min(1),
  'population.diseases': z.strictObject({ number: count.optional(), listed: codes.optional() })
    .refine(({ number, listed }) => number !== undefined || listed !== undefined, '病种与数目至少写一样'),
  'population.screening': z.array(z.strictObject({ who: code, screened_for: codes })).min(1),
}

/** The class somebody falls into under one scheme, and what follows from it. */
export type PopulationClass = { scheme: string; class: string; zh: string; en: string; consequences: string[] }

/**
 * The class of each scheme that somebody with these population tags falls into: the first that names one of them, else the one for
 * all others. A scheme whose classes are not told by populations says nothing.
 *
 * Example: I elderly or chronic, II their family, III others; somebody without tags → III.
 */
export function populationClasses(pack: Pack, on: LocalDate, tags: readonly string[]): Explained<PopulationClass[]> {
  const { value, because } = readFacts(pack, 'population.classes', on)
  const found = value.flatMap(({ scheme, classes }) => {
    const one = classes.find(({ who }) => who?.some((tag) => tag === everybodyElse || tags.includes(tag)))
    return one ? [{ scheme, class: one.class, zh: one.zh, en: one.en, consequences: one.consequences ?? [] }] : []
  })
  return { value: found, because }
}
