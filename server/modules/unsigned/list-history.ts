import type { OutputOf } from '#api/endpoint.ts'
import type { reasonHistoryEndpoint } from '#api/unsigned.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { getResident } from '../residents/index.ts'
import { determineAskAgain } from './domain/ask-again.ts'
import { reasonColumns } from './person-rows.ts'

type Output = OutputOf<typeof reasonHistoryEndpoint>
const select = compose<Output['items'][number]>()(fragment<{ countyCode: number; residentId: string }>('reason-history', `
  SELECT ${reasonColumns}, ${instantText('n.noted_at')} AS "notedAt", ${instantText('n.closed_at')} AS "closedAt", n.closed_by_name AS "closedBy", n.closed_how AS "closedHow"
  FROM unsigned.reason n WHERE n.county_code = :countyCode AND n.resident_id = :residentId ORDER BY n.id DESC LIMIT 100`))

/** Everything that was said of why somebody within the scope is not signed, newest first, and whether a refusal in force makes asking too soon. */
export async function listHistory({ run, actor, on }: Context, { residentId }: { residentId: string }): Promise<Output> {
  const [resident, items] = await Promise.all([getResident(run, actor, residentId), run(select, { countyCode: actor.countyCode, residentId })])
  const refusal = items.find(({ closedAt, refusedOn }) => closedAt === null && refusedOn !== null)
  const isKey = resident.populations.length > 0
  return { items, ask: refusal?.refusedOn && !resident.isSigned ? { ...determineAskAgain({ refusedOn: refusal.refusedOn as typeof on, isKey, on }), isKey } : null }
}
