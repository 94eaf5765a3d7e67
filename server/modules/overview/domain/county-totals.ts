import type { z } from 'zod'
import type { overviewTotals, overviewTownship } from '#api/overview.ts'

type Township = Pick<z.infer<typeof overviewTownship>, 'persons' | 'quota' | 'all' | 'key'>

/**
 * Sums over the townships that are on the platform: the others have no data, which is not zero. Usual residents are the plan's, else those registered.
 *
 * Example: 300 of 1000 usual residents signed in one township, another not connected → 300 of 1000.
 */
export function countyTotals(townships: readonly Township[]): z.infer<typeof overviewTotals> {
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
