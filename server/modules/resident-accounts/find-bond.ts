import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { OwnPerson } from '#platform/http/actor.ts'

const select = compose<Omit<OwnPerson, 'countyCode'>>()(fragment<{ bondId: string }>('find-bond', `
  SELECT resident_id AS "residentId", relation, valid_until AS until FROM resident_accounts.bond WHERE id = :bondId`))

/** Who was bound to act for whom, as what and until when, also when it has ended; for whoever tells of it. */
export async function findBond(run: Run, bondId: string): Promise<Omit<OwnPerson, 'countyCode'> | undefined> {
  return (await run(select, { bondId }))[0]
}
