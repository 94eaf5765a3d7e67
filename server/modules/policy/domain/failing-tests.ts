import type { FailingTest } from '#api/policy-drafts.ts'
import { citation, isAboutPack, outcomeOfTest, type Pack, type PackTest, runPackTest, type TestOutcome } from '#policy/index.ts'

type Became = Pick<FailingTest, 'became' | 'before' | 'after'>

/**
 * The tests of a pack that hold of what a draft began from and no longer hold of the draft, each with what came of it instead, briefly and whole, and the clauses
 * it rests on. A change is meant to change some: whoever wrote it sees which. Tests about the pack itself are left out: they fail with every change and say nothing of residents.
 */
export function failingTests(tests: readonly PackTest[], base: Pack, draft: Pack): FailingTest[] {
  return tests.flatMap((test) => {
    const why = !isAboutPack(test) && faultOf(base, test) === null ? faultOf(draft, test) : null
    if (why === null) return []
    return [{ name: test.name, on: test.on, ...becameOf(draft, test), why, basis: (test.basis ?? []).flatMap((source) => citation(base, source) ?? []) }]
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

function becameOf(draft: Pack, test: PackTest): Became {
  try {
    return briefly(test, outcomeOfTest(draft, test))
  } catch {
    return { became: 'broken', before: null, after: null }
  }
}

/** What became of a test that no longer holds; `before` and `after` where both are one figure or word, or, of an entry left open, its key. */
function briefly(test: PackTest, outcome: TestOutcome): Became {
  const of = (became: FailingTest['became'], before: string | null = null, after: string | null = null): Became => ({ became, before, after })
  if (outcome.kind === 'gap') return of('open', null, outcome.parameter)
  if (outcome.kind === 'refused') return of(test.expect_refused ? 'refused_otherwise' : 'refused')
  if (outcome.kind === 'missing') return of('asks')
  if (test.expect_gap !== undefined) return of('ruled')
  if (test.expect_refused) return of('allowed')
  if (test.expect_missing) return of('known')
  const [before, after] = [brief(test.expect ?? test.expect_only), brief(outcome.value)]
  return before !== null && after !== null && before !== after ? of('value', before, after) : of('otherwise')
}

const longestBrief = 24
const brief = (value: unknown): string | null => ((typeof value === 'string' || typeof value === 'number') && String(value).length <= longestBrief ? String(value) : null)
