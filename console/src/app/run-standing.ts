import type { RunStanding } from '#api/jobs.ts'
import type { Tone } from '../kit/shape.tsx'

export const runTones: Record<RunStanding['state'], Tone> = {
  waiting: 'none',
  running: 'brand',
  stopped: 'none',
  failed: 'high',
  done: 'low',
}
export const isBusy = ({ state }: Pick<RunStanding, 'state'>): boolean => state === 'waiting' || state === 'running'
