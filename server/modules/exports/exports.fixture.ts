import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '#platform/http/actor.ts'
import { jobRoutes } from '#platform/jobs/job-routes.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { jobListener } from '#platform/jobs/run-job.ts'
import { keysOfFile, newKeyFile } from '#platform/crypto/key-file.ts'
import { openPassingFiles } from '#platform/passing-files.ts'
import { registerResidentEndpoint } from '#api/residents.ts'
import { identityCheckCharacter } from '#kernel/identity-number.ts'
import { readPolicies } from '#policy/index.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { aDatabase } from '../../testing/test-database.ts'
import { residentsRoutes, residentsSource } from '../residents/index.ts'
import { exportJobs, exportsRoutes, type ExportsUsing } from './index.ts'

const { packs } = readPolicies('policies')

/** A number whose check character fits; the first are of people born in September 1960 and the following months and years. */
export function aNumber(serial: number): string {
  const first = `110105${1960 + serial}${String(1 + ((serial + 8) % 12)).padStart(2, '0')}20${String(serial).padStart(3, '0')}`
  return first + identityCheckCharacter(first)
}

/** A database with the routes that ask for files and the list of residents; `posts` says who holds a post now, `relay` lets the jobs run. */
export async function anExportHouse(limits = { wholeLimit: 3, maskedLimit: 6 }) {
  const keys = keysOfFile(newKeyFile('demo'))
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-exports-'))
  const posts = new Map<string, Actor>()
  let using: ExportsUsing | undefined
  const base = await aDatabase(({ database }) => {
    const policies = { packOf: async () => packs.get('500112') as never, names: {} }
    using = {
      keys, limits, files: openPassingFiles(folder, keys.field), sources: [residentsSource],
      actorOfPost: async (accountId, postId) => { const actor = posts.get(postId); return actor?.accountId === accountId ? actor : undefined },
    }
    return [...exportsRoutes(using), ...jobRoutes(exportJobs(using)), ...residentsRoutes({ database, keys, policies, holdsContract: async () => false })]
  })
  const jobs = exportJobs(using as unknown as ExportsUsing)
  const relay = async (countyCode: number) => {
    const runner = { database: base.bulk, jobs, now: () => base.clock.now }
    let heard = 0
    do heard = await relayOnce(base.bulk, [jobListener(runner)], countyCode, () => base.clock.now, (error) => { throw error })
    while (heard > 0)
  }
  const hold = (...actors: Actor[]) => { for (const actor of actors) posts.set(actor.postId, actor) }
  return { ...base, keys, folder, posts, hold, jobs, relay, using: using as unknown as ExportsUsing }
}
export type ExportHouse = Awaited<ReturnType<typeof anExportHouse>>

/** A county whose people are `count` of the town, with numbers, telephones and addresses of their own. */
export async function aPeopledCounty(house: ExportHouse, count: number): Promise<TestCounty> {
  const county = await aCounty(house)
  house.hold(...Object.values(county.actors))
  for (let serial = 0; serial < count; serial++) {
    const { status, body } = await house.ask(county.actors.doctor, registerResidentEndpoint, {
      name: `罗玉${'甲乙丙丁戊己庚辛壬癸'[serial % 10]}`, document: { kind: 'identity_card', number: aNumber(serial) }, villageCode: county.town.villageCode, residenceKind: 'registered', livesHereSince: '2012-01-01', phone: `138${String(serial).padStart(8, '0')}`, address: `东街街道 ${serial} 号`,
    })
    if (status !== 200) throw new Error(JSON.stringify(body))
  }
  return county
}
