import { BadBundle, type Catalogue, type Pack, packAsPublished } from '#policy/index.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Database } from '#platform/database/database.ts'
import { Problem } from '#platform/problem.ts'
import { hashBundle } from './bundle-hash.ts'
import { unreadablePack } from './errors.ts'
import { type CountyPackRow, selectBundle, selectCountyPacks, selectVersions, type VersionRow } from './store.ts'

/** The published packs, read by every module. Compiled packs are kept: a published version never changes. */
export type Policies = {
  /** The pack a county goes by on a day. Refused with POLICY.NO_PACK where nobody decided on one: never another region's. */
  packOf(countyCode: number, on: LocalDate): Promise<Pack>
  /** The code of that pack; null where nobody decided on one. */
  findPackCode(countyCode: number, on: LocalDate): Promise<string | null>
  /** One published pack as it applies on a day, with the version it is. Not found when there is none that begins by then. */
  getPack(packCode: string, on: LocalDate): Promise<{ pack: Pack; version: VersionRow }>
  /** Looks at the database anew next time: something was published by this process. */
  forget(): void
  /** Which packs a county went and will go by, the latest first. */
  listAdoptions(countyCode: number): Promise<readonly CountyPackRow[]>
  /** One published version, also one that another has followed or that begins later. Not found when there is none. */
  getVersion(packCode: string, version: number): Promise<{ pack: Pack; version: VersionRow }>
  /** Every published version, of each pack the newest first. */
  listVersions(): Promise<readonly VersionRow[]>
  readonly catalogue: Catalogue
  /** The Chinese name of every entry of the catalogue. */
  readonly names: Readonly<Record<string, string>>
  /** The Chinese name of every code that the catalogue names. */
  readonly words: Readonly<Record<string, string>>
}

/** What another process publishes is seen here after at most this long. */
const freshMs = 5_000
type Index = { versions: VersionRow[]; counties: CountyPackRow[] }

/** Opens the published packs. One look at the database every five seconds at most, and one more when something seems to be missing. */
export function openPolicies(database: Database, catalogue: Catalogue): Policies {
  const compiled = new Map<string, Promise<Pack>>()
  let known: { at: number; index: Promise<Index> } | undefined

  function index(isAgain = false): Promise<Index> {
    if (known && !isAgain && performance.now() - known.at < freshMs) return known.index
    const reading = readIndex(database)
    known = { at: performance.now(), index: reading }
    reading.catch(() => { known = undefined })
    return reading
  }
  /** Looks a second time before saying that there is none. */
  async function look<T>(find: (among: Index) => T | undefined): Promise<T | undefined> {
    return find(await index()) ?? find(await index(true))
  }
  function compile(row: VersionRow): Promise<Pack> {
    const name = `${row.packCode}@${row.version}`
    const pack = compiled.get(name) ?? readBundle(database, row)
    compiled.set(name, pack)
    pack.catch(() => compiled.delete(name))
    return pack
  }
  const findPackCode = async (countyCode: number, on: LocalDate) =>
    (await look(({ counties }) => counties.find((row) => row.countyCode === countyCode && row.validFrom <= on)))?.packCode ?? null
  const findVersion = (packCode: string, on: LocalDate) => look(({ versions }) => versions.find((row) => row.packCode === packCode && row.effectiveFrom <= on))

  return {
    catalogue, findPackCode,
    names: Object.fromEntries(catalogue.entries.map(({ key, zh }) => [key, zh])),
    words: Object.fromEntries(Object.entries(catalogue.words).map(([code, { zh }]) => [code, zh])),
    async packOf(countyCode, on) {
      const packCode = await findPackCode(countyCode, on)
      const version = packCode === null ? undefined : await findVersion(packCode, on)
      if (!version) throw new Problem('PolicyGap', [{ code: 'POLICY.NO_PACK', params: { county: countyCode, on } }])
      return compile(version)
    },
    async getPack(packCode, on) {
      const version = await findVersion(packCode, on)
      if (!version) throw new Problem('NotFound', [{ code: 'POLICY.NO_SUCH_PACK', params: { pack: packCode, on } }])
      return { pack: await compile(version), version }
    },
    forget() { known = undefined },
    listAdoptions: async (countyCode) => (await index()).counties.filter((row) => row.countyCode === countyCode),
    async getVersion(packCode, version) {
      const row = await look(({ versions }) => versions.find((one) => one.packCode === packCode && one.version === version))
      if (!row) throw new Problem('NotFound', [{ code: 'POLICY.NO_SUCH_VERSION', params: { pack: packCode, version } }])
      return { pack: await compile(row), version: row }
    },
    listVersions: async () => (await index()).versions,
  }
}

async function readIndex(database: Database): Promise<Index> {
  const [versions, counties] = await Promise.all([database.run(selectVersions, {}, []), database.run(selectCountyPacks, {}, [])])
  return { versions, counties }
}

/** A bundle that no longer has the fingerprint it was published with is not used; of one that was published by older shapes, what still holds. */
async function readBundle(database: Database, { packCode, version }: VersionRow): Promise<Pack> {
  const [row] = await database.run(selectBundle, { packCode, version }, [])
  if (!row || !hashBundle(row.bundle).equals(row.bundleHash)) throw new Error(`published pack ${packCode}@${version} is not what was published`)
  try {
    return packAsPublished(row.bundle)
  } catch (error) {
    if (!(error instanceof BadBundle)) throw error
    throw unreadablePack(packCode, version)
  }
}
