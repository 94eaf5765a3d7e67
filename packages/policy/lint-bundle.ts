import { checkPackages } from './check-packages.ts'
import { checkShares } from './check-shares.ts'
import type { Pack } from './pack.ts'
import { BadBundle, type BundleProblem, packFromBundle } from './pack-from-bundle.ts'

/** A bundle compiled, and everything that is wrong with it: types, conditions, sources, and what does not add up. No pack when anything is wrong. */
export function lintBundle(json: unknown): { pack: Pack | null; problems: BundleProblem[] } {
  try {
    const pack = packFromBundle(json)
    const problems = [...checkShares(pack), ...checkPackages(pack)]
    return { pack: problems.length > 0 ? null : pack, problems }
  } catch (error) {
    if (error instanceof BadBundle) return { pack: null, problems: error.problems }
    throw error
  }
}
