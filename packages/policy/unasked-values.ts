import type { LocalDate } from '#kernel/local-date.ts'
import { inForce } from '#rules/start-dated.ts'
import type { DatedValue, Pack } from './pack.ts'
import { isAboutPack, outcomeOfTest, type PackTest } from './pack-tests.ts'
import { rules } from './rule-registry.ts'
import type { Key } from './shapes.ts'
import { ownValues } from './unnoticed-slips.ts'

/** A dated value of a pack's own that rests on a clause and that none of its tests asks for. `rule` is what would ask for it; an `isEnd` is expected as a gap. */
export type UnaskedValue = { key: Key; from: LocalDate; rule: string; isEnd: boolean }

/**
 * The values that no test of the pack asks for, in the order of the catalogue. Cheap: every test is asked once, and what its answer rests on has been asked
 * for. That a test asks for a value does not say that it would notice every slip in it: that is what the perturbation tries.
 */
export function unaskedValues(pack: Pack, tests: readonly PackTest[]): UnaskedValue[] {
  const asked = new Set(tests.filter((test) => !isAboutPack(test)).flatMap((test) => askedBy(pack, test)))
  return ownValues(pack).filter(({ key, from }) => !asked.has(`${key} ${from}`)).map(({ key, from, value }) => ({ key, from, rule: ruleAbout(key), isEnd: value.value === null }))
}

/** What a test's answer rests on; of a refusal, and of a gap where a value ended, the value in force of the entry it is about. */
function askedBy(pack: Pack, test: PackTest): string[] {
  const outcome = answerTo(pack, test)
  if (outcome === null) return []
  if (outcome.kind === 'value') return outcome.because.map(({ parameter, from }) => `${parameter} ${from}`)
  const key = (outcome.kind === 'gap' ? outcome.parameter : rules[test.rule]?.key) as Key
  const found = inForce<DatedValue>(pack.answers[key]?.values ?? {}, test.on as LocalDate)
  return found ? [`${key} ${found.from}`] : []
}

function answerTo(pack: Pack, test: PackTest) {
  try {
    return outcomeOfTest(pack, test)
  } catch {
    return null // told where the tests are run
  }
}

/** The rule that asks for an entry, with the fewest conditions of its own. */
export function ruleAbout(key: Key): string {
  const about = Object.entries(rules).filter(([, rule]) => rule.key === key)
  return about.sort(([, one], [, other]) => Object.keys(one.given).length - Object.keys(other.given).length)[0]?.[0] ?? ''
}
