import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { lookedAtEndpoint } from '#api/resident-accounts.ts'
import { addDays } from '#kernel/local-date.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { actingIn, bondWith } from './bonds.ts'

type Look = OutputOf<typeof lookedAtEndpoint>['items'][number]
const daysBack = 90
/** The resident's own doings are under the account's masked number and have other actions; only the staff's looking is here. */
const selectLooks = compose<Look>()(fragment<{ countyCode: number; residentId: string; since: string }>('looks-at-resident', `
  SELECT (e.at AT TIME ZONE 'Asia/Shanghai')::date AS "on", e.actor_name AS who, CASE e.action WHEN 'residents.open' THEN 'open' WHEN 'residents.reveal' THEN 'reveal' ELSE 'chat' END AS what, count(*)::int AS times
  FROM audit.event e WHERE e.county_code = :countyCode AND e.subject_kind = 'resident' AND e.subject_id = :residentId::text AND e.action IN ('residents.open', 'residents.reveal', 'messages.open') AND e.at >= :since::date
  GROUP BY 1, e.actor_id, 2, 3 ORDER BY 1 DESC, 2, 3 LIMIT 200`))

/** Who of the staff looked at the record of one of the own people, newest first. @throws NotFound for anybody else's */
export async function listLooks(context: Context, { residentId }: InputOf<typeof lookedAtEndpoint>): Promise<OutputOf<typeof lookedAtEndpoint>> {
  const inside = actingIn(context, bondWith(context, residentId).countyCode)
  return { items: await inside.run(selectLooks, { countyCode: inside.actor.countyCode, residentId, since: addDays(inside.on, -daysBack) }) }
}
