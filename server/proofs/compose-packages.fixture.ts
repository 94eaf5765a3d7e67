import { composePackageEndpoint, discardComposedEndpoint, editComposedEndpoint, getComposedEndpoint, listComposedEndpoint, packageBenchEndpoint, priceComposedEndpoint, publishComposedEndpoint, withdrawComposedEndpoint } from '#api/service-packages.ts'
import { aCounty } from '../testing/a-county.ts'
import type { Ask } from './a-working-day.fixture.ts'
import type { WholeHouse } from './whole-house.fixture.ts'

/** In a county that prices by item: packages are composed, changed, published, followed by their next version, withdrawn, discarded, and read from every height. */
export async function composePackages(ask: Ask, base: WholeHouse): Promise<void> {
  const county = await aCounty(base)
  await base.rows("UPDATE policy.county_pack SET pack_code = '320904' WHERE county_code = $1", county.countyCode)
  const { manager, commission } = county.actors
  const composition = { tier: 'beginner', variant: null, items: [{ item: 'health_advice', times: 5 }], discountFen: 0 }
  const fields = { ...composition, name: '咨询包', englishName: 'Advice package' }
  await ask(manager, packageBenchEndpoint, {})
  await ask(manager, priceComposedEndpoint, composition)
  const { packageId } = await ask(manager, composePackageEndpoint, fields)
  await ask(manager, editComposedEndpoint, { ...fields, packageId, version: 1, name: '健康咨询包' })
  await ask(commission, publishComposedEndpoint, { packageId, version: 2 })
  const { packageId: next } = await ask(manager, composePackageEndpoint, { ...fields, name: '健康咨询包', follows: packageId })
  await ask(commission, publishComposedEndpoint, { packageId: next, version: 1 })
  for (const actor of [manager, commission]) {
    await ask(actor, listComposedEndpoint, { text: '咨询' })
    await ask(actor, getComposedEndpoint, { packageId: next })
  }
  await ask(commission, withdrawComposedEndpoint, { packageId: next, version: 2, reason: '价格调整' })
  const { packageId: draft } = await ask(manager, composePackageEndpoint, { ...fields, name: '另一个包' })
  await ask(manager, discardComposedEndpoint, { packageId: draft, version: 1 })
}
