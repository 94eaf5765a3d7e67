import type { LocalDate } from '#kernel/local-date.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'

type Who = { countyCode: number; residentId: string; on: LocalDate }
const selectHeld = compose<{ held: boolean }>()(fragment<Who>('holds-contract', `
  SELECT EXISTS (SELECT FROM contracts.contract WHERE county_code = :countyCode AND resident_id = :residentId::uuid AND state = 'active' AND valid_until > :on::date) AS held`))

/** Whether a resident has a contract that is in force on a day or begins after it. One that has run out does not count. */
export async function holdsContract(run: Run, who: Who): Promise<boolean> {
  return (await run(selectHeld, who))[0]?.held === true
}
