import type { InputOf } from '#api/endpoint.ts'
import type { composePackageEndpoint, discardComposedEndpoint, editComposedEndpoint, publishComposedEndpoint, withdrawComposedEndpoint } from '#api/service-packages.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound, refused } from '#platform/problem.ts'
import { type ComposedStep, decideStep } from './domain/package-states.ts'
import { changedMeanwhile, reason } from './errors.ts'
import { type ComposedWhole, getComposedRow, lockComposed } from './load-composed.ts'
import { priceComposed } from './price-composed.ts'
import { deleteComposed, insertComposed, publishComposedRow, replacePublished, updateComposed, withdrawComposedRow } from './store.ts'
import type { ServicePackagesUsing } from './using.ts'

type Fields = Omit<InputOf<typeof composePackageEndpoint>, 'follows'>
const findNamesake = compose<{ id: string }>()(fragment<{ countyCode: number; institutionId: string; name: string; lineId: string }>('namesake-of-package', `
  SELECT id FROM service_packages.composed WHERE county_code = :countyCode AND institution_id = :institutionId AND name = :name AND line_id <> :lineId AND state <> 'withdrawn' LIMIT 1`))
const findNewest = compose<{ versionNumber: number; state: string }>()(fragment<{ countyCode: number; lineId: string }>('newest-version-of-package', `
  SELECT version_number AS "versionNumber", state FROM service_packages.composed WHERE county_code = :countyCode AND line_id = :lineId ORDER BY version_number DESC LIMIT 1 FOR UPDATE`))

/** Composes a package of the own institution, or the next version of one: within its tier by the county's list, or it is refused with the reason. */
export const composeOwnPackage = (using: ServicePackagesUsing) => (context: CommandContext, input: InputOf<typeof composePackageEndpoint>): Promise<Answer> => {
  const { actor, at } = context
  const { countyCode, scope } = actor
  return commitOnce(context, input, async (run) => {
    const { follows, ...fields } = input
    if (scope.kind !== 'institution') throw notFound('institution')
    const packageId = context.newId()
    const before = follows === null ? null : await getComposedRow(run, actor, follows)
    if (before?.state === 'draft') throw refused([reason.isDraft()])
    const [newest] = before ? await run(findNewest, { countyCode, lineId: before.lineId }) : []
    if (newest?.state === 'draft') throw refused([reason.followed()])
    const place = before ? { institutionId: before.institutionId, lineId: before.lineId } : { institutionId: scope.institutionId, lineId: packageId }
    await demandOffer(using, run, context, fields, place)
    await run(insertComposed, { ...rowOf(fields), ...place, countyCode, packageId, versionNumber: (newest?.versionNumber ?? 0) + 1, accountId: actor.accountId, actorName: actor.displayName, at })
    return saved(packageId, { version: 1 }, 'service-packages.compose', { ...fields, follows })
  }, (name) => (name === 'composed_county_code_line_id_version_number_key' ? refused([reason.followed()]) : undefined))
}

/** Changes a draft. */
export const editComposed = (using: ServicePackagesUsing) => (context: CommandContext, input: InputOf<typeof editComposedEndpoint>): Promise<Answer> => {
  const { actor, at } = context
  return commitOnce(context, input, async (run) => {
    const { packageId, version, ...fields } = input
    const row = await step(run, context, packageId, version, 'edit')
    await demandOffer(using, run, context, fields, row)
    const [changed] = await run(updateComposed, { ...rowOf(fields), countyCode: actor.countyCode, packageId, accountId: actor.accountId, actorName: actor.displayName, at })
    return saved(packageId, changed, 'service-packages.edit', fields)
  })
}

/** Throws a draft away. */
export const discardComposed = (context: CommandContext, input: InputOf<typeof discardComposedEndpoint>): Promise<Answer> => {
  const { countyCode } = context.actor
  return commitOnce(context, input, async (run) => {
    const { packageId, version } = input
    const { name } = await step(run, context, packageId, version, 'discard')
    await run(deleteComposed, { countyCode, packageId })
    return { answer: { packageId }, audit: [{ action: 'service-packages.discard', subjectKind: 'package', subjectId: packageId, body: { name } }] }
  })
}

/** Offers a draft at signing: priced anew by today's list, kept with its lines as they are; the version before steps back. */
export const publishComposed = (using: ServicePackagesUsing) => (context: CommandContext, input: InputOf<typeof publishComposedEndpoint>): Promise<Answer> => {
  const { actor, at } = context
  const { countyCode } = actor
  return commitOnce(context, input, async (run) => {
    const { packageId, version } = input
    const row = await step(run, context, packageId, version, 'publish')
    const { value: offer, because } = await demandOffer(using, run, context, row, row)
    const replaced = await run(replacePublished, { countyCode, lineId: row.lineId, actorName: actor.displayName, at })
    const [changed] = await run(publishComposedRow, { countyCode, packageId, state: 'published', offer: JSON.stringify(offer), because: JSON.stringify(because), accountId: actor.accountId, actorName: actor.displayName, at })
    return saved(packageId, changed, 'service-packages.publish', { residentFen: offer.residentFen, replaces: replaced.map(({ id }) => id) })
  }, (name) => (name === 'published_by_another' ? refused([reason.samePerson()]) : undefined))
}

/** Takes a published package off the offer, with the reason; what was signed stays as it was signed. */
export const withdrawComposed = (context: CommandContext, input: InputOf<typeof withdrawComposedEndpoint>): Promise<Answer> => {
  const { actor, at } = context
  return commitOnce(context, input, async (run) => {
    const { packageId, version } = input
    await step(run, context, packageId, version, 'withdraw')
    const [changed] = await run(withdrawComposedRow, { countyCode: actor.countyCode, packageId, reason: input.reason, actorName: actor.displayName, at })
    return saved(packageId, changed, 'service-packages.withdraw', {}, input.reason)
  })
}

async function step(run: Run, { actor }: CommandContext, packageId: string, version: number, event: ComposedStep): Promise<ComposedWhole> {
  const row = await lockComposed(run, actor, packageId, version)
  const decision = decideStep(row, event, actor.accountId)
  if (!decision.allowed) throw refused(decision.reasons)
  return row
}

/** The price of what is composed. @throws Refused with all reasons, among them a name that another package of the institution has */
async function demandOffer({ policies }: ServicePackagesUsing, run: Run, { actor: { countyCode }, on }: CommandContext, fields: Pick<Fields, 'name' | 'tier' | 'variant' | 'items' | 'discountFen'>, { institutionId, lineId }: { institutionId: string; lineId: string }) {
  const priced = priceComposed(await policies.packOf(countyCode, on), on, fields)
  const [namesake] = await run(findNamesake, { countyCode, institutionId, name: fields.name, lineId })
  const reasons = [...(priced.allowed ? [] : priced.reasons), ...(namesake ? [reason.nameTaken(fields.name)] : [])]
  if (!priced.allowed || reasons.length > 0) throw refused(reasons)
  return priced.value
}

const rowOf = ({ name, englishName, tier, variant, items, discountFen }: Fields) => ({ name, englishName, tier, variant, items: JSON.stringify(items), discountFen })
function saved(packageId: string, changed: { version: number } | undefined, action: string, body: object, why: string | null = null) {
  if (!changed) throw changedMeanwhile()
  return { answer: { packageId, version: changed.version }, audit: [{ action, subjectKind: 'package', subjectId: packageId, body, reason: why }] }
}
