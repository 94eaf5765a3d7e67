import { isDeepStrictEqual } from 'node:util'
import pg from 'pg'
import { systemContext } from '#platform/http/context.ts'
import type { Listener } from '#platform/jobs/job.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { jobListener } from '#platform/jobs/run-job.ts'
import { assignmentsRoutes } from '../modules/assignments/index.ts'
import { aSigningDesk, type SigningDesk } from '../modules/contracts/contracts.fixture.ts'
import { lapseListeners } from '../modules/contracts/lapse-applications.ts'
import { importJobs, importsRoutes } from '../modules/imports/index.ts'
import { foldCounty, recountCounty } from '../modules/statistics/index.ts'
import { aWorld, homes, preparing } from './contract-life-doors.fixture.ts'
import { aLife, hear, live } from './contract-life-model.fixture.ts'
import type { Fault, Life, Outcome, Single } from './contract-life-terms.fixture.ts'
import { expectedOf, observing } from './contract-life-seen.fixture.ts'
import { commandsOf, type Step } from './contract-life-steps.fixture.ts'

/** What may be told to who lost a race instead of what he would have been told a moment later. */
const lost = new Set(['CONTRACTS.CHANGED_MEANWHILE', 'CONTRACTS.ALREADY_SIGNED_JUST_NOW', 'CONTRACTS.LAST_PLACE_TAKEN', 'CONTRACTS.APPLICATION_DECIDED', 'CONTRACTS.RESIDENT_NOT_HERE', 'CONTRACTS.ALREADY_APPLIED', 'ASSIGNMENTS.ROOM_TAKEN'])
/** Somebody else changed it: nothing was done, and who asked looks again. */
const turnedBack = new Set(['CONTRACTS.CHANGED_MEANWHILE', 'CONTRACTS.TRY_ONCE_MORE', 'RESIDENTS.CHANGED_MEANWHILE'])
const topics = ['contract-signed', 'contract-amended', 'contract-renewed', 'contract-ended', 'contract-ending-undone', 'responsible-doctor-changed', 'application-made', 'application-withdrawn', 'application-rejected', 'ending-asked', 'ending-refused', 'handover-planned', 'handover-undone']

type Told = { lives: number; commands: number; races: number; refused: number; turnedBack: number; kinds: Map<string, number> }
export type LifeDesk = Awaited<ReturnType<typeof aLifeDesk>>
/** A desk at which whole lives of contracts are played through the product's doors, and compared with the model after every command. */
export async function aLifeDesk() {
  const desk = await aSigningDesk((using) => [...assignmentsRoutes, ...importsRoutes(using)])
  const behind = new pg.Client(desk.ownerUrl)
  await behind.connect()
  const noon = desk.clock.now
  const told: Told = { lives: 0, commands: 0, races: 0, refused: 0, turnedBack: 0, kinds: new Map() }
  /** Plays one life. @throws Error with what differed and all that was done before it */
  async function play(steps: readonly Step[], fault?: Fault): Promise<void> {
    desk.clock.now = noon
    told.lives++
    const one = await aPlay(desk, behind, told, fault)
    for (const [i, step] of steps.entries()) await one.step(step, `${i}`)
    await one.finish()
  }
  return { play, told, close: async () => { await behind.end(); await desk.close() } }
}

async function aPlay(desk: SigningDesk, behind: pg.Client, told: Told, fault?: Fault) {
  const world = await aWorld(desk, behind)
  const { countyCode } = world.county
  let life: Life = aLife(desk.clock.now, homes.map(([team, livesHereSince]) => ({ team, livesHereSince })))
  const log: string[] = []
  let announced: [topic: string, subjectId: string][] = []
  const recorders: Listener[] = topics.map((topic) => ({ topic, hear: async (_, subjectId) => void announced.push([topic, subjectId]) }))
  const listeners = [...recorders, ...lapseListeners, jobListener({ database: desk.bulk, jobs: importJobs(desk.using), now: () => desk.clock.now })]
  const relay = async () => {
    const failed: unknown[] = []
    while ((await relayOnce(desk.bulk, listeners, countyCode, () => desk.clock.now, (error) => failed.push(error), 200)) > 0);
    if (failed.length > 0) throw new Error(`the relay failed: ${failed.map(String).join()}`)
  }
  const prepare = preparing({ ...world, desk, behind, relay, life: () => life })

  const observe = async () => {
    await foldCounty(desk.bulk, countyCode, desk.clock.now)
    const { rows: [{ seen }] } = await behind.query(observing, [countyCode])
    return seen
  }
  /** Everything in which the product differs from a life, or nothing. */
  function differences(seen: Record<string, unknown>, of: Life, outcomes: readonly Outcome[]): string[] {
    const wanted: Record<string, unknown> = { ...expectedOf(of, world), announced: outcomes.flatMap((one) => one.announced).toSorted() }
    const found: Record<string, unknown> = { ...seen, announced: announced.map(([topic, id]) => `${topic} ${world.refs.get(id) ?? id}`).toSorted() }
    return Object.keys(wanted).filter((part) => !isDeepStrictEqual(found[part], wanted[part])).map((part) => `${part}\n    product ${JSON.stringify(found[part])}\n    model   ${JSON.stringify(wanted[part])}`)
  }
  const note = (of: Life, outcome: Outcome) => {
    for (const action of [...outcome.audited, ...hear(of, outcome.announced)]) of.audits[action] = (of.audits[action] ?? 0) + 1
    return outcome
  }
  /** Every life in which these two could have met: one after the other, or one turned back by the other. */
  function candidates([a, b]: [Single, Single]): { of: Life; outcomes: [Outcome, Outcome]; isTurnedBack: [boolean, boolean] }[] {
    const aside: Outcome = { answer: 'turned back', announced: [], audited: [] }
    const one = (order: readonly ['a' | 'b', ...('a' | 'b')[]]) => {
      const of = structuredClone(life)
      const outcomes: [Outcome, Outcome] = [aside, aside]
      for (const which of order) outcomes[which === 'a' ? 0 : 1] = live(of, which === 'a' ? a : b, fault)
      for (const outcome of outcomes) note(of, outcome)
      return { of, outcomes, isTurnedBack: [!order.includes('a'), !order.includes('b')] as [boolean, boolean] }
    }
    return [one(['a', 'b']), one(['b', 'a']), one(['a']), one(['b'])]
  }
  /** Who lost is refused by the database with one reason, where looking first would have told all of them. */
  const meant = (answer: string, outcome: Outcome, isTurnedBack: boolean) =>
    isTurnedBack ? turnedBack.has(answer) : answer === outcome.answer || (outcome.answer !== 'ok' && !/^\d/.test(outcome.answer) && answer.split(' ').every((code) => lost.has(code) || outcome.answer.split(' ').includes(code)))

  function fail(what: string): never {
    throw new Error(`${what}\n  after\n${log.map((line) => `    ${line}`).join('\n')}`)
  }
  async function single(command: Single) {
    log.push(JSON.stringify(command))
    desk.clock.now = life.now
    const answer = await (await prepare(command))()
    const outcome = note(life, live(life, command, fault))
    desk.clock.now = life.now
    log.push(`  → ${answer}`)
    if (answer !== outcome.answer) fail(`answered ${answer}, the model ${outcome.answer}`)
    if (answer !== 'ok') told.refused++
    await relay()
    const differing = differences(await observe(), life, [outcome])
    if (differing.length > 0) fail(differing.join('\n'))
  }
  async function race(both: [Single, Single]) {
    log.push(`at once ${JSON.stringify(both)}`)
    told.races++
    const [doA, doB] = [await prepare(both[0]), await prepare(both[1])]
    const answers = await Promise.all([doA(), doB()])
    log.push(`  → ${answers.join(' | ')}`)
    await relay()
    const seen = await observe()
    const tried: string[] = []
    for (const { of, outcomes, isTurnedBack } of candidates(both)) {
      const isMeant = answers.every((answer, i) => meant(answer, outcomes[i] as Outcome, isTurnedBack[i] as boolean))
      const differing = isMeant ? differences(seen, of, outcomes) : [`answers ${outcomes.map(({ answer }) => answer).join(' | ')}`]
      tried.push(differing.join('\n  '))
      if (differing.length > 0) continue
      if (isTurnedBack.includes(true)) told.turnedBack++
      life = of
      return
    }
    fail(`no order of the two explains it\n  ${tried.join('\n  or ')}`)
  }

  async function step(which: Step, ref: string) {
    told.kinds.set(which.kind, (told.kinds.get(which.kind) ?? 0) + 1)
    for (const command of commandsOf(() => life, which, `k${ref}`)) {
      announced = []
      life.now += 1000
      desk.clock.now = life.now
      told.commands++
      if (command.kind === 'race') await race(command.both)
      else await single(command)
      if (desk.defects.length > 0) fail(`a defect: ${desk.defects.splice(0).map(String).join()}`)
    }
  }
  async function finish() {
    const drift = await recountCounty(systemContext(desk.bulk, desk.clock.now, countyCode))
    if (drift !== 0) fail(`a recount finds ${drift} cells that differ`)
  }
  return { step, finish }
}
