import { checkPackages } from './check-packages.ts'
import { checkPopulations, type KnownPopulations } from './check-populations.ts'
import { checkBasicPrice, checkShares } from './check-shares.ts'
import type { Pack } from './pack.ts'
import { BadBundle, type BundleProblem, packFromBundle } from './pack-from-bundle.ts'

/**
 * A bundle compiled, and everything that is wrong with it: types, conditions, sources, what does not add up, and packages for populations nobody knows.
 * No pack when anything is wrong; `readable` also where all that is wrong leaves every rule to be asked. `tags` are populations known beside the pack's own; what is set for demonstration may name others too, since a trial
 * fills the gaps of packs that put other populations first, unless `isDemoHeld`.
 */
export function lintBundle(json: unknown, populations: KnownPopulations = {}): { pack: Pack | null; readable: Pack | null; problems: BundleProblem[] } {
  try {
    const pack = packFromBundle(json)
    const unreadable = [...checkAnswered(pack), ...checkShares(pack), ...checkPackages(pack), ...checkPopulations(pack, populations)]
    const problems = [...unreadable, ...checkBasicPrice(pack)]
    return { pack: problems.length > 0 ? null : pack, readable: unreadable.length > 0 ? null : pack, problems }
  } catch (error) {
    if (error instanceof BadBundle) return { pack: null, readable: null, problems: error.problems }
    throw error
  }
}

/** Entries that say they are answered and have no value on any day: whoever asks them is told neither an answer nor a question. */
const checkAnswered = ({ answers }: Pack): BundleProblem[] =>
  Object.entries(answers).flatMap(([key, { status, values }]) => (status === 'value' && Object.keys(values).length === 0 ? [{ path: ['answers', key, 'values'], reason: '一个取值也没有：写一个取值，或写明要问什么、为什么没有这回事' }] : []))
