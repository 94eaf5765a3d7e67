import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { proposeOwnSigningEndpoint } from '#api/online-signing.ts'
import { packWith, shippedPack } from '#policy/a-pack.ts'
import type { Pack } from '#policy/index.ts'
import { aCounty } from '../../testing/a-county.ts'
import { aPhone, applyFor, applyingOf } from './a-phone.fixture.ts'
import { aSigningDesk, codesOf, type SigningDesk } from './contracts.fixture.ts'

let desk: SigningDesk
let pack: Pack
const region = '500112'
const term = (years: number[]) => ({ 'contract.term': { years: years.map(String), usual: String(years[0]), is_principle: 'false' } })
/** The region's pack, in force with other values from now on. */
const inForce = (values: Parameters<typeof packWith>[1] = {}) => { pack = Object.keys(values).length === 0 ? shippedPack(region) : packWith(region, values) }
const noPaid = { 'package.paid': [{ id: 'other', zh: '另一个包', en: 'Another', resident: '50', suggested: 'false', items: [] }] }
const count = async (table: string, residentId: string) => (await desk.rows(`SELECT count(*)::int AS n FROM contracts.${table} WHERE resident_id = $1`, residentId))[0].n

beforeAll(async () => {
  desk = await aSigningDesk()
  desk.using.policies = { ...desk.using.policies, packOf: async () => pack }
})
afterAll(() => desk.close())
beforeEach(() => inForce())

describe('at the desk', () => {
  it('a package withdrawn between reading and signing: refused in words, nothing kept; the same form without it signs', async () => {
    const county = await aCounty(desk)
    const { doctor } = county.actors
    const residentId = await desk.aResident(county)
    const chosen = ['basic', 'chronic_discount']
    const input = await desk.signingOf(doctor, residentId, { packageIds: chosen })
    inForce(noPaid)
    const answer = await desk.sign(doctor, residentId, input)
    expect([answer.status, codesOf(answer)]).toEqual([422, ['CONTRACTS.PACKAGE_NOT_OFFERED']])
    expect(await count('contract', residentId)).toBe(0)
    // The page asks again with all that was filled in: what is gone is not on offer any more, the rest stands.
    const { body: again, status } = await desk.propose(doctor, residentId, { packageIds: chosen, years: 1, unit: 'person' })
    expect([status, again.packages.filter(({ isChosen }: { isChosen: boolean }) => isChosen).map(({ id }: { id: string }) => id), again.reasons]).toEqual([200, ['basic'], []])
    expect((await desk.sign(doctor, residentId, { ...input, packageIds: ['basic'], offerHash: again.offerHash })).status).toBe(200)
  })
  it('a term no longer offered: refused with those that are; the form falls back to the usual term and signs', async () => {
    const county = await aCounty(desk)
    const { doctor } = county.actors
    const residentId = await desk.aResident(county)
    inForce(term([1, 3]))
    const { body: three } = await desk.propose(doctor, residentId, { packageIds: ['basic'], years: 3 })
    expect(three.term.chosen).toBe(3)
    const input = await desk.signingOf(doctor, residentId, { packageIds: ['basic'], years: 3, offerHash: three.offerHash })
    inForce(term([1, 2]))
    const answer = await desk.sign(doctor, residentId, input)
    expect([answer.status, answer.body.reasons.map(({ code, params }: { code: string; params: object }) => [code, params])]).toEqual([422, [['POLICY.TERM_NOT_OFFERED', expect.objectContaining({ years: 3, offered: '1、2' })]]])
    expect(await count('contract', residentId)).toBe(0)
    const { body: again } = await desk.propose(doctor, residentId, { packageIds: ['basic'], years: 3 })
    expect([again.term.years, again.term.chosen]).toEqual([[1, 2], 1])
    expect((await desk.sign(doctor, residentId, { ...input, years: 1, offerHash: again.offerHash })).status).toBe(200)
  })
})

describe('on the phone', () => {
  it('a package withdrawn while the resident chooses: refused in words, nothing kept; the same answers without it are sent', async () => {
    const county = await aCounty(desk)
    const residentId = await desk.aResident(county)
    const phone = aPhone(county, residentId)
    const input = await applyingOf(desk, phone, residentId, { packageIds: ['basic', 'chronic_discount'] })
    inForce(noPaid)
    const answer = await applyFor(desk, phone, residentId, input)
    expect([answer.status, codesOf(answer)]).toEqual([422, ['CONTRACTS.PACKAGE_NOT_OFFERED']])
    expect(await count('application', residentId)).toBe(0)
    const { body: again, status } = await desk.ask(phone, proposeOwnSigningEndpoint, { residentId, packageIds: input.packageIds })
    expect([status, again.packages.filter(({ isChosen }: { isChosen: boolean }) => isChosen).map(({ id }: { id: string }) => id)]).toEqual([200, ['basic']])
    expect((await applyFor(desk, phone, residentId, { ...input, packageIds: ['basic'], offerHash: again.offerHash })).status).toBe(200)
  })
  it('a term no longer offered while the resident chooses: refused with those that are, nothing kept; the usual term is sent', async () => {
    const county = await aCounty(desk)
    const residentId = await desk.aResident(county)
    const phone = aPhone(county, residentId)
    inForce(term([1, 3]))
    const input = await applyingOf(desk, phone, residentId, { packageIds: ['basic'], years: 3 })
    inForce(term([1, 2]))
    const answer = await applyFor(desk, phone, residentId, input)
    expect([answer.status, answer.body.reasons.map(({ code, params }: { code: string; params: object }) => [code, params])]).toEqual([422, [['POLICY.TERM_NOT_OFFERED', expect.objectContaining({ years: 3, offered: '1、2' })]]])
    expect(await count('application', residentId)).toBe(0)
    const { body: again } = await desk.ask(phone, proposeOwnSigningEndpoint, { residentId, packageIds: ['basic'], years: 3 })
    expect([again.term.years, again.term.chosen]).toEqual([[1, 2], 1])
    expect((await applyFor(desk, phone, residentId, { ...input, years: 1, offerHash: again.offerHash })).status).toBe(200)
  })
})
