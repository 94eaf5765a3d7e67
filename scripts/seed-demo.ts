import type pg from 'pg'
import type { LocalDate } from '#kernel/local-date.ts'
import { deriveTags, keyPopulations, type Pack, panelCap, quotaTable } from '#policy/index.ts'
import { answersOfPack } from './demo/answers-of-pack.ts'
import { dayOf } from './demo/calendar.ts'
import { type DemoCounty, demoCounty } from './demo/demo-county.ts'
import { inventedCounts } from './demo/invented-places.ts'
import { copyInto } from './demo/copy-into.ts'
import type { Sink } from './demo/copy-line.ts'
import { openNumbers } from './demo/identity-numbers.ts'
import { type MadeTownship, makeTownship } from './demo/make-township.ts'
import { isLive, planTownships, type Township } from './demo/region-tree.ts'
import { bringIndexesBack, isAside, putIndexesAside } from './demo/put-aside.ts'
import { type Index, rememberShort, type Seal } from './demo/secrets.ts'
import { hireCountyStaff } from './demo/teams.ts'
import { writeCommunities } from './demo/write-communities.ts'
import { writeContracts } from './demo/write-contracts.ts'
import { writeBulletins, writeLocalPolicies } from './demo/write-notices.ts'
import { writePanels, writeStaff, writeTeams } from './demo/write-organisation.ts'
import { learnSkills } from './demo/skills.ts'
import { noticeDay, writeFreshness, writeInstitutions, writeRegions, writeTargets } from './demo/write-reference.ts'
import { writeHouseholds, writeResidents, writeTags } from './demo/write-residents.ts'
import { writeSkillLists, writeSkills } from './demo/write-skills.ts'
import { writeSupport } from './demo/write-support.ts'
import { writeStatistics } from './demo/write-statistics.ts'

export const demoSeed = 500_112
export type Scale = 'live' | 'full'
export type Progress = { done: number; total: number; name: string }
/** What the demo county is made from: 渝北区 unless another is named. `pack` is the county's, with its recorded acts. */
export type Demo = { on: LocalDate; county?: DemoCounty; seed?: number; scale?: Scale; pack: Pack; seal: Seal; index: Index }
export type Seeding = Required<Demo> & { townships: Township[] }

/**
 * Fills the database with the demo county as it stands on a day: all regions, institutions and plans, and the two live townships whole,
 * 30,309 people, or with scale `full` all 22, 1,215,401 people. The connection's role must own the tables or pass row security.
 * Each township is one transaction; what a killed run left out is added by the next, and a finished county is left as it is.
 *
 * @returns how many living residents were added; 0 when everything was there
 */
export async function seedDemo(demo: Demo & { client: pg.ClientBase; onProgress?: (progress: Progress) => void }): Promise<number> {
  const { client, onProgress = () => {} } = demo
  const seeding = planDemo(demo)
  const { county } = seeding
  if (await isDemoThere(client, county, seeding.scale)) return 0
  const total = seeding.townships.reduce((running, { persons }) => running + persons, 0)
  const sink = copyInto(client)
  let [added, done] = [0, 0]
  onProgress({ done, total, name: '区划、机构与任务' })
  if (!(await holds(client, 'SELECT 1 FROM regions.region WHERE code = $1', String(county.code)))) {
    await transact(client, county, () => writeReference(sink, seeding))
  }
  const there = await listThere(client, county)
  const missing = new Set(seeding.townships.map(({ code }) => code).filter((code) => !there.has(code)))
  if (missing.size > 2 && !(await isAside(client))) await transact(client, county, () => putIndexesAside(client))
  for (const made of missing.size === 0 ? [] : makeTownships(seeding)) {
    const { code, name, persons } = made.township
    if (missing.has(code)) {
      await transact(client, county, () => writeTownship(sink, seeding, made))
      added += persons
    }
    done += persons
    onProgress({ done, total, name })
  }
  if (await isAside(client)) await bringIndexesBack(client, (i, of) => onProgress({ done: i, total: of, name: '索引与约束' }))
  if (added > 0) await client.query(`ANALYZE ${analysed.join(', ')}`)
  return added
}

/** Whether the whole county of this scale is there, with its indexes. Fast: every start asks. */
export async function isDemoThere(client: pg.ClientBase, county: DemoCounty, scale: Scale): Promise<boolean> {
  const wanted = county.places.filter((one) => scale === 'full' || isLive(one)).map(({ code }) => code)
  const there = await listThere(client, county)
  return wanted.every((code) => there.has(code)) && !(await isAside(client))
}

/** Codes of the townships whose residents are there: their rollup is written last, in the same transaction. */
async function listThere(client: pg.ClientBase, county: DemoCounty): Promise<Set<string>> {
  const { rows } = await client.query<{ code: string }>('SELECT DISTINCT township_code AS code FROM statistics.stat_cover WHERE county_code = $1', [county.code])
  return new Set(rows.map(({ code }) => code))
}

/** The same rows to any other place, for tests and measuring. */
export async function writeDemo(sink: Sink, demo: Demo): Promise<void> {
  const seeding = planDemo(demo)
  await writeReference(sink, seeding)
  for (const made of makeTownships(seeding)) await writeTownship(sink, seeding, made)
}

/** Which townships are made, in which order: the live ones first, so that they come out the same at both scales. */
export function planDemo(demo: Demo): Seeding {
  const { county = demoCounty } = demo
  const all = planTownships(county, countsOf(county, demo.pack))
  const live = all.filter(isLive)
  const scale = demo.scale ?? 'live'
  return { ...demo, county, index: rememberShort(demo.index), scale, seed: demo.seed ?? demoSeed, townships: scale === 'live' ? live : [...live, ...all.filter((one) => !live.includes(one))] }
}

/** How many live where: the notice's own table, or what is made up. */
const countsOf = (county: DemoCounty, pack: Pack) => (county.hasPast ? quotaTable(pack, noticeDay).value.rows : inventedCounts)

/** One township at a time is in memory. */
export function* makeTownships({ on, seed, pack, townships }: Seeding): Iterable<MadeTownship> {
  const giveNumber = openNumbers()
  const answers = answersOfPack(pack, on)
  for (const township of townships) yield makeTownship(seed, dayOf(on), township, answers, giveNumber)
}

async function writeReference(sink: Sink, { on, county, seed, pack }: Seeding): Promise<void> {
  const townships = planTownships(county, countsOf(county, pack))
  const { code } = county
  await writeRegions(sink, county, townships)
  await writeInstitutions(sink, county, townships)
  await writeStaff(sink, code, hireCountyStaff(seed, dayOf(on), townships))
  await writeSkillLists(sink, code, dayOf(on))
  if (county.hasPast) await writeTargets(sink, code, on, pack, townships)
  await writeSupport(sink, code, seed, on, townships)
  if (county.hasPast) await writeLocalPolicies(sink, code, townships)
  await writeBulletins(sink, code, on, townships)
  await writeFreshness(sink, code, on)
}

async function writeTownship(sink: Sink, { on, county: { code }, seed, pack, seal, index }: Seeding, made: MadeTownship): Promise<void> {
  const cap = panelCap(pack, on).value
  const because = { derived: deriveTags(pack, on, { bornOn: on }).because, given: keyPopulations(pack, on).because }
  await writeStaff(sink, code, made.staff)
  await writeTeams(sink, code, made.teams)
  await writeSkills(sink, code, learnSkills(seed, dayOf(on), made.township, made.staff, made.teams))
  await writePanels(sink, dayOf(on), made, { perDoctor: cap.limit, isHard: cap.mode === 'refuse' })
  await writeHouseholds(sink, made)
  await writeResidents(sink, made, { seal, index })
  await writeTags(sink, made, because)
  await writeContracts(sink, dayOf(on), made, pack)
  await writeCommunities(sink, dayOf(on), made, pack, { seal, index })
  await writeStatistics(sink, made)
}

const analysed = ['residents.resident', 'residents.household', 'residents.population_tag', 'residents.person_index', 'contracts.contract', 'contracts.contract_event', 'regions.region']

async function holds(client: pg.ClientBase, sql: string, ...values: unknown[]): Promise<boolean> {
  return ((await client.query(sql, values)).rowCount ?? 0) > 0
}

async function transact(client: pg.ClientBase, county: DemoCounty, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(`SET LOCAL app.counties = '{${county.code}}'`)
    await client.query('SET LOCAL synchronous_commit = off')
    await work()
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}
