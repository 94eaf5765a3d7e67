import type { FailingTest } from '#api/policy-drafts.ts'
import { citation, type Pack, type PackTest, runPackTest } from '#policy/index.ts'

/**
 * The tests of a pack that hold of what a draft began from and no longer hold of the draft, each with what came out instead and the clauses
 * it rests on. A change is meant to change some: whoever wrote it sees which.
 */
export function failingTests(tests: readonly PackTest[], base: Pack, draft: Pack): FailingTest[] {
  return tests.flatMap((test) => {
    const why = faultOf(base, test) === null ? faultOf(draft, test) : null
    if (why === null) return []
    return [{ name: test.name, on: test.on, why, basis: (test.basis ?? []).flatMap((source) => citation(base, source) ?? []) }]
  })
}

/** What came out instead; a rule that breaks off, since what it asks about is not there any more, does not hold either. */
function faultOf(pack: Pack, test: PackTest): string | null {
  try {
    return runPackTest(pack, test)
  } catch (error) {
    return (error as Error).message
  }
}
