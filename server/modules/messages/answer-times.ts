import type { OutputOf } from '#api/endpoint.ts'
import type { answerTimesEndpoint, Office } from '#api/messages.ts'
import type { Run } from '#platform/database/database.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'

const days = 30
const since = (at: string): string => new Date(Date.parse(at) - days * 86_400_000).toISOString()
/** The middle of the waits that ended in thirty days, nights and holidays included: half of those who wrote waited no longer. */
const median = 'round(percentile_cont(0.5) WITHIN GROUP (ORDER BY a.waited_seconds) / 60)::int AS "medianMinutes", count(*)::int AS answered'

type Answering = { quickReplies: string[] | null; days: number[] | null; from: string | null; until: string | null; version: number | null; medianMinutes: number | null; answered: number }
const select = compose<Answering>()(fragment<{ countyCode: number; teamId: string; since: string }>('team-answering', `
  SELECT d.quick_replies AS "quickReplies", d.office_days AS days, d.office_from AS "from", d.office_until AS until, d.version, m.* FROM
  (SELECT ${median} FROM messages.answer a WHERE a.county_code = :countyCode AND a.team_id = :teamId AND a.at >= :since) m
  LEFT JOIN messages.desk d ON d.county_code = :countyCode AND d.team_id = :teamId`))

/** When a team answers, as it says itself, and how fast it has. */
export async function findAnswering(run: Run, countyCode: number, teamId: string, at: string): Promise<{ office: Office | null; quickReplies: string[]; version: number; medianMinutes: number | null; answered: number }> {
  const [row] = await run(select, { countyCode, teamId, since: since(at) })
  const office = row?.from && row.until && row.days ? { days: row.days, from: row.from, until: row.until } : null
  return { office, quickReplies: row?.quickReplies ?? [], version: row?.version ?? 0, medianMinutes: row?.medianMinutes ?? null, answered: row?.answered ?? 0 }
}

/** How fast the teams within the actor's scope answered, and who waits now. */
export async function listAnswerTimes({ actor, at, run }: Context): Promise<OutputOf<typeof answerTimesEndpoint>> {
  const scope = scopeFilter(actor, { township: 'i.township_code', institution: 't.institution_id', team: 't.id' })
  const statement = compose<OutputOf<typeof answerTimesEndpoint>['teams'][number]>()(fragment<{ countyCode: number; at: string; since: string; scopePlace: string }>('list-answer-times', `
    SELECT t.id AS "teamId", t.name, m."medianMinutes", m.answered, w.waiting, w."oldestMinutes" FROM organisations.team t JOIN organisations.institution i ON i.id = t.institution_id
    CROSS JOIN LATERAL (SELECT ${median} FROM messages.answer a WHERE a.county_code = :countyCode AND a.team_id = t.id AND a.at >= :since) m
    CROSS JOIN LATERAL (SELECT count(*)::int AS waiting, round(extract(epoch FROM :at::timestamptz - min(k.waiting_since)) / 60)::int AS "oldestMinutes" FROM messages.conversation k WHERE k.county_code = :countyCode AND k.team_id = t.id AND k.waiting_since IS NOT NULL) w
    WHERE t.county_code = :countyCode AND t.status = 'active' AND ${scope.condition} ORDER BY t.name, t.id`))
  return { teams: await run(statement, { countyCode: actor.countyCode, at, since: since(at), ...scope.params }) }
}
