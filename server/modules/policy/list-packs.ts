import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { listPacksEndpoint } from '#api/policy.ts'
import { type LocalDate, localDate } from '#kernel/local-date.ts'
import type { Context } from '#platform/http/context.ts'
import type { Pack } from '#policy/index.ts'
import { countAnswers, type PackHead } from './domain/describe-pack.ts'
import type { Policies } from './open-policies.ts'
import { packsOn } from './packs-on.ts'
import type { VersionRow } from './store.ts'

/** The published packs as they apply on a day, and which of them the caller's county goes by. */
export async function listPacks(policies: Policies, { on: today, actor }: Context, input: InputOf<typeof listPacksEndpoint>): Promise<OutputOf<typeof listPacksEndpoint>> {
  const on = input.on === undefined ? today : localDate(input.on)
  const packs = await packsOn(policies, on)
  return { on, ownCode: await policies.findPackCode(actor.countyCode, on), packs: packs.map(({ pack, version }) => headOf(pack, version, on)) }
}

/** What stands at the head of a pack, as it is read on a day. */
export function headOf(pack: Pack, version: VersionRow, on: LocalDate): PackHead {
  const { scope, note } = pack.bundle
  return {
    code: pack.region, name: pack.name, scope, note: note ?? null, version: presentVersion(version), counts: countAnswers(pack, on),
    documents: Object.entries(pack.documents).map(([id, { title, number, issued, evidence }]) => ({ id, title, number, issued: issued === 'unknown' ? null : issued, evidence })),
  }
}

/** A version as people see it; its fingerprint in full, for comparing. */
export function presentVersion({ version, effectiveFrom, publishedAt, author, approver, note, bundleHash }: VersionRow): PackHead['version'] {
  return { version, effectiveFrom, publishedAt: publishedAt.toISOString(), author, approver, note, hash: bundleHash.toString('hex') }
}
