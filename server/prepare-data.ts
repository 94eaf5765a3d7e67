import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayOfInstant, type LocalDate } from '#kernel/local-date.ts'
import { BadBundle, BadPolicies, fillGaps, getDemoDecision, loadPacks, type Pack, readCatalogue } from '#policy/index.ts'
import { CannotStart } from '#platform/cannot-start.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import { systemContext } from '#platform/http/context.ts'
import type { Database } from '#platform/database/database.ts'
import type { FileStore } from '#platform/file-store.ts'
import { countyOfPack } from '../scripts/demo/county-of-pack.ts'
import { type DemoCounty, demoCounty } from '../scripts/demo/demo-county.ts'
import { type DemoPerson, listDemoPeople } from '../scripts/demo/demo-people.ts'
import { seedDemoApart } from '../scripts/seed-demo-apart.ts'
import { findDemoCounty, seedDemoAccounts } from './modules/access/index.ts'
import { countRenewalFigures, countUnservedFigures, seedDemoApplications, renewalTerms } from './modules/contracts/index.ts'
import { openPolicies, publishDemoPack, publishShippedPacks } from './modules/policy/index.ts'
import { recountCounty } from './modules/statistics/index.ts'
import type { Settings } from './settings.ts'

/** So many wait for each doctor who has a login. */
const applicationsPerTeam = 15
type Preparing = { settings: Settings; ownerUrl: string; bulk: Database; keys: Keys; files: FileStore; now: () => number; tell: { step(text: string): void } }

/**
 * Before anything is served: the shipped packs are published, and a demonstration gets its county, with a progress bar the first time.
 *
 * @returns who has a login in the demonstration; nobody in production
 */
export async function prepareData(preparing: Preparing): Promise<readonly DemoPerson[]> {
  try {
    return await prepare(preparing)
  } catch (error) {
    throw inWords(preparing.settings, error)
  }
}

/** Before anything is made: the packs are there, and one that is to be tried can be. @throws CannotStart */
export function checkRegion(settings: Settings): void {
  const { policiesFolder, region } = settings
  if (!existsSync(join(policiesFolder, 'catalogue.yaml'))) throw new CannotStart(`${policiesFolder} 里没有政策包（缺 catalogue.yaml）。请检查 JIAYI_POLICIES`)
  try {
    if (region !== undefined) getSigningPack(policiesFolder, region)
  } catch (error) {
    throw inWords(settings, error)
  }
}

const inWords = ({ policiesFolder }: Settings, error: unknown) =>
  error instanceof BadPolicies || error instanceof BadBundle ? new CannotStart(`${policiesFolder} 里的政策包有错，改好再启动：\n${error.message}`) : error

async function prepare({ settings, ownerUrl, bulk, keys, files, now, tell }: Preparing): Promise<readonly DemoPerson[]> {
  const published = await publishShippedPacks({ database: bulk, folder: settings.policiesFolder, withDemo: settings.isDemo, now: now() })
  if (published.length > 0) tell.step(`已发布政策包：${published.map(({ name }) => name).join('、')}`)
  if (!settings.isDemo) return []
  const on = dayOfInstant(now())
  const county = await openCounty({ settings, bulk, on, now })
  const policies = openPolicies(bulk, readCatalogue(settings.policiesFolder).catalogue)
  const countyCode = county.code
  const people = listDemoPeople(county)
  const pack = await policies.packOf(countyCode, on)
  const began = Date.now()
  // Stands from the first person to the last count: a start killed in between is gone on with by the next.
  const unfinished = join(settings.dataFolder, 'demo-unfinished')
  const showSeeding = (progress: Parameters<typeof showBar>[0]) => {
    if (!existsSync(unfinished)) writeFileSync(unfinished, String(countyCode))
    showBar(progress)
  }
  // First, for by them the folder knows its county: a start that was killed while seeding is gone on with, never by another region.
  await seedDemoAccounts({ database: bulk, keys, countyCode, people, now: now() })
  const added = await seedDemoApart({ ownerUrl, on, county, scale: settings.scale, bundle: pack.bundle, keys: { field: keys.field, index: keys.index } }, showSeeding)
  if (added === 0 && !existsSync(unfinished)) return people
  await recountCounty(systemContext(bulk, now(), countyCode))
  const teamIds = people.flatMap(({ role, teamId }) => (teamId !== null && (role === 'family_doctor' || role === 'team_leader') ? [teamId] : []))
  await seedDemoApplications({ database: bulk, files, keys, policies, settings }, { countyCode, teamIds, perTeam: applicationsPerTeam, now: now() })
  await countRenewalFigures(systemContext(bulk, now(), countyCode), renewalTerms(pack, on))
  await countUnservedFigures(systemContext(bulk, now(), countyCode))
  rmSync(unfinished, { force: true })
  tell.step(`演示县区已就绪：${county.fullName}，${added.toLocaleString('en-US')} 人，用时 ${((Date.now() - began) / 1000).toFixed(0)} 秒`)
  return people
}

/** The county of the demonstration; one that tries a region's pack goes by that pack from here on. A data folder keeps the county it was made for. @throws CannotStart */
async function openCounty({ settings, bulk, on, now }: { settings: Settings; bulk: Database; on: LocalDate; now: () => number }): Promise<DemoCounty> {
  const pack = settings.region === undefined ? null : getSigningPack(settings.policiesFolder, settings.region)
  const county = pack ? countyOfPack(pack) : demoCounty
  const known = await findDemoCounty(bulk)
  if (known !== null && known !== county.code) throw new CannotStart(`这个数据目录里是 ${known} 的演示，不是${county.fullName}（${county.code}）的。另选一个目录，例如 JIAYI_DATA=./data-${county.code}`)
  if (pack && county !== demoCounty) await publishDemoPack({ database: bulk, pack: asCountys(fillGaps(pack, getDemoDecision(settings.policiesFolder), on), county), now: now() })
  return county
}

/** A shipped pack that signs with residents. @throws CannotStart */
function getSigningPack(folder: string, code: string): Pack {
  const shipped = loadPacks(folder)
  const pack = shipped.get(code)
  if (!pack) throw new CannotStart(`没有 ${code} 的政策包。可以试用的：${[...shipped.values()].filter(isSigning).map(({ region, name }) => `${region} ${name}`).join('、')}`)
  if (!isSigning(pack)) throw new CannotStart(`${pack.name}的政策包不与居民签约，不能单独试用`)
  return pack
}

/** Whether a pack signs with residents: that of the country is taken from, a hospital's says that it does not. */
const isSigning = ({ bundle: { scope }, answers }: Pack) => scope !== 'country' && answers['contract.unit'].status !== 'not_applicable'

/** A pack under a county's code and name. */
function asCountys(pack: Pack, { code, fullName: name }: DemoCounty): Pack {
  const region = String(code)
  return { ...pack, region, name, bundle: { ...pack.bundle, region, name, scope: 'county' } }
}

/** One line written over as the county grows; a line at each quarter of each stage where the output is no terminal. */
let shown = -1
function showBar({ done, total, name }: { done: number; total: number; name: string }): void {
  const share = total > 0 ? done / total : 1
  if (process.stdout.isTTY) {
    process.stdout.write(`\r  生成演示县区 [${'#'.repeat(Math.round(share * 30)).padEnd(30, '.')}] ${Math.round(share * 100)}%  ${name.padEnd(12, ' ')}`)
    if (share === 1) process.stdout.write('\n')
  } else if (Math.floor(share * 4) !== shown) {
    shown = Math.floor(share * 4)
    console.log(`  生成演示县区 ${Math.round(share * 100)}%  ${name}`)
  }
}
