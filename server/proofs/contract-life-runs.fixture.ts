import fc from 'fast-check'
import type { LifeDesk } from './contract-life-desk.fixture.ts'
import type { Fault } from './contract-life-terms.fixture.ts'
import { aStep, type Step } from './contract-life-steps.fixture.ts'

/** JIAYI_LIVES: how many lives. JIAYI_LIFE: the seed and the life of a failure, as it was printed, to play that one again. */
const { JIAYI_LIVES, JIAYI_LIFE } = process.env
const [seed, path] = (JIAYI_LIFE ?? '').split('/')

type Wanted = { lives: number; steps: number; fault?: Fault; seed?: number }
/** Plays as many lives as are asked for. @throws Error with what differed, in a life from which every step was taken that it does not need, and how to play it again */
export async function liveThrough(desk: LifeDesk, { lives, steps, fault, seed: wanted }: Wanted): Promise<void> {
  const life = fc.asyncProperty(fc.array(aStep, { minLength: steps, maxLength: steps }), (sequence) => desk.play(sequence, fault))
  const found = await fc.check(life, { numRuns: Number(JIAYI_LIVES ?? lives), endOnFailure: true, ...(wanted !== undefined && { seed: wanted }), ...(seed && path && { seed: Number(seed), path, numRuns: 1 }) })
  if (!found.failed) return
  if (fault) throw found.errorInstance
  const { sequence, why } = await shorten(found.counterexample?.[0] ?? [], String(found.errorInstance), (shorter) => desk.play(shorter, fault))
  throw new Error(`JIAYI_LIFE=${found.seed}/${found.counterexamplePath}\n${why}\n  the sequence ${JSON.stringify(sequence)}`)
}

/** Leaves out step after step while the rest still fails. */
async function shorten(sequence: readonly Step[], why: string, play: (shorter: readonly Step[]) => Promise<void>) {
  let shortest = { sequence, why }
  for (let i = sequence.length - 1; i >= 0; i--) {
    const shorter = shortest.sequence.filter((_, at) => at !== i)
    const failed = await play(shorter).then(() => null, String)
    if (failed !== null) shortest = { sequence: shorter, why: failed }
  }
  return shortest
}
