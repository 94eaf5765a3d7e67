import type { Run } from '#platform/database/database.ts'
import { insertCountyPack } from './store.ts'

/** Notes that a county goes by a pack from a day on, and who decided it. A county that already decided for that day keeps its decision. */
export async function adoptPack(run: Run, adoption: { countyCode: number; packCode: string; validFrom: string; decidedBy: string }): Promise<void> {
  await run(insertCountyPack, adoption)
}
