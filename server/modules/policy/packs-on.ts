import type { LocalDate } from '#kernel/local-date.ts'
import type { Pack } from '#policy/index.ts'
import { isUnreadablePack } from './errors.ts'
import type { Policies } from './open-policies.ts'
import type { VersionRow } from './store.ts'

/** Every published pack as it applies on a day, with the version it is. Packs that begin later are not there yet; one that cannot be read at all is passed over, for whoever goes by it is told. */
export async function packsOn(policies: Pick<Policies, 'listVersions' | 'getPack'>, on: LocalDate): Promise<{ pack: Pack; version: VersionRow }[]> {
  const versions = await policies.listVersions()
  const codes = [...new Set(versions.filter(({ effectiveFrom }) => effectiveFrom <= on).map(({ packCode }) => packCode))]
  const found = await Promise.allSettled(codes.map((code) => policies.getPack(code, on)))
  return found.flatMap((one) => {
    if (one.status === 'fulfilled') return [one.value]
    if (isUnreadablePack(one.reason)) return []
    throw one.reason
  })
}
