import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { shippedPack } from './a-pack.ts'
import { type BundleEdit, editBundle } from './edit-bundle.ts'
import type { PolicyGap } from './because.ts'
import { fillGaps } from './fill-gaps.ts'
import { signingKeys } from './left-open.ts'
import { loadPacks } from './load-packs.ts'
import { orNone } from './or-none.ts'
import type { Pack } from './pack.ts'
import { BadBundle, packFromBundle } from './pack-from-bundle.ts'
import { getDemoDecision } from './read-demo-decision.ts'
import type { Key } from './shapes.ts'
import { valueOn } from './value-on.ts'
import { agreementTemplate, basicPackages, childAge, combination, contractUnit, elderlyAge, exclusiveProviders, keyPopulations, packageFee, paidPackages, panelCap, providerEligibility, providerMode, renewalNoticeDays, renewalRule, servicePackages, signingTerm, teamComposition, usualResidentRule } from './index.ts'

const on = localDate('2026-11-24')
const decision = getDemoDecision('policies')
/** Xiamen's pack after edits. */
const edited = (...edits: BundleEdit[]) => packFromBundle(edits.reduce(editBundle, shippedPack('350200').bundle))
const signingPacks = () => [...loadPacks('policies').values()].filter(({ bundle, answers }) => bundle.scope !== 'country' && answers['contract.unit'].status !== 'not_applicable')
const filled = (region: string) => fillGaps(shippedPack(region), decision, on)

it('what a pack leaves open is filled and marked; the question stays, and the pack given is as it was', () => {
  expect(shippedPack('350200').answers['contract.term'].values).toEqual({})
  const { answers } = filled('350200')
  expect(answers['contract.term']).toMatchObject({ status: 'unknown', question: expect.any(String), values: { '2026-01-01': { value: { years: [1], usual: 1 }, source: 'act-demo-region-1#1', certainty: 'demo' } } })
  expect(shippedPack('350200').answers['contract.term'].values).toEqual({})
})

it('what a pack answers stays, and so does that there is no such thing', () => {
  expect(filled('430000').answers['contract.term']).toEqual(shippedPack('430000').answers['contract.term'])
  const denied = edited({ kind: 'deny', key: 'contract.term', why: '本地不写期限', source: 'xm-experience#3' })
  expect(fillGaps(denied, decision, on).answers['contract.term']).toEqual(denied.answers['contract.term'])
})

it('a rule that ended is filled from the day of the decision, one that begins later is filled until then', () => {
  const days = (pack: Pack) => Object.entries(fillGaps(pack, decision, on).answers['contract.renewal_notice_days'].values).map(([from, { value }]) => [from, value]).sort()
  const put = (from: string, value: string) => ({ kind: 'put', key: 'contract.renewal_notice_days', from: localDate(from), value: { value, source: 'xm-experience#3', certainty: 'stated' } }) as const
  expect(days(edited(put('2020-01-01', '20'), put('2025-01-01', 'null')))).toEqual([['2020-01-01', 20], ['2025-01-01', null], ['2026-01-01', 30]])
  expect(days(edited(put('2027-01-01', '20')))).toEqual([['2026-01-01', 30], ['2027-01-01', 20]])
})

it('every pack that signs with residents has on the day of a trial what the decision is about, or says that there is no such thing', () => {
  const signing = signingPacks()
  expect(signing.length).toBeGreaterThan(10)
  for (const pack of signing) {
    const whole = fillGaps(pack, decision, on)
    for (const key of Object.keys(decision.values).filter((one) => one !== 'package.payers') as Key[]) {
      expect(orNone(() => valueOn(whole, key, on)) !== null || whole.answers[key].status === 'not_applicable', `${pack.name} ${key}`).toBe(true)
    }
  }
})

it('values that do not fit the pack are refused: 120 yuan are shared, 10 would be the fee', () => {
  const fee = { ...decision, values: { 'fee.standard': { [localDate('2026-01-01')]: { value: '10', source: 'act-demo-region-1#1', certainty: 'stated' as const } } } }
  expect(() => fillGaps(edited({ kind: 'ask', key: 'fee.standard', question: '多少？' }), fee, on)).toThrow(BadBundle)
})

const asked = [agreementTemplate, childAge, combination, contractUnit, elderlyAge, exclusiveProviders, keyPopulations, panelCap, providerEligibility, providerMode, renewalNoticeDays, renewalRule, basicPackages, paidPackages, signingTerm, teamComposition, usualResidentRule]

it('the entries named as what a signing asks are those its rules ask', () => {
  const open = edited(...signingKeys.map((key) => ({ kind: 'ask', key, question: '怎么规定？' }) as const))
  const parameters = asked.map((rule) => {
    try {
      return `${rule.name} is answered: ${JSON.stringify(rule(open, on).value)}`
    } catch (error) {
      return (error as PolicyGap).parameter
    }
  })
  expect(parameters.sort()).toEqual([...signingKeys].sort())
})

it('every pack that signs, filled, answers all that a signing asks, and prices its basic package', () => {
  for (const pack of signingPacks()) {
    const whole = fillGaps(pack, decision, on)
    for (const rule of asked) expect(() => rule(whole, on), `${pack.name} ${rule.name}`).not.toThrow()
    const basic = servicePackages(whole, on).value.filter(({ kind }) => kind === 'basic')
    expect(basic.length, pack.name).toBeGreaterThan(0)
    expect(packageFee(whole, on, basic.map(({ id }) => id)).value.residentFen).toBeGreaterThanOrEqual(0)
  }
})

it('who pays for packages is filled with the packages only: Yubei names a paid package, and leaves open who pays', () => {
  const named = loadPacks('policies', { withDemo: false }).get('500112') as Pack
  expect(fillGaps(named, decision, on).bundle.answers['package.payers']).toEqual(named.bundle.answers['package.payers'])
  expect(Object.keys(filled('430000').answers['package.payers'].values)).toEqual(['2026-01-01'])
})

it('a filled basic package is paid by the fee where the pack says what it is and who pays: 20 of 120 yuan by the resident', () => {
  const open = { kind: 'ask', key: 'package.basic', question: '基础包有什么？' } as const
  const basicOf = (pack: Pack) => packageFee(fillGaps(pack, decision, on), on, ['basic']).value
  expect(basicOf(edited(open))).toMatchObject({ residentFen: 2000, shares: { medical_insurance: 7000, public_finance: 3000, resident: 2000 } })
  expect(basicOf(edited(open, { kind: 'ask', key: 'fee.funding', question: '谁付？' }))).toMatchObject({ residentFen: 0 })
})
