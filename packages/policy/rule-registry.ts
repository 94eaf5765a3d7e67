import type { Reason } from '#kernel/decision.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Because } from './because.ts'
import type { Pack } from './pack.ts'
import type { Plain } from './plain.ts'
import { careRules } from './rules-of-care.ts'
import { contractRules } from './rules-of-contract.ts'
import { moneyRules } from './rules-of-money.ts'
import { peopleRules } from './rules-of-people.ts'
import { paymentRules } from './rules-of-payment.ts'
import { resultRules } from './rules-of-results.ts'
import { termRules } from './rules-of-terms.ts'
import type { Key } from './shapes.ts'

/** What a rule answers when asked by name: a value with its basis, a refusal with every reason, or the inputs it still needs. */
export type Outcome = { kind: 'value'; value: Plain; because: Because[] } | { kind: 'refused'; reasons: Reason[] } | { kind: 'missing'; inputs: string[] }
/** What is given with the question, as text. */
export type Given = Readonly<Record<string, string>>

/** A rule that can be asked by name, by people on the command line and by the packs' tests. */
export type Rule = {
  zh: string
  en: string
  /** The entry of the catalogue it answers first. */
  key: Key
  /** Inputs by name, with what each means; those ending in ? may be left out. */
  given: Record<string, string>
  explain(pack: Pack, on: LocalDate, given: Given): Outcome
}

/** Every rule by its name. */
export const rules: Readonly<Record<string, Rule>> = { ...contractRules, ...peopleRules, ...moneyRules, ...termRules, ...paymentRules, ...careRules, ...resultRules }

/**
 * Asks a rule by name. Inputs it needs and did not get are answered as missing, before it is asked.
 *
 * @throws PolicyGap when the pack has no answer; Error for a rule that does not exist
 */
export function explainRule(pack: Pack, name: string, on: LocalDate, given: Given = {}): Outcome {
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
  if (!rule) throw new Error(`no rule ${name}`)
  const inputs = Object.keys(rule.given).filter((input) => !input.endsWith('?') && given[input] === undefined)
  return inputs.length > 0 ? { kind: 'missing', inputs } : rule.explain(pack, on, given)
}
