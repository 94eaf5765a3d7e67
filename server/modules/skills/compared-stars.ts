import type { ComparedStars } from '#api/stars.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { citation } from '#policy/index.ts'
import type { Policies } from '../policy/index.ts'

export type SkillsUsing = { policies: Pick<Policies, 'listVersions' | 'getPack'> }
/** Benchmarks that are a share of the doctors rated, by how many stars. */
const starsOf: Readonly<Record<string, number>> = { five_star: 5, four_star: 4, three_star: 3, two_star: 2, one_star: 1 }

/** What documents of the published packs report of an assessment by stars, one for each document and day; empty when none does. */
export async function comparedStars({ policies }: SkillsUsing, on: LocalDate): Promise<ComparedStars[]> {
  const codes = [...new Set((await policies.listVersions()).filter(({ effectiveFrom }) => effectiveFrom <= on).map(({ packCode }) => packCode))]
  const packs = await Promise.all(codes.map(async (code) => (await policies.getPack(code, on)).pack))
  const found = new Map<string, ComparedStars>()
  for (const pack of packs) {
    for (const { measure, unit, as_of: asOf, value: percent, source: cited } of pack.bundle.benchmarks) {
      const [stars, source] = [starsOf[measure], citation(pack, cited)]
      if (stars === undefined || unit !== 'percent' || source === null) continue
      const key = `${cited} ${asOf}`
      found.set(key, { asOf, source, shares: [...(found.get(key)?.shares ?? []), { stars, percent }] })
    }
  }
  return [...found.values()]
}
