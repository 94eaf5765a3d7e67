import type { LocalDate } from '#kernel/local-date.ts'
import type { Actor } from '#platform/http/actor.ts'
import { notFound, Problem } from '#platform/problem.ts'
import type { Pack } from '#policy/index.ts'
import type { Policies } from '../policy/index.ts'

export type WhatIfUsing = { policies: Policies }

/** Who decides for a whole county tries what would be; to anybody else there are no trials. @throws NotFound */
export function demandCounty({ scope }: Actor): void {
  if (scope.kind !== 'region' || scope.code.length > 6) throw notFound('trial')
}

/** The version a county goes by on a day. @throws PolicyGap where nobody decided on one */
export async function versionOf(policies: Policies, countyCode: number, on: LocalDate): Promise<{ pack: Pack; packCode: string; version: number; hash: Buffer }> {
  const packCode = await policies.findPackCode(countyCode, on)
  if (packCode === null) throw new Problem('PolicyGap', [{ code: 'POLICY.NO_PACK', params: { county: countyCode, on } }])
  const { pack, version } = await policies.getPack(packCode, on)
  return { pack, packCode, version: version.version, hash: version.bundleHash }
}
