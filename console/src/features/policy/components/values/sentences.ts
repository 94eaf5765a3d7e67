import type { PlainValue } from '#api/policy.ts'
import type { useNames } from '../use-names.ts'

export type Sentence = { key: string; values: Record<string, string | number> }
type Names = ReturnType<typeof useNames>
type Map = { [name: string]: PlainValue }
const texts = (value: PlainValue | undefined) => (Array.isArray(value) ? value.map(String) : [])

/** What a rule says in one sentence: which wording (`value.…`), and what stands in it. Rules that need a table have none. */
const sentences: Readonly<Record<string, (result: PlainValue, names: Names) => Sentence>> = {
  residence_months: (months) => ({ key: 'residence', values: { months: Number(months) } }),
  newborn_residence: (counts, { meaning }) => ({ key: 'newborn', values: { how: meaning('newborn', String(counts)) } }),
  contract_unit: (result, { word, words }) => {
    const { units, main } = result as Map
    return { key: texts(units).length > 1 ? 'unit' : 'unitOnly', values: { units: words(texts(units)), main: word(String(main)) } }
  },
  exclusive_providers: (number) => ({ key: 'exclusive', values: { number: Number(number) } }),
  signing_term: (result, { list }) => {
    const { years, in_principle: inPrinciple } = result as Map
    return { key: inPrinciple === true ? 'termInPrinciple' : 'term', values: { years: list(texts(years)) } }
  },
  renewal: (result, { meaning }) => {
    const { at_expiry: atExpiry, prior_terms: terms, consent, change_of_provider: change } = result as Map
    return {
      key: Number(terms) > 0 ? 'renewalAfter' : 'renewal',
      values: {
        atExpiry: meaning('at_expiry', String(atExpiry)),
        terms: Number(terms),
        consent: meaning('consent', String(consent)),
        change: meaning('change', String(change)),
      },
    }
  },
  renewal_notice: (days) => ({ key: 'notice', values: { days: Number(days) } }),
  provider_mode: (result, { meaning, list }) => {
    const { modes, main } = result as Map
    return { key: 'mode', values: { main: meaning('mode', String(main)), modes: list(texts(modes).map((mode) => meaning('mode', mode))) } }
  },
  panel_cap: (result, { meaning }) => {
    const { scope, unit, limit, mode } = result as Map
    return {
      key: 'cap',
      values: {
        scope: meaning('cap_scope', String(scope)),
        unit: meaning('cap_unit', String(unit)),
        limit: Number(limit),
        mode: meaning('cap_mode', String(mode)),
      },
    }
  },
  referral_requirement: (result, { meaning }) => {
    const { inside, outside, without_referral: without } = result as Map
    return {
      key: 'referral',
      values: {
        inside: meaning('inside', String(inside)),
        outside: meaning('inside', String(outside)),
        without: meaning('without', String(without)),
      },
    }
  },
  elderly_age: (age) => ({ key: 'elderly', values: { age: Number(age) } }),
  child_age: (age) => ({ key: 'child', values: { age: Number(age) } }),
  system_coverage: (result, { meaning }) => {
    const { at_least: rate, by, degree } = result as Map
    return { key: 'system', values: { by: String(by), rate: String(rate), degree: meaning('degree', String(degree)) } }
  },
  quota_method: (result, { meaning }) => {
    const { urban, rural, rounding, total } = result as Map
    return {
      key: 'quotaMethod',
      values: {
        urban: String(urban),
        rural: String(rural),
        rounding: meaning('rounding', String(rounding)),
        total: meaning('total', String(total)),
      },
    }
  },
  package_pricing: (less, { words }) => ({ key: 'pricing', values: { less: words(texts(less)) } }),
  fee_standard: (yuan) => ({ key: 'yuan', values: { yuan: shortYuan(yuan) } }),
  fee_period: (period, { meaning }) => ({ key: 'period', values: { period: meaning('period', String(period)) } }),
  fee_proration: (method, { meaning }) => ({ key: 'proration', values: { method: meaning('proration', String(method)) } }),
}

/** The sentence of a result; none where the rule needs more than one line. */
export function sentenceOf(rule: string, result: PlainValue, names: Names): Sentence | undefined {
  return Object.hasOwn(sentences, rule) ? sentences[rule]?.(result, names) : undefined
}

/** Yuan as people write them: "120.00" is 120, "2.50" stays. */
export function shortYuan(yuan: PlainValue | undefined): string {
  return String(yuan).replace(/\.00$/, '')
}
