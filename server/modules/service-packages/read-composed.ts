import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { ComposedRow, getComposedEndpoint, listComposedEndpoint, packageBenchEndpoint, priceComposedEndpoint } from '#api/service-packages.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { itemCatalogue, joinBecause, orNone, type Pack, packagePricing, packageTiers, PolicyGap, presentBecause } from '#policy/index.ts'
import { type Reach, reachOf, withinReach } from '../organisations/index.ts'
import { listSteps } from './domain/package-states.ts'
import { composedColumns, composedTables, type ComposedWhole, getComposedRow } from './load-composed.ts'
import { priceComposed } from './price-composed.ts'
import type { ServicePackagesUsing } from './using.ts'

const instantShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const named = ({ zh, en }: { zh: string; en: string }, code: string) => ({ code, zh, en })

/** What packages are made of in the county, and within which tiers. Where the region does not say, the open question. */
export const getBench = ({ policies }: ServicePackagesUsing) => async ({ actor, on }: Context): Promise<OutputOf<typeof packageBenchEndpoint>> => {
  const pack = await policies.packOf(actor.countyCode, on)
  const mayCompose = actor.permissions.has('package.edit') && actor.scope.kind === 'institution'
  try {
    const [tiers, pricing, catalogue] = [packageTiers(pack, on), packagePricing(pack, on), itemCatalogue(pack, on)]
    return {
      tiers: tiers.value.map(({ tier, fromFen, toFen, variants, ...one }) => ({ ...named(one, tier), fromFen, toFen, variants: variants.map((variant) => named(variant, variant.variant)) })),
      items: catalogue.value.items.flatMap(({ item, category, level, unitFen, ...one }) => {
        const found = catalogue.value.categories.find((known) => known.category === category)
        return unitFen === null || !found ? [] : [{ ...named(one, item), category: named(found, category), level, unitFen }]
      }),
      mayDiscount: pricing.value.includes('discount'), mayCompose, question: null, because: presentBecause(pack, joinBecause(tiers.because, pricing.because, catalogue.because), policies.names),
    }
  } catch (error) {
    if (!(error instanceof PolicyGap)) throw error
    return { tiers: [], items: [], mayDiscount: false, mayCompose, question: error.question ?? error.parameter, because: [] }
  }
}

/** What a composition costs, or everything against it. Nothing is written. @throws PolicyGap */
export const askPrice = ({ policies }: ServicePackagesUsing) => async ({ actor, on }: Context, input: InputOf<typeof priceComposedEndpoint>): Promise<OutputOf<typeof priceComposedEndpoint>> => {
  const pack = await policies.packOf(actor.countyCode, on)
  const priced = priceComposed(pack, on, input)
  return priced.allowed ? { price: priced.value.value, reasons: [], because: presentBecause(pack, priced.value.because, policies.names) } : { price: null, reasons: priced.reasons, because: [] }
}

type Params = Reach & { countyCode: number; text: string; state: string | null; tier: string | null; afterSort: string; afterId: string; most: number }
const select = compose<ComposedWhole>()(fragment<Params>('list-composed-packages', `
  SELECT ${composedColumns} FROM ${composedTables}
  WHERE c.county_code = :countyCode AND ${withinReach} AND (:text = '' OR strpos(lower(c.name), lower(:text)) > 0 OR strpos(lower(c.english_name), lower(:text)) > 0 OR strpos(i.name, :text) > 0)
    AND (:state::text IS NULL OR c.state = :state) AND (:tier::text IS NULL OR c.tier = :tier) AND (:afterSort = '' OR (c.edited_at, c.id) < (nullif(:afterSort, '')::timestamptz, :afterId::uuid))
  ORDER BY c.edited_at DESC, c.id DESC LIMIT :most`))

/** Packages of the institutions within reach, the latest changed first. */
export const listComposed = ({ policies }: ServicePackagesUsing) => async ({ run, actor, on }: Context, input: InputOf<typeof listComposedEndpoint>): Promise<OutputOf<typeof listComposedEndpoint>> => {
  const cursor = readCursor(input.after, (sort) => instantShape.test(sort) && !Number.isNaN(Date.parse(sort)))
  const [rows, pack] = await Promise.all([
    run(select, { ...reachOf(actor), ...cursor, countyCode: actor.countyCode, text: input.text ?? '', state: input.state ?? null, tier: input.tier ?? null, most: input.most + 1 }), policies.packOf(actor.countyCode, on),
  ])
  const page = pageOf(rows, input.most, ({ editedAt, packageId }) => [editedAt, packageId])
  return { ...page, items: page.items.map((row) => showRow(pack, on, row)) }
}

const versionsOf = compose<{ packageId: string; versionNumber: number; state: ComposedWhole['state'] }>()(fragment<{ countyCode: number; lineId: string }>('versions-of-package', `
  SELECT id AS "packageId", version_number AS "versionNumber", state FROM service_packages.composed WHERE county_code = :countyCode AND line_id = :lineId ORDER BY version_number DESC`))

/** One version whole, with what its reader may do next and what stands against publishing it. */
export const getComposed = ({ policies }: ServicePackagesUsing) => async ({ run, actor, on }: Context, { packageId }: InputOf<typeof getComposedEndpoint>): Promise<OutputOf<typeof getComposedEndpoint>> => {
  const row = await getComposedRow(run, actor, packageId)
  const [versions, pack] = await Promise.all([run(versionsOf, { countyCode: actor.countyCode, lineId: row.lineId }), policies.packOf(actor.countyCode, on)])
  const priced = row.state === 'draft' ? orNone(() => priceComposed(pack, on, row)) : null
  const { items, discountFen, publishedBy, publishedAt, withdrawnBy, withdrawnAt, withdrawnReason } = row
  const steps = listSteps(row, actor.accountId, { mayEdit: actor.permissions.has('package.edit') && actor.scope.kind === 'institution', mayPublish: actor.permissions.has('package.publish') })
  const isFollowed = versions.some(({ state }) => state === 'draft')
  return {
    ...showRow(pack, on, row), items, discountFen, publishedBy, publishedAt, withdrawnBy, withdrawnAt, withdrawnReason, versions,
    reasons: priced && !priced.allowed ? priced.reasons : [], because: presentBecause(pack, row.because ?? (priced?.allowed ? priced.value.because : []), policies.names),
    ...steps, next: steps.next.filter((one) => one !== 'follow' || !isFollowed),
  }
}

/** Tier and variant by their names today; a draft's price by today's list. */
function showRow(pack: Pack, on: LocalDate, row: ComposedWhole): ComposedRow {
  const { packageId, name, englishName, versionNumber, institutionName, state, offer, editedBy, editedAt, version } = row
  const tier = orNone(() => packageTiers(pack, on))?.value.find((one) => one.tier === row.tier)
  const variant = tier?.variants.find((one) => one.variant === row.variant)
  const priced = offer ? null : orNone(() => priceComposed(pack, on, row))
  return {
    packageId, name, englishName, versionNumber, institutionName, state, editedBy, editedAt, version,
    tier: named(tier ?? { zh: row.tier, en: row.tier }, row.tier), variant: row.variant === null ? null : named(variant ?? { zh: row.variant, en: row.variant }, row.variant),
    price: offer ?? (priced?.allowed ? priced.value.value : null),
  }
}
