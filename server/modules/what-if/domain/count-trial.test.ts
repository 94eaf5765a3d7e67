import { expect, it } from 'vitest'
import type { Gap } from '#api/what-if.ts'
import { localDate } from '#kernel/local-date.ts'
import { type Pack, readPolicies } from '#policy/index.ts'
import { compareWork } from './count-work.ts'
import { openCount } from './count-trial.ts'
import { reachedIn, shareOf } from './coverage-ahead.ts'
import type { Group } from './group.ts'
import { capOf, countPanels, listOverCaps, type Panel } from './panels.ts'
import { offerOf, priceHeld } from './price-contract.ts'
import { birthdaysOf, firstDayShort, standingOf } from './side.ts'

const { packs } = readPolicies('policies')
const on = localDate('2026-11-24')
const side = (code: string) => ({ pack: packs.get(code) as Pack, on })
const sides = (other = '350200') => ({ own: side('500112'), other: side(other) })
const basic = 'basic:basic'
const chronic = 'paid:chronic_discount'
const people = (change: Partial<Group> = {}): Group => ({ age: 40, populations: [], townKind: 'urban', packages: null, came: 0, isBornHere: false, householdCame: null, persons: 1, ...change })
const counted = (groups: Group[], { other, known = ['hypertension'], panels = [], visits = null }: { other?: string; known?: string[]; panels?: Panel[]; visits?: number | null } = {}) => {
  const counting = openCount(sides(other), on, known)
  counting.add(groups, town)
  return counting.sum(panels, visits)
}
const [town, country] = [{ code: '999999001', name: '城镇' }, { code: '999999002', name: '乡镇' }]
const question = ({ parameter, question: asked }: Gap) => [parameter, asked]

it('half a year is short from the day after the one half a year ago, also at the end of a month', () => {
  expect(firstDayShort(localDate('2026-11-24'), 6)).toBe('2026-05-25')
  expect(firstDayShort(localDate('2026-11-30'), 6)).toBe('2026-06-01') // 31 May and half a year is 30 November
  expect(firstDayShort(localDate('2026-11-29'), 6)).toBe('2026-05-30')
  expect(firstDayShort(localDate('2026-11-24'), 0)).toBe('2026-11-25')
})

it('ages are told apart by birthdays as a person counts them, also of who was born on 29 February', () => {
  const ageOfBirth = (bornOn: string, day = '2026-11-24') => { const days = birthdaysOf(localDate(day)); return days.length - days.filter((one) => one <= bornOn).length }
  expect(['1961-11-24', '1961-11-25', '2025-11-24', '2025-11-25', '2026-11-24'].map((bornOn) => ageOfBirth(bornOn))).toEqual([65, 64, 1, 0, 0])
  expect([ageOfBirth('2004-02-29', '2027-02-27'), ageOfBirth('2004-02-29', '2027-02-28')]).toEqual([22, 23])
})

it('a baby born here counts with the grown-up of its household; who came does not', () => {
  const days = [localDate('2026-05-25')]
  const stay = (came: number, isBornHere = false, householdCame: number | null = null) => standingOf(side('500112'), on, days, { came, isBornHere, householdCame })
  expect([stay(0), stay(1), stay(1, true, 0), stay(1, true, 1), stay(1, true, null)]).toEqual(['eligible', 'short', 'eligible', 'short', 'short'])
  // In 2017 nothing was said of babies.
  expect(standingOf({ ...side('500112'), on: localDate('2018-01-01') }, on, days, { came: 1, isBornHere: true, householdCame: 0 })).toBe('untold')
})

it('who may sign: the own rule counted, the other one that is not written told with its question and nothing compared', () => {
  const { eligibility } = counted([people({ persons: 90 }), people({ persons: 7, came: 1 }), people({ persons: 3, came: 1, isBornHere: true, householdCame: 0 })])
  expect(eligibility.own.value).toEqual({ months: 6, eligible: 93, short: 7, untold: 0 })
  expect([eligibility.other.value, question(eligibility.other.gap as Gap)]).toEqual([null, ['contract.subject', '非户籍居民须在厦门居住多久才可签约？']])
  expect([eligibility.gains, eligibility.loses, eligibility.unsureThen, eligibility.unsureNow]).toEqual([null, null, null, null])
  const same = counted([people({ persons: 7, came: 1 })], { other: '500112' })
  expect([same.eligibility.gains, same.eligibility.loses]).toEqual([0, 0])
})

it('who may sign now adds up to who may then: the lost, the won, and babies of whom one of the two packs says nothing', () => {
  const groups = [people({ persons: 90 }), people({ persons: 7, came: 1 }), people({ persons: 3, came: 1, isBornHere: true, householdCame: 0 })]
  // Of babies Yubei says that they count with the household; in 2018 it said nothing of them.
  const before = { ...side('500112'), on: localDate('2018-01-01') }
  const eligibilityOf = (both: Parameters<typeof openCount>[0]) => { const counting = openCount(both, on, []); counting.add(groups, town); return counting.sum([], null).eligibility }
  const then = eligibilityOf({ own: side('500112'), other: before })
  expect([then.own.value?.eligible, then.loses, then.unsureThen, then.gains, then.unsureNow, then.other.value?.eligible]).toEqual([93, 0, 3, 0, 0, 90]) // 93 − 0 − 3 + 0 + 0 = 90
  const now = eligibilityOf({ own: before, other: side('500112') })
  expect([now.own.value?.eligible, now.loses, now.unsureThen, now.gains, now.unsureNow, now.other.value?.eligible]).toEqual([90, 0, 0, 0, 3, 93]) // 90 − 0 − 0 + 0 + 3 = 93
})

it('key populations by each pack: by age, by recorded tags, and not counted where nobody was ever tagged', () => {
  const { populations, coverage } = counted([
    people({ age: 64, persons: 5 }), people({ age: 65, persons: 4, packages: [basic], populations: ['elderly', 'hypertension'] }), people({ age: 6, persons: 2, populations: ['child_0_6'] }), people({ age: 7, persons: 1 }),
  ])
  const row = (tag: string) => populations.rows.find((one) => one.tag === tag)
  expect(row('elderly')).toMatchObject({ own: { persons: 4, signed: 4 }, other: { recognised: 'derived', persons: 4, signed: 4 } })
  expect(row('child_0_6')).toMatchObject({ own: { persons: 2, signed: 0 }, other: { recognised: null, persons: null } })
  expect(row('hypertension')).toMatchObject({ own: { persons: 4 }, other: { persons: 4 } })
  expect(row('diabetes')).toMatchObject({ own: { recognised: 'diagnosed', persons: null }, other: { recognised: 'diagnosed', persons: null } })
  expect(populations.any).toEqual({ own: { value: { persons: 6, signed: 4 }, gap: null }, other: { value: { persons: 4, signed: 4 }, gap: null } })
  expect(coverage.targets.find(({ of }) => of === 'key')).toMatchObject({ side: 'own', atLeastBasisPoints: 6000, now: { persons: 6, signed: 4, basisPoints: 6666 } })
})

it('a year of two contracts, Yubei beside Xiamen: residents 0 and 40 yuan; insurance 140 and finance 60 in Xiamen, not written in Yubei, so that no total is compared; a third whose paid package Xiamen cannot price is in neither sum, and told', () => {
  const { money } = counted([people({ persons: 2, packages: [basic] }), people({ persons: 1, packages: [basic, chronic] })])
  expect(money.contracts).toBe(2)
  expect(Object.fromEntries(money.payers.map(({ payer, ownFen, otherFen }) => [payer, [ownFen, otherFen]]))).toEqual({ resident: [0, 4000], medical_insurance: [null, 14000], public_finance: [null, 6000] })
  expect(money.totals).toEqual({ ownFen: null, otherFen: 24000, changeFen: null })
  expect(money.unshared.own).toMatchObject({ packages: [{ packageId: 'basic', name: '基础包', contracts: 2 }], gap: { parameter: 'fee.standard', question: '每人（户）每年的签约服务费标准是多少？条款只写三个筹资渠道' } })
  expect(money.unshared.other).toEqual({ packages: [], gap: null })
  expect(money.residents).toEqual({ less: 0, same: 0, more: 2, changes: [{ changeFen: 2000, contracts: 2 }] })
  expect(money.left).toEqual([{ kind: 'paid', packageId: 'chronic_discount', name: '慢病优惠包', contracts: 1, own: 'priced', other: 'gap', gaps: [{ side: 'other', parameter: 'package.paid', kind: 'unknown', question: '优先有偿的康复、彩超、肿瘤标记物等项目各多少钱？' }] }])
  expect(money.receivers.other.value).toEqual([{ receiver: 'institution', fen: 6000 }, { receiver: 'team', fen: 24000 }, { receiver: 'assessed', fen: 6000 }])
  expect(money.receivers.own.gap).toMatchObject({ parameter: 'fee.standard', question: '每人（户）每年的签约服务费标准是多少？条款只写三个筹资渠道' })
})

it('what nobody but the resident can pay is known to be nothing: where a region has no contract fee', () => {
  const own = side('500112')
  const withoutFee: Pack = { ...own.pack, answers: { ...own.pack.answers, 'fee.standard': { ...own.pack.answers['fee.standard'], status: 'not_applicable' } as Pack['answers']['fee.standard'] } }
  const counting = openCount({ own: { pack: withoutFee, on }, other: side('350200') }, on, [])
  counting.add([people({ persons: 2, packages: [basic] })], town)
  const { totals, unshared } = counting.sum([], null).money
  expect([totals, unshared.own.packages]).toEqual([{ ownFen: 0, otherFen: 24000, changeFen: 24000 }, []])
})

it('the same pack on both sides changes nothing and leaves nothing but what no pack knows', () => {
  const { money } = counted([people({ persons: 3, packages: [basic, chronic] }), people({ persons: 2, packages: [basic, 'paid:own_1', 'paid:older-2'] })], { other: '500112' })
  expect([money.contracts, money.residents.same]).toEqual([3, 3]) // what the two others hold of an institution is not the pack's to price
  expect(money.payers.find(({ payer }) => payer === 'resident')).toEqual({ payer: 'resident', ownFen: 15000, otherFen: 15000, changeFen: 0 }) // 3 × 50 yuan
  expect(money.totals).toEqual({ ownFen: null, otherFen: null, changeFen: null }) // of the basic package Yubei writes the resident's part alone
  expect(money.left.map(({ packageId, own, other, contracts }) => [packageId, own, other, contracts])).toEqual([['own_1', 'absent', 'absent', 2], ['older-2', 'absent', 'absent', 2]])
})

it('a basic package goes by any name where there is one, a paid one only by its own', () => {
  const xiamen = offerOf(side('350200'))
  expect(priceHeld(xiamen, { kind: 'basic', packageId: 'basic' })).toMatchObject({ kind: 'priced', shares: { resident: 2000, medical_insurance: 7000, public_finance: 3000 } })
  expect(priceHeld(offerOf(side('500112')), { kind: 'paid', packageId: 'agreed_paid' })).toEqual({ kind: 'absent' })
})

it('services a year: what packages add up to, and never less than the norms, by each pack; full-time people only where somebody said how many one does', () => {
  // elderly with hypertension and 慢病优惠包: examination 1, constitution 1, follow-up 4 by the norms; glucose 4, ultrasound 1, guidance 4 by the package: 15 a year.
  const { workload } = counted([people({ age: 70, persons: 2, packages: [basic, chronic], populations: ['elderly', 'hypertension'] })], { visits: 20 })
  expect(workload.own.value).toMatchObject({ visits: 30, staffTenths: 15 })
  expect(counted([]).workload.own.value?.staffTenths).toBeNull()
})

it('a pack that says of no service how often has no number of them: no zero, no staff, and nothing is compared', () => {
  const { workload } = counted([people({ age: 70, persons: 2, packages: [basic], populations: ['elderly', 'hypertension'] })], { visits: 20 })
  // Xiamen names visits at home alone, for people of 80 and such as cannot move: nobody has their tags here.
  expect(workload.other.value).toEqual({ visits: null, items: [], uncounted: ['home_visit'], staffTenths: null, unrecognised: ['elderly_80', 'limited_mobility'] })
  expect(workload.compared).toBeNull()
  expect(workload.own.value?.visits).toBe(12) // 2 × (examination 1, constitution 1, follow-up 4)
  // Shanghai asks what the norms are.
  const asked = counted([people({ age: 70, packages: [basic] })], { other: '310000', visits: 20 }).workload
  expect([asked.other.value, asked.other.gap?.parameter, asked.compared]).toEqual([null, 'package.by_population', null])
})

it('a service that is set and nobody gets is zero; one of a population nobody was ever tagged with is not counted, and that is told', () => {
  const { workload } = counted([people({ age: 40, persons: 1, packages: [basic], populations: ['hypertension'] })], { other: '500112' })
  expect(workload.own.value?.items.map(({ item, visits }) => [item, visits])).toEqual([['follow_up', 4], ['health_examination', 1]])
  expect(workload.own.value?.unrecognised).toContain('diabetes')
  expect(workload.compared).toEqual({ items: 2, own: { visits: 5, staffTenths: null }, other: { visits: 5, staffTenths: null } })
})

it('only services of which both say how often are summed and compared', () => {
  const sideOf = (items: Record<string, number>) => ({ gap: null, value: { visits: null, staffTenths: null, uncounted: [], unrecognised: [], items: Object.entries(items).map(([item, visits]) => ({ item, zh: item, en: item, visits })) } })
  // 4 follow-ups beside 6; the examination and the visit at home are of one side each. 40 and 60 a full-time person's 20: 2.0 and 3.0.
  expect(compareWork({ own: sideOf({ follow_up: 40, examination: 10 }), other: sideOf({ follow_up: 60, home_visit: 20 }), visitsPerYear: 20 })).toEqual({ items: 1, own: { visits: 40, staffTenths: 20 }, other: { visits: 60, staffTenths: 30 } })
  expect(compareWork({ own: sideOf({ follow_up: 40 }), other: sideOf({ home_visit: 20 }), visitsPerYear: 20 })).toBeNull()
})

it('who may sign by township: each adds up, and together they are the county', () => {
  const counting = openCount({ own: side('500112'), other: side('500112') }, on, [])
  counting.add([people({ persons: 5 }), people({ persons: 2, came: 1 })], town)
  counting.add([people({ persons: 4 }), people({ persons: 1, came: 1, isBornHere: true, householdCame: 0 })], country)
  const { townships, own } = counting.sum([], null).eligibility
  expect(townships).toEqual([
    { ...town, own: 5, other: 5, gains: 0, loses: 0, unsureThen: 0, unsureNow: 0 }, { ...country, own: 5, other: 5, gains: 0, loses: 0, unsureThen: 0, unsureNow: 0 },
  ])
  expect(own.value?.eligible).toBe(10)
  // Xiamen does not say how long one must live there: it has no number in any township, and nothing is compared.
  expect(counted([people()]).eligibility.townships).toEqual([{ ...town, own: 1, other: null, gains: null, loses: null, unsureThen: null, unsureNow: null }])
  // Babies, of whom nothing was said in 2018, may sign now and cannot be told then, where they live.
  const then = openCount({ own: side('500112'), other: { ...side('500112'), on: localDate('2018-01-01') } }, on, [])
  then.add([people({ persons: 3, came: 1, isBornHere: true, householdCame: 0 })], town)
  then.add([people({ persons: 4 })], country)
  expect(then.sum([], null).eligibility.townships.map(({ own: now, other, loses, unsureThen }) => [now, other, loses, unsureThen])).toEqual([[3, 0, 0, 3], [4, 4, 0, 0]])
})

it('over the cap from one more than it, a team as many times as it has doctors; not where the pack names none or counts households', () => {
  const panel = (change: Partial<Panel>): Panel => ({ scope: 'doctor', holderId: 'doctor', unit: 'person', contracts: 2000, familyDoctors: 1, ...change })
  const cap = { scope: 'doctor', unit: 'person', limit: 2000, mode: 'refuse' } as const
  expect([capOf(cap, panel({})), capOf(cap, panel({ scope: 'team', familyDoctors: 2 }))]).toEqual([2000, 4000])
  expect([capOf({ ...cap, unit: 'household' }, panel({})), capOf({ ...cap, scope: 'team' }, panel({}))]).toEqual([null, null])
  const panels = [panel({}), panel({ holderId: 'over', contracts: 2001 }), panel({ contracts: 249 }), panel({ scope: 'team', holderId: 'team', contracts: 4250, familyDoctors: 2 }), panel({ scope: 'team', contracts: 4000, familyDoctors: 2 })]
  const { caps } = counted([], { panels })
  expect([caps.doctors, caps.teams, caps.isListed]).toEqual([{ holders: 3, over: { own: 1, other: null } }, { holders: 2, over: { own: 1, other: null } }, true])
  expect(caps.bins.filter(({ doctors }) => doctors > 0)).toEqual([{ from: 0, to: 250, doctors: 1 }, { from: 2000, to: 2250, doctors: 2 }])
  expect(caps.other.gap?.question).toBe('一名家庭医生或一个团队签约上限多少？')
  // As many are listed as are counted.
  expect(listOverCaps(sides(), panels)).toEqual([{ side: 'own', scope: 'doctor', holderId: 'over', contracts: 2001, cap: 2000 }, { side: 'own', scope: 'team', holderId: 'team', contracts: 4250, cap: 4000 }])
  // One panel by households, and nobody knows how many are over: nobody is listed.
  const mixed = [panel({ contracts: 2001 }), panel({ unit: 'household' })]
  expect([countPanels(sides(), mixed).doctors.over.own, listOverCaps(sides(), mixed)]).toEqual([null, []])
})

it('coverage is cut and not rounded up, goes up until 2035, and says in which year a goal is reached', () => {
  expect([shareOf({ persons: 3, signed: 2 }), shareOf({ persons: 0, signed: 0 })]).toEqual([6666, 0])
  expect([reachedIn(2026, 2738, 3, 4500), reachedIn(2026, 4500, 1, 4500), reachedIn(2026, 2738, 1, 7500), reachedIn(2026, 6600, 1, 7500)]).toEqual([2032, 2026, null, 2035])
  const { coverage } = counted([people({ persons: 3, packages: [basic] }), people({ persons: 1, townKind: 'rural' })])
  expect(coverage.years).toEqual([2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034, 2035])
  expect(coverage.paces[2]).toEqual({ points: 3, basisPoints: [7500, 7800, 8100, 8400, 8700, 9000, 9300, 9600, 9900, 10000] })
  expect(coverage.targets.filter(({ side: of }) => of === 'own').map(({ of, by, now }) => [of, by, now?.basisPoints])).toEqual([['urban', null, 10000], ['rural', null, 0], ['key', null, 0], ['registered_poor_household', null, undefined], ['special_family_planning_family', null, undefined], ['all', '2020', 7500]])
  // A year's goals too: 城市 are there, 农村 at 0 % are far from it until 2035; of 重点人群 there is nobody here, and nobody counts 计生特殊家庭.
  const reached = (wanted: string) => coverage.targets.find(({ side: at, of, by }) => at === 'own' && of === wanted && by === null)?.reachedIn
  expect(['urban', 'rural', 'key', 'special_family_planning_family'].map(reached)).toEqual([[2026, 2026, 2026], [null, null, null], null, null])
  const { coverage: half } = counted([people({ age: 70, persons: 1, packages: [basic] }), people({ age: 70, persons: 1 })])
  expect(half.targets.find(({ side: at, of }) => at === 'own' && of === 'key')).toMatchObject({ atLeastBasisPoints: 6000, now: { basisPoints: 5000 }, reachedIn: [null, 2031, 2030] }) // 10 points: 10, 5, 4 years
  expect(coverage.gaps.other.map(question)).toEqual([['target.coverage', '是否有年度覆盖率目标？材料只称不求数量猛增'], ['target.system_coverage', '基本全覆盖到哪一年？材料未写期限']])
})
