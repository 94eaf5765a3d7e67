import { cpus, totalmem } from 'node:os'

/** One figure beside its floor; a ratio of medians of the same run, so that a noisy machine touches both alike. */
export type Figure = { name: string; value: number; floor: number; ratio: number; unit: string; runs: number; p95: number; floorP95: number; machine: string }

/** What this was measured on. */
export const machine = (): string => `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'cpu'}, ${Math.round(totalmem() / 2 ** 30)} GiB`

const quantile = (times: readonly number[], share: number): number => {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
const rounded = (ms: number) => Math.round(ms * 100) / 100

/**
 * Runs the work and its floor in turns, so that both meet the same noise, and gives the medians in milliseconds, divided by `per` where a turn does several
 * things. `warm` turns are not counted.
 */
export async function beside(name: string, work: (turn: number) => Promise<unknown>, floor: (turn: number) => Promise<unknown>, { runs = 400, warm = 60, per = 1 } = {}): Promise<Figure> {
  const [times, floors]: [number[], number[]] = [[], []]
  const time = async (into: number[], what: (turn: number) => Promise<unknown>, turn: number) => {
    const began = performance.now()
    await what(turn)
    if (turn >= warm) into.push((performance.now() - began) / per)
  }
  for (let turn = 0; turn < runs + warm; turn++) {
    await time(times, work, turn)
    await time(floors, floor, turn)
  }
  const [value, base] = [quantile(times, 0.5), quantile(floors, 0.5)]
  return { name, value: rounded(value), floor: rounded(base), ratio: rounded(value / base), unit: 'ms', runs, p95: rounded(quantile(times, 0.95)), floorP95: rounded(quantile(floors, 0.95)), machine: machine() }
}
