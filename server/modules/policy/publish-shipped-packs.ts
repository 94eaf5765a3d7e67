import { BadPolicies, checkPackTests, loadPacks, type Pack } from '#policy/index.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Database, Run } from '#platform/database/database.ts'
import { systemActor, worldOf } from '#platform/http/context.ts'
import { hashBundle } from './bundle-hash.ts'
import { insertCountyPack, insertVersion, selectNewestVersion, type VersionRow } from './store.ts'

export type Published = { packCode: string; name: string; version: number }

/** The platform's own rows of the audit: what happens before or above a county. */
const platformCounty = 0

/**
 * Publishes the packs that ship with the product: each one that differs from its newest published version becomes the next version, by
 * author and approver of the release, unless a county has changed its pack itself: then the county's stays. A county with a pack of its
 * own goes by it from the pack's first day. Doing it again changes nothing. A pack that is new or changed is published only when all of
 * its own tests hold; those that are published already are not tried again. Decisions for demonstration are laid over only `withDemo`; the
 * tests are of the pack with them.
 *
 * @returns the versions that are new
 * @throws BadPolicies with file, line and reason when a shipped pack does not read or one of its tests fails; then nothing is published
 */
export async function publishShippedPacks({ database, folder, withDemo = true, now }: { database: Database; folder: string; withDemo?: boolean; now: number }): Promise<Published[]> {
  const packs = [...loadPacks(folder, { withDemo }).values()]
  const tested = withDemo ? new Map(packs.map((pack) => [pack.region, pack])) : loadPacks(folder)
  return database.transact([platformCounty], async (run) => {
    const published: Published[] = []
    const changed = []
    for (const pack of packs) if (await isDue(run, pack)) changed.push(pack)
    const wrong = changed.flatMap(({ region }) => checkPackTests(folder, tested.get(region) as Pack).problems)
    if (wrong.length > 0) throw new BadPolicies(wrong)
    for (const pack of packs) {
      const version = changed.includes(pack) ? await publishRelease(run, database, pack, now) : null
      if (version !== null) published.push({ packCode: pack.region, name: pack.name, version })
      if (pack.bundle.scope === 'county' && !(await isCountys(run, pack.region))) await run(insertCountyPack, { countyCode: Number(pack.region), validFrom: firstDay(pack), packCode: pack.region, decidedBy: '本县政策包' })
    }
    return published
  })
}

/** Whether a pack differs from its newest published version, and is the product's to follow. */
async function isDue(run: Run, pack: Pack): Promise<boolean> {
  const [newest] = await run(selectNewestVersion, { packCode: pack.region })
  return !newest?.bundleHash.equals(hashBundle(pack.bundle)) && newest?.origin !== 'county'
}

/** Whether a county has taken its pack into its own hands. */
const isCountys = async (run: Run, packCode: string) => (await run(selectNewestVersion, { packCode }))[0]?.origin === 'county'

async function publishRelease(run: Run, database: Database, pack: Pack, now: number): Promise<number | null> {
  const [newest] = await run(selectNewestVersion, { packCode: pack.region })
  if (newest?.origin === 'county') return null // another process may have published it meanwhile
  return publishPack(run, database, pack, newest, now, { author: '随产品发布（录入）', approver: '随产品发布（复核）', note: newest ? '随新版本产品更新' : '首次随产品发布', origin: 'release' })
}

/** Who publishes what a demonstration has filled: by it a version of ours is told from one that people of the county published. */
const byDemo = { author: '演示（录入）', approver: '演示（复核）', note: '试用：文件没写而签约要用的，由演示决定补上', origin: 'county' } as const

/**
 * Publishes a county's pack as a demonstration has filled it, again where its files changed since, and lets the county go by it from its first day. The
 * shipped pack of that county, if it has one, stays behind it. A version that people of the county published themselves is the last word.
 */
export async function publishDemoPack({ database, pack, now }: { database: Database; pack: Pack; now: number }): Promise<void> {
  await database.transact([platformCounty], async (run) => {
    const [newest] = await run(selectNewestVersion, { packCode: pack.region })
    if (newest?.origin === 'county' && newest.author !== byDemo.author) return
    await publishPack(run, database, pack, newest, now, byDemo)
    await run(insertCountyPack, { countyCode: Number(pack.region), validFrom: firstDay(pack), packCode: pack.region, decidedBy: '演示' })
  })
}

/** Publishes a pack as its next version, unless the newest says the same. Null when nothing was published. */
async function publishPack(run: Run, database: Database, pack: Pack, newest: VersionRow | undefined, now: number, by: { author: string; approver: string; note: string; origin: 'release' | 'county' }): Promise<number | null> {
  const bundleHash = hashBundle(pack.bundle)
  if (newest?.bundleHash.equals(bundleHash)) return null
  const { at, newId } = worldOf(database, now, [platformCounty])
  const version = (newest?.version ?? 0) + 1
  const inserted = await run(insertVersion, {
    packCode: pack.region, version, bundle: JSON.stringify(pack.bundle), bundleHash, effectiveFrom: firstDay(pack), at, ...by,
  })
  if (inserted.length === 0) return null
  await run(insertAuditEvent, auditOf({ at, newId, actor: systemActor, client: { address: systemActor.address } }, platformCounty, {
    action: 'policy.publish-shipped-pack', subjectKind: 'policy_pack', subjectId: `${pack.region}@${version}`, body: { sha256: bundleHash.toString('hex'), effectiveFrom: firstDay(pack) },
  }))
  return version
}

/** The first day on which the pack rules anything itself; values taken from another pack may be older. */
function firstDay(pack: Pack): string {
  const own = Object.entries(pack.answers).filter(([key]) => pack.bundle.answers[key]?.taken_from === undefined)
  const days = own.flatMap(([, { values }]) => Object.keys(values))
  return days.sort()[0] ?? '1970-01-01'
}
