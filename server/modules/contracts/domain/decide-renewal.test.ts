import { expect, it } from 'vitest'
import type { LocalDate } from '#kernel/local-date.ts'
import { type Pack, readPolicies } from '#policy/index.ts'
import { decideRenewal, type RunOut } from './decide-renewal.ts'

const { packs } = readPolicies('policies')
const pack = (code: string) => packs.get(code) as Pack
const day = (text: string) => text as LocalDate
/** A year of the basic package, agreed to be renewed, told sixty days before its end; all that a renewal needs. */
const agreed: RunOut = {
  from: day('2026-11-24'), until: day('2027-11-24'), years: 1, packageIds: ['basic'], fee: { totalFen: 0, residentFen: 0, shares: { resident: 0 } }, bornOn: day('1957-01-01'), residentStatus: 'living',
  agreed: true, isWithdrawn: false, hasOwnPackages: false, hasDeclined: false, toldOn: day('2027-09-25'), fullTerms: 1, isFollowed: false, hasWaiting: false, isTeamActive: true, isDoctorThere: true,
}
const decide = (change: Partial<RunOut> = {}, of = '500112') => {
  const decision = decideRenewal(pack(of), { ...agreed, ...change })
  return decision.allowed ? [decision.value.from, decision.value.until] : decision.reasons.map(({ code }) => code.replace('CONTRACTS.RENEWAL_', ''))
}

it('follows a term by the same once more where the pack renews automatically, and says by which clauses', () => {
  expect(decide()).toEqual(['2027-11-24', '2028-11-24'])
  const decision = decideRenewal(pack('500112'), agreed)
  expect(decision.allowed && decision.value.because.map(({ parameter }) => parameter)).toEqual(expect.arrayContaining(['contract.renewal', 'contract.renewal_notice_days', 'contract.term', 'package.basic']))
})

it.each<[string, Partial<RunOut>, string[]]>([
  ['never agreed', { agreed: false }, ['NO_CONSENT']],
  ['agreed and taken back', { isWithdrawn: true }, ['CONSENT_WITHDRAWN']],
  ['said at a call that no', { hasDeclined: true }, ['DECLINED']],
  ['a parent agreed for somebody who is of age now', { bornOn: day('2009-06-01') }, ['OWN_CONSENT']],
  ['never told', { toldOn: null }, ['NOT_TOLD']],
  ['told 29 days before the end, where 30 are asked for', { toldOn: day('2027-10-26') }, ['NOT_TOLD']],
  ['died', { residentStatus: 'deceased' }, ['NOT_HERE']],
  ['signed the next already', { isFollowed: true }, ['FOLLOWED']],
  ['an application or a wish to end waits', { hasWaiting: true }, ['WAITING']],
  ['the package is not offered any more', { packageIds: ['basic', 'agreed_paid'] }, ['TERMS_CHANGED']],
  ['a package is of the institution’s own', { packageIds: ['basic', 'own_1'], hasOwnPackages: true }, ['OWN_PACKAGES']],
  ['the price was another', { packageIds: ['basic', 'chronic_discount'], fee: { totalFen: 9000, residentFen: 3000, shares: { resident: 3000 } } }, ['TERMS_CHANGED']],
  ['a term the pack does not know', { years: 2 }, ['TERMS_CHANGED']],
  ['of an older system, terms unknown', { years: null, packageIds: [], agreed: false }, ['NO_CONSENT', 'TERMS_CHANGED']],
  ['the team is closed', { isTeamActive: false }, ['TEAM_CLOSED']],
  ['the doctor left and nobody took over', { isDoctorThere: false }, ['DOCTOR_LEFT']],
])('does not when %s', (_, change, reasons) => {
  expect(decide(change)).toEqual(reasons)
})

it('is in time on the very day: told 30 days before, of age on the day after the first', () => {
  expect(decide({ toldOn: day('2027-10-25') })).toEqual(['2027-11-24', '2028-11-24'])
  expect(decide({ bornOn: day('2008-11-24') })).toEqual(['2027-11-24', '2028-11-24'])
  expect(decide({ bornOn: day('2008-11-25') })).toEqual(['OWN_CONSENT'])
})

it('asks for as many full terms as the pack does, and renews nothing where the pack is silent', () => {
  const { answers, ...rest } = pack('500112')
  const from = day('2017-06-21')
  const rule = answers['contract.renewal'].values[from]
  const twice = { ...rest, answers: { ...answers, 'contract.renewal': { ...answers['contract.renewal'], values: { [from]: { ...rule, value: { at_expiry: 'automatic', prior_terms: 2, consent: 'required', change_of_provider: 'any_time' } } } } } } as Pack
  const codes = (fullTerms: number) => { const decision = decideRenewal(twice, { ...agreed, fullTerms }); return decision.allowed || decision.reasons.map(({ code, params }) => [code, params]) }
  expect(codes(1)).toEqual([['CONTRACTS.RENEWAL_TOO_FEW_TERMS', { terms: 2 }]])
  expect(codes(2)).toBe(true)
  for (const silent of ['330100', '350200', '000000']) expect(decide({}, silent)).toEqual(['NOT_AUTOMATIC'])
})
