import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { composePackageEndpoint, discardComposedEndpoint, editComposedEndpoint, getComposedEndpoint, listComposedEndpoint, packageBenchEndpoint, priceComposedEndpoint, publishComposedEndpoint, withdrawComposedEndpoint } from '#api/service-packages.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { anActor } from '../../testing/an-actor.ts'
import { shippedPolicies } from '../../testing/shipped-policies.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { servicePackagesRoutes } from './index.ts'

let base: TestDatabase
let county: TestCounty
let [writer, other]: ReturnType<typeof anActor>[] = []
beforeAll(async () => { base = await aDatabase(() => servicePackagesRoutes({ policies: shippedPolicies('320904') })) })
beforeEach(async () => {
  county = await aCounty(base)
  writer = county.actors.manager
  other = { ...county.actors.manager, accountId: county.actors.commission.accountId, displayName: '另一位' }
})
afterAll(async () => {
  await base.close()
  expect(base.defects).toEqual([])
})

/** 4×15 + 1×20 + 8×10 = 160; insurance 10, public health 4×10 = 40 → 110 yuan, within 100 to 150. */
const fields = { name: '家庭随访包', englishName: 'Family follow-up package', tier: 'intermediate', variant: null, items: [{ item: 'follow_up', times: 4 }, { item: 'ecg', times: 1 }, { item: 'medication_guidance', times: 8 }], discountFen: 0 }
const compose = (change: object = {}, actor = writer) => base.ask(actor as never, composePackageEndpoint, { ...fields, ...change })
const read = async (packageId: string, actor = writer) => (await base.ask(actor as never, getComposedEndpoint, { packageId })).body
const publish = (packageId: string, version = 1, actor = other) => base.ask(actor as never, publishComposedEndpoint, { packageId, version })
const codes = ({ body }: { body: { reasons?: { code: string }[] } }) => body.reasons?.map(({ code }) => code)

describe('a package that an institution composes', () => {
  it('is priced while it is made, with the range of its tier', async () => {
    const { body } = await base.ask(writer as never, packageBenchEndpoint, {})
    expect(body).toMatchObject({ mayCompose: true, mayDiscount: true, question: null })
    expect([body.tiers.length, body.items.length]).toEqual([4, 27])
    const { name: _, englishName: __, ...composition } = fields
    expect((await base.ask(writer as never, priceComposedEndpoint, composition)).body).toMatchObject({ price: { sumFen: 16_000, residentFen: 11_000, savingFen: 5_000 }, reasons: [] })
    expect((await base.ask(writer as never, priceComposedEndpoint, { ...composition, discountFen: 1_001 })).body).toMatchObject({ price: null, reasons: [{ code: 'POLICY.PACKAGE_OUTSIDE_TIER', params: { tier: '中级包', resident: '99.99', from: '100.00', to: '150.00' } }] })
  })

  it.each([
    [{ discountFen: 2_000 }, ['POLICY.PACKAGE_OUTSIDE_TIER']], [{ items: [] }, ['POLICY.PACKAGE_EMPTY']], [{ tier: 'gold' }, ['POLICY.TIER_UNKNOWN']],
    [{ variant: 'gout' }, ['SERVICE_PACKAGES.VARIANT_UNKNOWN']], [{ items: [{ item: 'massage', times: 1 }] }, ['POLICY.ITEM_UNKNOWN']],
  ])('outside its rules it is refused with the reason: %j', async (change, expected) => {
    expect(codes(await compose(change))).toEqual(expected)
  })

  it('is published by another person and then never changes; a change is the next version, which takes its place', async () => {
    const { packageId } = (await compose()).body
    expect(await read(packageId)).toMatchObject({ state: 'draft', next: ['edit', 'discard'], mustBeAnother: true, reasons: [] })
    expect(codes(await publish(packageId, 1, writer))).toEqual(['SERVICE_PACKAGES.SAME_PERSON'])
    expect((await base.ask(writer as never, editComposedEndpoint, { ...fields, packageId, version: 1, name: '家庭心电包' })).body).toEqual({ packageId, version: 2 })
    expect((await publish(packageId, 1)).status).toBe(409)
    expect((await publish(packageId, 2)).status).toBe(200)
    expect(await read(packageId)).toMatchObject({ state: 'published', name: '家庭心电包', next: ['withdraw', 'follow'], price: { residentFen: 11_000, lines: [{ item: 'follow_up', times: 4, unitFen: 1_500, amountFen: 6_000 }, {}, {}] } })
    expect(codes(await base.ask(writer as never, editComposedEndpoint, { ...fields, packageId, version: 3 }))).toEqual(['SERVICE_PACKAGES.STATE'])

    const next = (await compose({ name: '家庭心电包', discountFen: 1_000, follows: packageId })).body.packageId
    expect(codes(await compose({ name: '家庭心电包', follows: packageId }))).toEqual(['SERVICE_PACKAGES.FOLLOWED'])
    expect((await read(packageId)).next).toEqual(['withdraw'])
    expect((await publish(next)).status).toBe(200)
    expect((await read(next)).versions.map(({ versionNumber, state }: { versionNumber: number; state: string }) => [versionNumber, state])).toEqual([[2, 'published'], [1, 'withdrawn']])
    const { body: listed } = await base.ask(writer as never, listComposedEndpoint, { state: 'published', text: '心电' })
    expect(listed.items).toMatchObject([{ packageId: next, versionNumber: 2, tier: { zh: '中级包' }, price: { residentFen: 10_000 } }])
  })

  it('is withdrawn with a reason, and a draft is discarded', async () => {
    const { packageId } = (await compose()).body
    await publish(packageId)
    expect((await base.ask(other as never, withdrawComposedEndpoint, { packageId, version: 2, reason: '价格调整' })).status).toBe(200)
    expect(await read(packageId)).toMatchObject({ state: 'withdrawn', withdrawnReason: '价格调整', next: ['follow'] })
    const draft = (await compose({ name: '另一个包' })).body.packageId
    expect((await base.ask(writer as never, discardComposedEndpoint, { packageId: draft, version: 1 })).status).toBe(200)
    expect((await base.ask(writer as never, getComposedEndpoint, { packageId: draft })).status).toBe(404)
  })

  it('has a name of its own within the institution', async () => {
    await compose()
    expect(codes(await compose())).toEqual(['SERVICE_PACKAGES.NAME_TAKEN'])
  })

  it('is nothing to another institution and to another county, and is read by its county', async () => {
    const { packageId } = (await compose()).body
    const foreign = anActor({ ...county.actors.manager, scope: { kind: 'institution', institutionId: county.country.institutionId } })
    const elsewhere = (await aCounty(base)).actors.commission
    expect([(await base.ask(foreign, getComposedEndpoint, { packageId })).status, (await base.ask(elsewhere, getComposedEndpoint, { packageId })).status]).toEqual([404, 404])
    expect((await base.ask(county.actors.commission, getComposedEndpoint, { packageId })).body).toMatchObject({ name: '家庭随访包', next: ['publish'] })
    expect((await base.ask(county.actors.commission, composePackageEndpoint, fields)).status).toBe(404)
  })
})

it('where the region prices nothing by item, the open question is said', async () => {
  const yubei = await aDatabase(() => servicePackagesRoutes({ policies: shippedPolicies() }))
  const { body } = await yubei.ask((await aCounty(yubei)).actors.manager, packageBenchEndpoint, {})
  expect(body).toMatchObject({ tiers: [], items: [], question: '有偿服务包是否分级、各级多少钱？' })
  await yubei.close()
})
