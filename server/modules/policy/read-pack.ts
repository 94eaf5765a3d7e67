import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { readPackEndpoint } from '#api/policy.ts'
import { localDate } from '#kernel/local-date.ts'
import type { Context } from '#platform/http/context.ts'
import { describePack } from './domain/describe-pack.ts'
import { headOf, presentVersion } from './list-packs.ts'
import type { Policies } from './open-policies.ts'

/** One pack as a readable document on a day, with its published versions. */
export async function readPack(policies: Policies, { on: today }: Context, input: InputOf<typeof readPackEndpoint>): Promise<OutputOf<typeof readPackEndpoint>> {
  const on = input.on === undefined ? today : localDate(input.on)
  const { pack, version } = await policies.getPack(input.code, on)
  const versions = (await policies.listVersions()).filter(({ packCode }) => packCode === input.code)
  return { on, pack: headOf(pack, version, on), versions: versions.map(presentVersion), topics: describePack(pack, policies.catalogue, on) }
}
