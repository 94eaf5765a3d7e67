import type { LocalDate } from '#kernel/local-date.ts'
import type { Pack } from '#policy/index.ts'
import { isUnreadablePack } from './errors.ts'
import type { Policies } from './open-policies.ts'
import type { VersionRow } from './store.ts'

/** Every published pack as it applies on a day, with the version it is. Packs that begin later are not there yet; one that cannot be read at all is passed over, for whoever goes by it is told. */
export async function packsOn(policies: Pick<Policies, 'listVersions' | 'getPack'>, on: LocalDate): Promise<{ pack: Pack; version: VersionRow }[]> {
  const versions = await policies.listVersions()
  const codes = [...new Set(versions.filter(({ effectiveFrom }) => effectiveFrom <= on).map(({ packCode }) => packCode))]
  return readable(codes.map((code) => policies.getPack(code, on)))
}

/** The published versions among some that can be read, each with its pack: what may be chosen from. One that reads no more is passed over as above. */
export const versionsThatRead = (policies: Pick<Policies, 'getVersion'>, versions: readonly VersionRow[]): Promise<{ pack: Pack; version: VersionRow }[]> =>
  readable(versions.map(({ packCode, version }) => policies.getVersion(packCode, version)))

async function readable<One>(asked: readonly Promise<One>[]): Promise<One[]> {
  const found = await Promise.allSettled(asked)
  return found.flatMap((one) => {
    if (one.status === 'fulfilled') return [one.value]
    if (isUnreadablePack(one.reason)) return []
    throw one.reason
  })
}
