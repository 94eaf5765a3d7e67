import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { explainRuleEndpoint, listRulesEndpoint } from '#api/policy.ts'
import { localDate } from '#kernel/local-date.ts'
import type { Context } from '#platform/http/context.ts'
import { Problem } from '#platform/problem.ts'
import { type Catalogue, citation, explainRule, type Outcome, type Pack, PolicyGap, rules } from '#policy/index.ts'
import type { Policies } from './open-policies.ts'

type Output = OutputOf<typeof explainRuleEndpoint>

/** Every rule that can be asked by name. */
export function listRules(): OutputOf<typeof listRulesEndpoint> {
  return { rules: Object.entries(rules).map(([name, { zh, en, key, given }]) => ({ name, zh, en, key, given })) }
}

/**
 * Asks a published pack one rule for one day. A rule that does not exist and inputs it cannot read are refused as input; a pack without an
 * answer is a PolicyGap.
 */
export async function explainPackRule(policies: Policies, { on: today }: Context, input: InputOf<typeof explainRuleEndpoint>): Promise<Output> {
  const on = input.on === undefined ? today : localDate(input.on)
  const { rule, given = {} } = input
  const known = Object.hasOwn(rules, rule) ? rules[rule] : undefined
  if (!known) throw new Problem('InvalidInput', [{ code: 'POLICY.NO_RULE', params: { rule } }])
  const stray = Object.keys(given).filter((name) => !Object.hasOwn(known.given, name) && !Object.hasOwn(known.given, `${name}?`))
  if (stray.length > 0) throw new Problem('InvalidInput', stray.map((name) => ({ code: 'POLICY.NO_INPUT', params: { rule, input: name } })))
  const { pack } = await policies.getPack(input.code, on)
  return { on, outcome: present(pack, policies.catalogue, ask(pack, rule, on, given)) }
}

/** An input that is no day or no number is the caller's; what a program got wrong stays a defect. */
function ask(pack: Pack, rule: string, on: Parameters<typeof explainRule>[2], given: Record<string, string>): Outcome {
  try {
    return explainRule(pack, rule, on, given)
  } catch (error) {
    if (error instanceof PolicyGap || error instanceof TypeError || error instanceof ReferenceError) throw error
    throw new Problem('InvalidInput', [{ code: 'POLICY.BAD_INPUT', params: { rule } }])
  }
}

function present(pack: Pack, { entries }: Catalogue, outcome: Outcome): Output['outcome'] {
  if (outcome.kind === 'missing') return outcome
  if (outcome.kind === 'refused') {
    return {
      kind: 'refused',
      reasons: outcome.reasons.map(({ code, params, source }) => ({ code, ...(params && { params }), source: source === undefined ? null : citation(pack, source) })),
    }
  }
  return {
    kind: 'value', value: outcome.value,
    because: outcome.because.map(({ parameter, from, certainty, source }) => {
      const { zh = parameter, en = parameter } = entries.find(({ key }) => key === parameter) ?? {}
      return { parameter, zh, en, from, certainty, source: citation(pack, source) }
    }),
  }
}
