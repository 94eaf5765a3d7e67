import { expect, it } from 'vitest'
import type { LocalDate } from '#kernel/local-date.ts'
import { agreementTemplate, loadPacks, type Pack } from '#policy/index.ts'
import { type Asked, checkBargain, checkEligibility, type Signer, type SigningParty } from './decide-signing.ts'

const pack = loadPacks('policies').get('500112') as Pack
const day = (text: string) => text as LocalDate
const today = day('2026-11-24')
const aSigner = (change: Partial<Signer> = {}): Signer => ({ status: 'living', residence: { livesHereSince: day('2019-05-01') }, contracts: [], ...change })
const aParty = (change: Partial<SigningParty> = {}): SigningParty => ({
  isActive: true, mode: 'team', institutionKind: 'community_health_centre', isSupervised: false, doctor: { name: '陈静', licences: ['licensed_doctor'] },
  loads: [{ name: '第一团队', contracts: 5, cap: null, isHard: true }, { name: '陈静', contracts: 1486, cap: 2000, isHard: true }], ...change,
})
const asked = (change: Partial<Asked> = {}): Asked => ({ years: 1, unit: 'person', packageIds: ['basic'], populations: ['elderly', 'hypertension'], packageReasons: new Map(), hospitals: [], consents: new Map([['informed', true]]), ...change })
const against = (signer: Signer, party = aParty()) => checkEligibility(pack, today, signer, party).checks.flatMap(({ reasons }) => reasons.map(({ code }) => code))

it('an eligible resident: five checks, each from the pack where the pack speaks', () => {
  const { from, previousId, checks } = checkEligibility(pack, today, aSigner(), aParty())
  expect([from, previousId, checks.map(({ check, state }) => `${check} ${state}`)]).toEqual([today, null, ['living ok', 'not_signed ok', 'usual_resident ok', 'provider ok', 'room ok']])
  expect(checks[1]?.because[0]?.source).toBe('yb-2017-475#2-2')
  expect(checks[4]?.facts).toEqual({ name: '陈静', contracts: 1486, cap: 2000 })
})
it('half a year: here since 2026-05-25 is refused on 2026-11-24, since 2026-05-24 is not', () => {
  expect(against(aSigner({ residence: { livesHereSince: day('2026-05-25') } }))).toEqual(['POLICY.NOT_USUAL_RESIDENT'])
  expect(against(aSigner({ residence: { livesHereSince: day('2026-05-24') } }))).toEqual([])
})
it('all reasons against at once', () => {
  const signer = aSigner({ status: 'moved', residence: { livesHereSince: day('2026-11-01') }, contracts: [{ id: 'c', number: 'n', from: day('2026-03-01'), until: day('2027-03-01') }] })
  const party = aParty({ isActive: false, doctor: null, institutionKind: 'hospital', loads: [{ name: '陈静', contracts: 2000, cap: 2000, isHard: true }] })
  expect(against(signer, party)).toEqual(['CONTRACTS.RESIDENT_NOT_HERE', 'CONTRACTS.ALREADY_SIGNED', 'POLICY.NOT_USUAL_RESIDENT', 'POLICY.PROVIDER_INSTITUTION', 'CONTRACTS.DOCTOR_NOT_IN_TEAM', 'CONTRACTS.TEAM_CLOSED', 'CONTRACTS.PANEL_FULL'])
})
it.each([
  ['2026-12-24', '2026-12-24', []], // 30 days of notice: the new one begins when the old one is over
  ['2026-12-25', '2026-11-24', ['CONTRACTS.ALREADY_SIGNED']],
])('in force until %s: a new one from %s, against it %j', (until, from, codes) => {
  const signer = aSigner({ contracts: [{ id: 'c', number: 'n', from: day('2025-12-25'), until: day(until) }] })
  expect([checkEligibility(pack, today, signer, aParty()).from, against(signer)]).toEqual([from, codes])
})
it('who has signed the next one already does not sign a third', () => {
  const contracts = [{ id: 'a', number: '1', from: day('2025-12-01'), until: day('2026-12-01') }, { id: 'b', number: '2', from: day('2026-12-01'), until: day('2027-12-01') }]
  expect(against(aSigner({ contracts }))).toEqual(['CONTRACTS.ALREADY_SIGNED'])
})
it('the last place is a place; at the cap a hard one refuses and a soft one warns', () => {
  const full = (contracts: number, isHard: boolean) => checkEligibility(pack, today, aSigner(), aParty({ loads: [{ name: '陈静', contracts, cap: 2000, isHard }] })).checks[4]?.state
  expect([full(1999, true), full(2000, true), full(2000, false)]).toEqual(['ok', 'no', 'warn'])
})
it('an assistant doctor may head a team’s contract, a nurse may not; a village doctor alone needs supervision', () => {
  expect(against(aSigner(), aParty({ doctor: { name: 'x', licences: ['assistant_doctor'] } }))).toEqual([])
  expect(against(aSigner(), aParty({ doctor: { name: 'x', licences: ['nurse'] } }))).toEqual(['POLICY.PROVIDER_LICENCE'])
  const alone = { mode: 'individual', institutionKind: 'village_clinic', doctor: { name: 'x', licences: ['village_doctor'] } } as const
  expect(against(aSigner(), aParty({ ...alone, isSupervised: false }))).toEqual(['POLICY.PROVIDER_NOT_SUPERVISED'])
  expect(against(aSigner(), aParty({ ...alone, isSupervised: true }))).toEqual([])
})

const consents = agreementTemplate(pack, today).value.consents
const bargain = (change: Partial<Asked> = {}) => checkBargain(pack, today, today, asked(change), consents)
const codes = (change: Partial<Asked>) => {
  const decision = bargain(change)
  return decision.allowed ? [] : decision.reasons.map(({ code }) => code)
}
it('one year from 2026-11-24 has its last day on 2027-11-23', () => {
  expect(bargain()).toMatchObject({ allowed: true, value: { from: '2026-11-24', until: '2027-11-24', lastDay: '2027-11-23' } })
})
const hospital = { kind: 'hospital', level: 2, ownership: 'public', isOfCounty: true } as const
it.each<[string, Partial<Asked>, string[]]>([
  ['two years', { years: 2 }, ['POLICY.TERM_NOT_OFFERED']],
  ['a package of another region', { packageIds: ['basic', 'gold'] }, ['CONTRACTS.PACKAGE_NOT_OFFERED']],
  ['without the basic package', { packageIds: ['chronic_discount'] }, ['CONTRACTS.NO_BASIC_PACKAGE']],
  ['a package for the elderly alone, by a child', { packageIds: ['basic', 'elderly_care'], populations: ['child_0_6'], packageReasons: new Map([['elderly_care', '家长要求']]) }, ['CONTRACTS.PACKAGE_NOT_FOR']],
  ['the chronic package by who has neither illness', { packageIds: ['basic', 'chronic_discount'], populations: ['elderly'] }, ['CONTRACTS.PACKAGE_NEEDS_REASON']],
  ['the same with its reason', { packageIds: ['basic', 'chronic_discount'], populations: ['elderly'], packageReasons: new Map([['chronic_discount', '血压临界，本人要求']]) }, []],
  ['both by an elderly person with hypertension', { packageIds: ['basic', 'chronic_discount', 'elderly_care'] }, []],
  ['not told', { consents: new Map([['informed', false]]) }, ['CONTRACTS.CONSENT_REQUIRED']],
  ['a consent nobody asked for', { consents: new Map([['informed', true], ['sell_my_data', true]]) }, ['CONTRACTS.CONSENT_UNKNOWN']],
  ['a public second-level hospital of the county', { hospitals: [{ tier: 'secondary', found: hospital }] }, []],
  ['a private one', { hospitals: [{ tier: 'secondary', found: { ...hospital, ownership: 'private' } }] }, ['CONTRACTS.HOSPITAL_NOT_OFFERED']],
  ['one of level 3', { hospitals: [{ tier: 'secondary', found: { ...hospital, level: 3 } }] }, ['CONTRACTS.HOSPITAL_NOT_OFFERED']],
  ['one of another county', { hospitals: [{ tier: 'secondary', found: { ...hospital, isOfCounty: false } }] }, ['CONTRACTS.HOSPITAL_NOT_OFFERED']],
  ['none such', { hospitals: [{ tier: 'secondary', found: null }] }, ['CONTRACTS.HOSPITAL_NOT_OFFERED']],
  ['two of them', { hospitals: [{ tier: 'secondary', found: hospital }, { tier: 'secondary', found: hospital }] }, ['CONTRACTS.TIER_ALLOWS']],
  ['a rung Yubei does not have', { hospitals: [{ tier: 'tertiary', found: hospital }] }, ['CONTRACTS.TIER_UNKNOWN']],
])('%s', (_, change, expected) => expect(codes(change)).toEqual(expected))
