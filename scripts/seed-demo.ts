import type pg from 'pg'
import type { LocalDate } from '#kernel/local-date.ts'
import { deriveTags, keyPopulations, type Pack, panelCap, quotaTable } from '#policy/index.ts'
import { answersOfPack } from './demo/answers-of-pack.ts'
import { dayOf } from './demo/calendar.ts'
import { copyInto } from './demo/copy-into.ts'
import type { Sink } from './demo/copy-line.ts'
import { openNumbers } from './demo/identity-numbers.ts'
import { type MadeTownship, makeTownship } from './demo/make-township.ts'
import { countyCode, liveTownships, planTownships, type Township } from './demo/region-tree.ts'
import { bringIndexesBack, isAside, putIndexesAside } from './demo/put-aside.ts'
import { type Index, rememberShort, type Seal } from './demo/secrets.ts'
import { hireCountyStaff } from './demo/teams.ts'
import { places } from './demo/yubei-places.ts'
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
/** What the demo county is made from. `pack` is 渝北区's, with its recorded acts. */
export type Demo = { on: LocalDate; seed?: number; scale?: Scale; pack: Pack; seal: Seal; index: Index }
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
  if (await isDemoThere(client, demo.scale ?? 'live')) return 0
  const seeding = planDemo(demo)
  const total = seeding.townships.reduce((running, { persons }) => running + persons, 0)
  const sink = copyInto(client)
  let [added, done] = [0, 0]
  onProgress({ done, total, name: '区划、机构与任务' })
  if (!(await holds(client, 'SELECT 1 FROM regions.region WHERE code = $1', String(countyCode)))) {
    await transact(client, () => writeReference(sink, seeding))
  }
  const there = await listThere(client)
  const missing = new Set(seeding.townships.map(({ code }) => code).filter((code) => !there.has(code)))
  if (missing.size > 2 && !(await isAside(client))) await transact(client, () => putIndexesAside(client))
  for (const made of missing.size === 0 ? [] : makeTownships(seeding)) {
    const { code, name, persons } = made.township
    if (missing.has(code)) {
      await transact(client, () => writeTownship(sink, seeding, made))
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
export async function isDemoThere(client: pg.ClientBase, scale: Scale): Promise<boolean> {
  const wanted = scale === 'live' ? liveTownships : places.map(({ code }) => code)
  const there = await listThere(client)
  return wanted.every((code) => there.has(code)) && !(await isAside(client))
}

/** Codes of the townships whose residents are there: their rollup is written last, in the same transaction. */
async function listThere(client: pg.ClientBase): Promise<Set<string>> {
  const { rows } = await client.query<{ code: string }>('SELECT DISTINCT township_code AS code FROM statistics.stat_cover WHERE county_code = $1', [countyCode])
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
  const all = planTownships(quotaTable(demo.pack, noticeDay).value.rows)
  const live = liveTownships.map((code) => all.find((township) => township.code === code) as Township)
  const scale = demo.scale ?? 'live'
  return { ...demo, index: rememberShort(demo.index), scale, seed: demo.seed ?? demoSeed, townships: scale === 'live' ? live : [...live, ...all.filter((one) => !live.includes(one))] }
}

/** One township at a time is in memory. */
export function* makeTownships({ on, seed, pack, townships }: Seeding): Iterable<MadeTownship> {
  const giveNumber = openNumbers()
  const answers = answersOfPack(pack, on)
  for (const township of townships) yield makeTownship(seed, dayOf(on), township, answers, giveNumber)
}

async function writeReference(sink: Sink, { on, seed, pack }: Seeding): Promise<void> {
  const townships = planTownships(quotaTable(pack, noticeDay).value.rows)
  await writeRegions(sink, townships)
  await writeInstitutions(sink, townships)
  await writeStaff(sink, hireCountyStaff(seed, dayOf(on), townships))
  await writeSkillLists(sink, dayOf(on))
  await writeTargets(sink, on, pack, townships)
  await writeSupport(sink, seed, on, townships)
  await writeLocalPolicies(sink, townships)
  await writeBulletins(sink, on, townships)
  await writeFreshness(sink, on)
}

async function writeTownship(sink: Sink, { on, seed, pack, seal, index }: Seeding, made: MadeTownship): Promise<void> {
  const cap = panelCap(pack, on).value
  const because = { derived: deriveTags(pack, on, { bornOn: on }).because, given: keyPopulations(pack, on).because }
  await writeStaff(sink, made.staff)
  await writeTeams(sink, made.teams)
  await writeSkills(sink, learnSkills(seed, dayOf(on), made.township, made.staff, made.teams))
  await writePanels(sink, dayOf(on), made.teams, made.contracts, { perDoctor: cap.limit, isHard: cap.mode === 'refuse' })
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

async function transact(client: pg.ClientBase, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(`SET LOCAL app.counties = '{${countyCode}}'`)
    await client.query('SET LOCAL synchronous_commit = off')
    await work()
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}
