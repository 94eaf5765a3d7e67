import type { Run } from '../database/database.ts'
import { compose, fragment } from '../database/statement.ts'

type Asked = { countyCode: number; name: string; exceptId: string | null }
/** Held until the transaction ends: of two who begin at the same moment the second sees the first. */
const lockWork = compose<never>()(fragment<Pick<Asked, 'countyCode' | 'name'>>('lock-work-of-county', `SELECT pg_advisory_xact_lock(hashtext(:name), :countyCode::int)`))
const selectUnderWay = compose<{ startedByName: string | null }>()(fragment<Asked>('work-under-way', `
  SELECT started_by_name AS "startedByName" FROM platform.job_run WHERE county_code = :countyCode AND name = :name AND state IN ('created', 'active') AND id <> coalesce(:exceptId::uuid, '00000000-0000-0000-0000-000000000000') LIMIT 1`))

/** Who began the work of this name that waits or runs in the county, besides that of `exceptId`; undefined where there is none, and then there is none until the transaction ends but its own. */
export async function findUnderWay(run: Run, countyCode: number, name: string, exceptId: string | null = null): Promise<{ name: string } | undefined> {
  await run(lockWork, { countyCode, name })
  const [other] = await run(selectUnderWay, { countyCode, name, exceptId })
  return other && { name: other.startedByName ?? '' }
}
