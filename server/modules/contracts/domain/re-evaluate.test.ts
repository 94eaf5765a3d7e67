import { expect, it } from 'vitest'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { loadPacks, type Pack } from '#policy/index.ts'
import { type Agreed, changeDaysOf, reEvaluate, ruleDayOf } from './re-evaluate.ts'

const packs = loadPacks('policies')
const yubei = packs.get('500112') as Pack
const day = (text: string) => text as LocalDate
const from = (id: string, zh: string, origin: 'county' | 'own' | 'older' | 'later' = 'county') => ({ id, zh, from: origin })
const [basic, chronic, elderly] = [from('basic', '基础包'), from('chronic_discount', '慢病优惠包'), from('elderly_care', '老年康养包')]
const fee = (residentFen: number, more: Record<string, number> = {}) => ({ totalFen: Object.values(more).reduce((sum, share) => sum + share, residentFen), residentFen, shares: { resident: residentFen, ...more } })
/** 慢病优惠包 of 2026: 医保 20, 公卫 40, resident 50 yuan. */
const paid = fee(5000, { medical_insurance: 2000, public_health: 4000 })
const anInstitution = (change = {}) => ({ kind: 'hospital', level: 2, ownership: 'public' as const, isOfCounty: true, ...change })
const aContract: Agreed = {
  years: 1, unit: 'person', packages: [basic], fee: fee(0), populations: ['elderly', 'hypertension'], provider: { mode: 'team', institutionKind: 'community_health_centre', isSupervised: false },
  hospitals: [{ tier: 'primary', found: anInstitution({ kind: 'community_health_centre', level: null }) }, { tier: 'secondary', found: anInstitution() }], consents: [['informed', true], ['auto_renewal', false]], isKeptWhole: true,
}
const find = (change: Partial<Agreed>, on = '2026-11-24', pack = yubei) => {
  const { verdict, findings } = reEvaluate(pack, day(on), { ...aContract, ...change })
  return [verdict, findings.map(({ code, params: { basis: _, ...params } }) => (Object.keys(params).length > 0 ? [code, params] : [code]))]
}

it.each<[string, string, Partial<Agreed>, string, unknown[]]>([
  ['the basic package, free', '2026-11-24', {}, 'agrees', []],
  ['two packages for 110 yuan, of which the resident pays 50', '2026-11-24', { packages: [basic, chronic], fee: paid }, 'agrees', []],
  ['for 100 yuan, of which the resident pays 40', '2026-11-24', { packages: [basic, chronic], fee: fee(4000, { medical_insurance: 2000, public_health: 4000 }) }, 'differs', [['FEE_TOTAL', { signedFen: 10000, packFen: 11000 }], ['FEE_RESIDENT', { signedFen: 4000, packFen: 5000 }]]],
  ['for 110 yuan with 10 moved from one payer to another', '2026-11-24', { packages: [basic, chronic], fee: fee(5000, { medical_insurance: 3000, public_health: 3000 }) }, 'differs',
    [['FEE_PAYER', { payer: 'medical_insurance', signedFen: 3000, packFen: 2000 }], ['FEE_PAYER', { payer: 'public_health', signedFen: 3000, packFen: 4000 }]]],
  ['a payer the pack does not know', '2026-11-24', { fee: fee(0, { city: 100 }) }, 'differs', [['FEE_TOTAL', { signedFen: 100, packFen: 0 }], ['FEE_PAYER', { payer: 'city', signedFen: 100, packFen: 0 }]]],
  ['two packages for the old, 220 yuan', '2026-11-24', { packages: [basic, chronic, elderly], fee: fee(10000, { medical_insurance: 4000, public_health: 8000 }) }, 'agrees', []],
  ['a package for the old, signed with a child', '2026-11-24', { packages: [basic, elderly], populations: ['child'], fee: paid }, 'differs', [['PACKAGE_NOT_FOR', { package: '老年康养包' }]]],
  ['a paid package nobody proposed, which only the desk asks a reason for', '2026-11-24', { packages: [basic, chronic], populations: [], fee: paid }, 'agrees', []],
  ['no basic package', '2026-11-24', { packages: [chronic], fee: paid }, 'differs', [['NO_BASIC']]],
  ['the paid services of 2017 after they were replaced: no price to compare', '2026-01-01', { packages: [basic, from('agreed_paid', '约定有偿服务')], fee: fee(5000) }, 'differs', [['PACKAGE_GONE', { package: '约定有偿服务' }]]],
  ['the day before: on offer, but the notice does not say who pays, and has no text of an agreement', '2025-12-31', { packages: [basic, from('agreed_paid', '约定有偿服务')], fee: fee(5000) }, 'not_judged', [['GAP', { parameter: 'agreement.template' }], ['GAP', { parameter: 'package.payers' }]]],
  ['the day before, and two years: what differs is told beside what is not known', '2025-12-31', { years: 2 }, 'differs', [['TERM', { years: 2, offered: '1' }], ['GAP', { parameter: 'agreement.template' }]]],
  ['a village clinic that contracts as a team', '2026-11-24', { provider: { mode: 'team', institutionKind: 'village_clinic', isSupervised: true } }, 'differs', [['PROVIDER', { kind: 'village_clinic', mode: 'team' }]]],
  ['a village doctor alone with nobody above', '2026-11-24', { provider: { mode: 'individual', institutionKind: 'village_clinic', isSupervised: false } }, 'differs', [['PROVIDER']]],
  ['two hospitals where one may be chosen', '2026-11-24', { hospitals: [{ tier: 'secondary', found: anInstitution() }, { tier: 'secondary', found: anInstitution() }] }, 'differs', [['HOSPITALS_MANY', { tier: '区内公立二级医院', most: 1 }]]],
  ['a hospital of the third level', '2026-11-24', { hospitals: [{ tier: 'secondary', found: anInstitution({ level: 3 }) }] }, 'differs', [['HOSPITAL', { tier: '区内公立二级医院' }]]],
  ['a hospital that is gone', '2026-11-24', { hospitals: [{ tier: 'secondary', found: null }] }, 'differs', [['HOSPITAL', { tier: '区内公立二级医院' }]]],
  ['a rung the combination does not have', '2026-11-24', { hospitals: [{ tier: 'tertiary', found: anInstitution() }] }, 'differs', [['TIER']]],
  ['told nothing', '2026-11-24', { consents: [['informed', false], ['auto_renewal', true]] }, 'differs', [['CONSENT', { consent: 'informed' }]]],
  ['not asked at all', '2026-11-24', { consents: [] }, 'differs', [['CONSENT', { consent: 'informed' }]]],
  ['a package of the institution’s own: the pack has no price for it, whatever it cost', '2026-11-24', { packages: [basic, from('own_1', '东街康养包', 'own')], fee: fee(9900) }, 'not_judged', [['OWN_PACKAGE', { package: '东街康养包' }]]],
  ['an annex and a term that is not offered', '2026-11-24', { years: 3, packages: [basic, from('agreed', '个性化协议', 'own')], fee: fee(9900) }, 'differs', [['TERM', { years: 3, offered: '1' }], ['OWN_PACKAGE', { package: '个性化协议' }]]],
  ['from an older system: what did not come with it is not held against it', '2026-11-24', { packages: [basic], fee: fee(1200), hospitals: [], consents: [], isKeptWhole: false }, 'not_judged', [['NOT_KEPT']]],
  ['of a term that nobody kept', '2026-11-24', { years: null }, 'not_judged', [['NOT_KEPT']]],
  ['added by a supplement, by the rules of a later day', '2026-11-24', { packages: [basic, from('chronic', '慢病优惠包', 'later')] }, 'not_judged', [['LATER_PACKAGE', { package: '慢病优惠包' }]]],
  ['from an older system under a name of its own', '2026-11-24', { packages: [basic, from('older-2', '冠心病包', 'older')], consents: [], hospitals: [], isKeptWhole: false }, 'not_judged', [['OLD_PACKAGE', { package: '冠心病包' }], ['NOT_KEPT']]],
  ['everything at once', '2026-11-24', { years: 2, packages: [chronic, elderly], populations: [], fee: fee(0), hospitals: [{ tier: 'secondary', found: anInstitution({ ownership: 'private' }) }], consents: [] }, 'differs', [
    ['TERM', { years: 2, offered: '1' }], ['NO_BASIC'], ['PACKAGE_NOT_FOR', { package: '老年康养包' }], ['HOSPITAL', { tier: '区内公立二级医院' }], ['CONSENT', { consent: 'informed' }],
    ['FEE_TOTAL', { signedFen: 0, packFen: 22000 }], ['FEE_RESIDENT', { signedFen: 0, packFen: 10000 }], ['FEE_PAYER', { payer: 'medical_insurance', signedFen: 0, packFen: 4000 }], ['FEE_PAYER', { payer: 'public_health', signedFen: 0, packFen: 8000 }]]],
])('%s (%s): %j is found', (_, on, change, verdict, findings) => {
  expect(find(change, on)).toEqual([verdict, findings])
})

it('a household where only persons sign: the pack of Xiamen, whose term, combination and agreement are open questions', () => {
  const [verdict, findings] = find({ unit: 'household' }, '2026-11-24', packs.get('350200') as Pack) as [string, [string, Record<string, string>?][]]
  expect([verdict, findings.filter(([code]) => code !== 'GAP')]).toEqual(['differs', expect.arrayContaining([['UNIT', { unit: 'household' }]])])
  expect(findings.flatMap(([code, params]) => (code === 'GAP' ? [params?.parameter] : []))).toEqual(expect.arrayContaining(['contract.term', 'combination.tiers', 'agreement.template']))
})
it('before the first rule nothing is judged and nothing is wrong', () => {
  const [verdict, findings] = find({}, '2010-01-01') as [string, [string][]]
  expect([verdict, new Set(findings.map(([code]) => code))]).toEqual(['not_judged', new Set(['GAP'])])
})
it('says by which clause', () => {
  const { findings: [found] } = reEvaluate(yubei, day('2026-11-24'), { ...aContract, years: 2 })
  expect(found).toMatchObject({ code: 'TERM', source: 'yb-2017-475#2-2' })
  const ofFee = reEvaluate(yubei, day('2026-11-24'), { ...aContract, packages: [basic, chronic], fee: fee(4000, { medical_insurance: 2000, public_health: 4000 }) }).findings
  expect(ofFee.map(({ code, source }) => [code, source])).toEqual([['FEE_TOTAL', 'act-yb-2026-1#3'], ['FEE_RESIDENT', 'act-yb-2026-1#3']])
  const gone = reEvaluate(yubei, day('2026-01-01'), { ...aContract, packages: [basic, from('agreed_paid', '约定有偿服务')] }).findings
  expect(gone).toMatchObject([{ code: 'PACKAGE_GONE', source: 'act-yb-2026-1#2' }])
})
it('what a year would cost by the pack, where the pack can tell', () => {
  const costs = (change: Partial<Agreed>, on = '2026-11-24') => reEvaluate(yubei, day(on), { ...aContract, ...change }).packFee
  expect(costs({ packages: [basic, chronic] })).toEqual({ totalFen: 11000, residentFen: 5000, shares: { resident: 5000, medical_insurance: 2000, public_health: 4000 } })
  expect(costs({ packages: [basic, from('own_1', '东街康养包', 'own')] })).toBeNull()
  expect(costs({ packages: [basic, from('agreed_paid', '约定有偿服务')] }, '2025-12-31')).toBeNull()
  expect(costs({ isKeptWhole: false })).toBeNull()
})

it('a notice that begins in the past: who signed before its first day agrees, who signed since pays less than it says', () => {
  const { 'package.payers': payers } = yubei.answers
  const dearer = [{ package: 'chronic_discount', shares: { medical_insurance: 2000, public_health: 4000, resident: 6000 } }]
  const later = { ...yubei, answers: { ...yubei.answers, 'package.payers': { ...payers, values: { ...payers.values, '2026-03-01': { value: dearer, source: 'yb-2017-475#3-2', certainty: 'stated', note: null } } } } } as Pack
  const signed = { packages: [basic, chronic], fee: paid }
  const days = changeDaysOf(later)
  const findOn = (on: string) => find(signed, ruleDayOf(days, days.filter((one) => one <= on).length), later)
  expect(findOn('2026-02-28')).toEqual(['agrees', []])
  // 60 + 20 + 40 yuan in place of 50 + 20 + 40.
  expect(findOn('2026-03-01')).toEqual(['differs', [['FEE_TOTAL', { signedFen: 11000, packFen: 12000 }], ['FEE_RESIDENT', { signedFen: 5000, packFen: 6000 }]]])
})

it('between two changes of a pack every day answers alike, so one day stands for all of them', () => {
  const contracts: Partial<Agreed>[] = [{}, { years: 3, unit: 'household', packages: [basic, chronic, elderly], fee: paid }, { packages: [from('agreed_paid', '约定有偿服务')], consents: [] }]
  let asked = 0
  for (const pack of packs.values()) {
    const days = changeDaysOf(pack)
    expect(days.length).toBeGreaterThan(0)
    for (const on of days.flatMap((one) => [addDays(one, -1), one, addDays(one, 1), addDays(one, 200)])) {
      const passed = days.filter((one) => one <= on).length
      for (const change of contracts) expect([pack.region, on, find(change, ruleDayOf(days, passed), pack)]).toEqual([pack.region, on, find(change, on, pack)])
      asked++
    }
  }
  expect(asked).toBeGreaterThan(20)
})
