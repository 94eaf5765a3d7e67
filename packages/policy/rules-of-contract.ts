import { localDate } from '#kernel/local-date.ts'
import { agreementTemplate, regionWords } from './agreement.ts'
import { combination, referralRequirement } from './combination.ts'
import { checkUsualResident, contractUnit, exclusiveProviders, newbornRule, usualResidentRule } from './contract-form.ts'
import { plainPercent } from './plain.ts'
import { calculateQuota, quotaMethod, quotaTable, type QuotaKind, type QuotaRow } from './quotas.ts'
import { coverageTargets, systemCoverage } from './coverage-targets.ts'
import { renewalNoticeDays, renewalRule } from './renewal.ts'
import { decided, told } from './rule-outcome.ts'
import type { Rule } from './rule-registry.ts'
import { signingTerm, termPeriod } from './signing-term.ts'

const plainQuota = (row: QuotaRow) => ({
  name: row.name, kind: row.kind, persons: row.persons, rate: plainPercent(row.rateBasisPoints), quota: row.quota, printed: row.printed,
})

/** Rules about the contract itself, its combination and its paper, and the county's targets. */
export const contractRules: Record<string, Rule> = {
  signing_term: {
    zh: '协议可签几年', en: 'Terms a contract may have', key: 'contract.term', given: {},
    explain: (pack, on) => told(signingTerm(pack, on), (term) => ({ years: term.years, usual: term.usualYears, in_principle: term.isPrinciple, ...(term.stableOnlyYears.length > 0 ? { stable_only: term.stableOnlyYears } : {}) })),
  },
  term_period: {
    zh: '从某日签起，协议到哪天', en: 'Period of a contract', key: 'contract.term', given: { from: '起始日', years: '年数' },
    explain: (pack, on, given) => {
      const period = termPeriod(pack, on, localDate(given.from as string), Number(given.years))
      if (!period.allowed) return { kind: 'refused', reasons: period.reasons }
      const { from, until, lastDay, because } = period.value
      return { kind: 'value', value: { from, until, last_day: lastDay }, because }
    },
  },
  contract_unit: {
    zh: '签约单元', en: 'Contract unit', key: 'contract.unit', given: {},
    explain: (pack, on) => told(contractUnit(pack, on), ({ units, main }) => ({ units, main })),
  },
  exclusive_providers: {
    zh: '同期可签几个团队', en: 'Providers at a time', key: 'contract.exclusive', given: {},
    explain: (pack, on) => told(exclusiveProviders(pack, on), (providers) => providers),
  },
  usual_resident: {
    zh: '住多久算常住', en: 'Usual resident rule', key: 'contract.subject', given: { lives_since: '居住起始日', 'born_on?': '出生日期', 'household_since?': '同户成年人最早的居住起始日' },
    explain: (pack, on, given) => decided(checkUsualResident(pack, on, {
      livesHereSince: localDate(given.lives_since as string), bornOn: given.born_on === undefined ? undefined : localDate(given.born_on), householdSince: given.household_since === undefined ? null : localDate(given.household_since),
    }), (since) => ({ usual_resident_since: since })),
  },
  residence_months: {
    zh: '签约对象须居住几个月', en: 'Months of residence', key: 'contract.subject', given: {},
    explain: (pack, on) => told(usualResidentRule(pack, on), ({ months }) => months),
  },
  newborn_residence: {
    zh: '出生后一直住在本地的婴儿怎样算', en: 'How newborns count', key: 'contract.newborn', given: {},
    explain: (pack, on) => told(newbornRule(pack, on), (counts) => counts),
  },
  renewal: {
    zh: '期满续约', en: 'Renewal', key: 'contract.renewal', given: {},
    explain: (pack, on) => told(renewalRule(pack, on), (rule) => ({
      at_expiry: rule.atExpiry, prior_terms: rule.priorTerms, consent: rule.consent, change_of_provider: rule.changeOfProvider,
    })),
  },
  renewal_notice: {
    zh: '到期前几天通知', en: 'Notice before expiry', key: 'contract.renewal_notice_days', given: {},
    explain: (pack, on) => told(renewalNoticeDays(pack, on), (days) => days),
  },
  combination: {
    zh: '组合签约的机构', en: 'Combined institutions', key: 'combination.tiers', given: {},
    explain: (pack, on) => told(combination(pack, on), ({ name, tiers }) => ({
      name,
      tiers: tiers.map((tier) => ({
        tier: tier.tier, label: tier.label, least: tier.least, most: tier.most, institutions: tier.institutionKinds,
        hospital_level: tier.hospitalLevel, ownership: tier.ownership, within: tier.within,
      })),
    })),
  },
  referral_requirement: {
    zh: '何时须经家庭医生转诊', en: 'Referral requirement', key: 'referral.requirement', given: {},
    explain: (pack, on) => told(referralRequirement(pack, on), (rule) => ({ ...rule })),
  },
  coverage_targets: {
    zh: '年度覆盖率目标', en: 'Coverage targets', key: 'target.coverage', given: {},
    explain: (pack, on) => told(coverageTargets(pack, on), (rows) => rows.map((row) => ({ of: row.of, at_least: plainPercent(row.atLeastBasisPoints), base: row.base }))),
  },
  system_coverage: {
    zh: '远期覆盖目标', en: 'Long-term coverage', key: 'target.system_coverage', given: {},
    explain: (pack, on) => told(systemCoverage(pack, on), (goal) => ({ at_least: plainPercent(goal.atLeastBasisPoints), by: goal.by, degree: goal.degree })),
  },
  quota: {
    zh: '一个镇街的任务数', en: 'Quota of one township', key: 'target.quota_method', given: { kind: 'urban 或 rural', persons: '常住人口' },
    explain: (pack, on, given) => told(quotaMethod(pack, on), (method) => calculateQuota(method, given.kind as QuotaKind, Number(given.persons))),
  },
  quota_method: {
    zh: '任务分解办法', en: 'Quota method', key: 'target.quota_method', given: {},
    explain: (pack, on) => told(quotaMethod(pack, on), ({ ratesBasisPoints, rounding, total }) => ({
      urban: plainPercent(ratesBasisPoints.urban), rural: plainPercent(ratesBasisPoints.rural), rounding, total,
    })),
  },
  township_quota: {
    zh: '分配表中一个镇街的任务数', en: 'Quota of one township in the table', key: 'target.quota_table', given: { township: '镇街名称' },
    explain: (pack, on, { township }) => {
      const { value, because } = quotaTable(pack, on)
      const row = value.rows.find(({ name }) => name === township)
      if (!row) throw new Error(`分配表中没有 ${township}`)
      return { kind: 'value', value: plainQuota(row), because }
    },
  },
  quota_table: {
    zh: '任务分配表', en: 'Quota table', key: 'target.quota_table', given: {},
    explain: (pack, on) => told(quotaTable(pack, on), ({ rows, totals }) => ({
      rows: rows.map(plainQuota),
      totals: {
        persons: { sum_of_rows: totals.persons.sumOfRows, printed: totals.persons.printed },
        ...Object.fromEntries((['urban', 'rural', 'total'] as const).map((of) => [
          of, { sum_of_rows: totals[of].sumOfRows, rate_on_total: totals[of].rateOnTotal, printed: totals[of].printed },
        ])),
      },
    })),
  },
  region_words: {
    zh: '本地用语', en: 'Local words', key: 'words.local', given: {},
    explain: (pack, on) => told(regionWords(pack, on), (words) => ({ ...words })),
  },
  agreement_template: {
    zh: '协议文本', en: 'Agreement text', key: 'agreement.template', given: {},
    explain: (pack, on) => told(agreementTemplate(pack, on), (text) => ({
      template: text.template, title: text.title, party_a: text.partyA, party_b: text.partyB, clauses: text.clauses.map((clause) => ({ ...clause })),
      consents: text.consents.map((one) => ({ id: one.id, text: one.text, note: one.note, required: one.isRequired, revocable: one.isRevocable })),
    })),
  },
}
