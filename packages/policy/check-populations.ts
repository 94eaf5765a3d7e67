import { didYouMean } from './issue-reason.ts'
import { factsOfPack } from './key-populations.ts'
import type { BundleProblem } from './pack-from-bundle.ts'
import type { DatedValue, Pack } from './pack.ts'
import type { Key, ValueOf } from './shapes.ts'

/** Populations known beside the pack's own, and whether values for demonstration are held against them like the others. */
export type KnownPopulations = { tags?: readonly string[]; isDemoHeld?: boolean }

/** The tags of every population that a pack puts first on any day. */
export function populationTags({ answers }: Pick<Pack, 'answers'>): string[] {
  return [...new Set(datedValues({ answers }, 'population.key').flatMap(({ rows }) => rows.map(({ tag }) => tag)))]
}

/**
 * Conditions that nobody will ever meet without a word: a package for a population that the pack does not know, and a population that follows from
 * something nobody answers. Where no population at all is known, packages are not held against them.
 */
export function checkPopulations(pack: Pack, { tags = [], isDemoHeld = false }: KnownPopulations = {}): BundleProblem[] {
  const known = [...new Set([...populationTags(pack), ...tags])]
  const packages = known.length === 0 ? [] : (['package.basic', 'package.paid'] as const).flatMap((key) => datedValues(pack, key).filter(({ isDemo }) => isDemoHeld || !isDemo))
  return [...checkDerived(pack), ...packages.flatMap((dated) => checkForWhom(dated, known))]
}

function checkDerived(pack: Pack): BundleProblem[] {
  return datedValues(pack, 'population.key').flatMap(({ path, rows }) => rows.flatMap(({ when }, i) => (when?.inputs ?? []).filter((name) => !factsOfPack.includes(name)).map((name) => ({
    path: [...path, String(i), 'when'], reason: `条件问的 ${name} 没有谁回答得出${didYouMean(name, factsOfPack, '：')}条件里能问的只有 ${factsOfPack.join('、')}`,
  }))))
}

function checkForWhom({ path, rows }: Dated<'package.basic' | 'package.paid'>, known: readonly string[]): BundleProblem[] {
  return rows.flatMap((row, i) => (['suggested', 'only'] as const).flatMap((field) => textsIn(row[field]?.text ?? '').filter((tag) => !known.includes(tag)).map((tag) => ({
    path: [...path, String(i), field], reason: `没有人群 ${tag}${didYouMean(tag, known, '：')}要和 population.key 的 tag 一字不差，有 ${known.join('、')}`,
  }))))
}

/** The texts of a condition; one that asks for tags alone compares them with nothing else. Example: `("elderly" in tags) or ("copd" in tags)` → elderly, copd */
const textsIn = (condition: string): string[] => [...condition.matchAll(/"([^"]*)"/g)].map(([, text]) => text as string)

type Dated<K extends Key> = { path: string[]; rows: ValueOf<K>; isDemo: boolean }

function datedValues<K extends 'population.key' | 'package.basic' | 'package.paid'>({ answers }: Pick<Pack, 'answers'>, key: K): Dated<K>[] {
  return (Object.entries(answers[key].values) as [string, DatedValue][]).map(([from, { value, certainty }]) => ({ path: ['answers', key, 'values', from, 'value'], rows: (value ?? []) as ValueOf<K>, isDemo: certainty === 'demo' }))
}
