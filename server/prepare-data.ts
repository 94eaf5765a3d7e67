import { join } from 'node:path'
import { dayOfInstant } from '#kernel/local-date.ts'
import { readCatalogue } from '#policy/index.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import { systemContext } from '#platform/http/context.ts'
import type { Database } from '#platform/database/database.ts'
import type { FileStore } from '#platform/file-store.ts'
import { listDemoPeople } from '../scripts/demo/demo-people.ts'
import { seedDemoApart } from '../scripts/seed-demo-apart.ts'
import { seedDemoAccounts } from './modules/access/index.ts'
import { countRenewalFigures, countUnservedFigures, seedDemoApplications, renewalTerms } from './modules/contracts/index.ts'
import { openPolicies, publishShippedPacks } from './modules/policy/index.ts'
import { recountCounty } from './modules/statistics/index.ts'
import type { Settings } from './settings.ts'

export const policiesFolder = join(import.meta.dirname, '..', 'policies')
const demoCounty = 500112
/** So many wait for each doctor who has a login. */
const applicationsPerTeam = 15
type Preparing = { settings: Settings; ownerUrl: string; bulk: Database; keys: Keys; files: FileStore; now: () => number; tell: { step(text: string): void } }

/** Before anything is served: the shipped packs are published, and a demonstration gets its county, with a progress bar the first time. */
export async function prepareData({ settings, ownerUrl, bulk, keys, files, now, tell }: Preparing): Promise<void> {
  const published = await publishShippedPacks({ database: bulk, folder: policiesFolder, now: now() })
  if (published.length > 0) tell.step(`已发布政策包：${published.map(({ name }) => name).join('、')}`)
  if (!settings.isDemo) return
  const on = dayOfInstant(now())
  const policies = openPolicies(bulk, readCatalogue(policiesFolder).catalogue)
  const pack = await policies.packOf(demoCounty, on)
  const began = Date.now()
  const added = await seedDemoApart({ ownerUrl, on, scale: settings.scale, bundle: pack.bundle, keys: { field: keys.field, index: keys.index } }, showBar)
  await seedDemoAccounts({ database: bulk, keys, countyCode: demoCounty, people: listDemoPeople(), now: now() })
  if (added > 0) await recountCounty(systemContext(bulk, now(), demoCounty))
  const teamIds = listDemoPeople().flatMap(({ role, teamId }) => (teamId !== null && (role === 'family_doctor' || role === 'team_leader') ? [teamId] : []))
  if (added > 0) await seedDemoApplications({ database: bulk, files, keys, policies, settings }, { countyCode: demoCounty, teamIds, perTeam: applicationsPerTeam, now: now() })
  if (added > 0) await countRenewalFigures(systemContext(bulk, now(), demoCounty), renewalTerms(pack, on))
  if (added > 0) await countUnservedFigures(systemContext(bulk, now(), demoCounty))
  if (added > 0) tell.step(`演示县区已就绪：${added.toLocaleString('en-US')} 人，用时 ${((Date.now() - began) / 1000).toFixed(0)} 秒`)
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
