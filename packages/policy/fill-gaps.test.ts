import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { agreementTemplate, childAge, combination, contractUnit, elderlyAge, exclusiveProviders, fillGaps, keyPopulations, loadPacks, type Pack, packageFee, panelCap, PolicyGap, providerEligibility, providerMode, readDemoDecision, renewalNoticeDays, renewalRule, servicePackages, signingTerm, teamComposition, usualResidentRule } from './index.ts'

const folder = join(import.meta.dirname, '..', '..', 'policies')
const decision = readDemoDecision(folder)
const on = localDate('2026-11-24')
const packs = loadPacks(folder, { withDemo: false })
const packOf = (region: string) => packs.get(region) as Pack
/** What a signing asks of a pack. */
const asked = [agreementTemplate, childAge, combination, contractUnit, elderlyAge, exclusiveProviders, keyPopulations, panelCap, providerEligibility, providerMode, renewalNoticeDays, renewalRule, servicePackages, signingTerm, teamComposition, usualResidentRule]
const signing = [...packs.values()].filter(({ bundle, answers }) => bundle.scope !== 'country' && answers['contract.unit'].status !== 'not_applicable')

describe('a pack whose gaps are filled for trying it', () => {
  it('is one of the twelve that sign, at least', () => {
    expect(signing.length).toBeGreaterThanOrEqual(12)
  })
  it.each(signing.map((pack) => [pack.name, pack] as const))('%s answers all that a signing asks, and prices its basic package', (_name, pack) => {
    const filled = fillGaps(pack, decision, on)
    for (const rule of asked) expect(() => rule(filled, on)).not.toThrow()
    const basic = servicePackages(filled, on).value.filter(({ kind }) => kind === 'basic')
    expect(basic.length).toBeGreaterThan(0)
    expect(packageFee(filled, on, basic.map(({ id }) => id)).value.residentFen).toBeGreaterThanOrEqual(0)
  })
  it('keeps what the document says, and marks the rest as set for demonstration', () => {
    const filled = fillGaps(packOf('430000'), decision, on)
    expect(signingTerm(filled, on)).toEqual(signingTerm(packOf('430000'), on))
    expect(panelCap(filled, on).because.map(({ certainty, source }) => [certainty, source])).toEqual([['demo', 'act-demo-region-1#2']])
    expect(filled.documents['act-demo-region-1']?.number).toBe('演示决定〔2026〕1号')
  })
  it('keeps that there is no such thing', () => {
    const hospital = fillGaps(packOf('310105'), decision, on)
    expect(() => contractUnit(hospital, on)).toThrow(PolicyGap)
  })
  it('fills who pays for packages with the packages only', () => {
    const named = packOf('500112') // names a paid package, and leaves open who pays for it
    expect(fillGaps(named, decision, on).bundle.answers['package.payers']).toEqual(named.bundle.answers['package.payers'])
    expect(Object.keys(fillGaps(packOf('430000'), decision, on).bundle.answers['package.payers']?.values ?? {})).toEqual(['2026-01-01'])
  })
  it('leaves the days before the decision as they were', () => {
    expect(() => panelCap(fillGaps(packOf('430000'), decision, on), localDate('2025-12-31'))).toThrow(PolicyGap)
  })
})
