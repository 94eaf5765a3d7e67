import type { z } from 'zod'
import type { overviewTownship } from '#api/overview.ts'

export type Township = z.infer<typeof overviewTownship>
export type Totals = {
  persons: number
  quota: number
  hasQuota: boolean
  signed: number
  keyResidents: number
  keySigned: number
  live: number
}

/** Sums over the townships that are on the platform: the others have no data, which is not zero. */
export function totalsOf(townships: readonly Township[]): Totals {
  const totals = { persons: 0, quota: 0, hasQuota: false, signed: 0, keyResidents: 0, keySigned: 0, live: 0 }
  for (const { persons, quota, all, key } of townships) {
    if (!all) continue
    totals.live += 1
    totals.persons += persons ?? all.residents
    totals.quota += quota ?? 0
    totals.hasQuota ||= quota !== null
    totals.signed += all.signed
    totals.keyResidents += key?.residents ?? 0
    totals.keySigned += key?.signed ?? 0
  }
  return totals
}

/** Coverage in percent; usual residents of the plan, else those registered. */
export const personsOf = (township: Township): number => township.persons ?? township.all?.residents ?? 0
/** How much of the quota is reached; infinite without a quota, so that it sorts last. */
export const doneOf = ({ all, quota }: Township): number => (all && quota ? all.signed / quota : Number.POSITIVE_INFINITY)
