import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { systemActor, type SystemContext } from '#platform/http/context.ts'
import type { Job } from '#platform/jobs/job.ts'
import { countCover } from '../statistics/index.ts'

type Turn = { countyCode: number; on: LocalDate }
/** Contracts whose term is over and that still hold places; a batch, so that no turn locks a county. */
const expired = fragment<Turn>('expired', `
  UPDATE contracts.contract SET holds_places = false WHERE county_code = :countyCode AND id IN (
    SELECT id FROM contracts.contract WHERE county_code = :countyCode AND state = 'active' AND holds_places AND valid_until <= :on::date ORDER BY valid_until, id LIMIT 500 FOR UPDATE SKIP LOCKED)
  RETURNING resident_id, team_id, doctor_staff_id`)
const freed = fragment<Turn>('freed', `
  UPDATE organisations.panel_load l SET contracts = l.contracts - n.places
  FROM (SELECT scope, holder, count(*) AS places FROM expired CROSS JOIN LATERAL (VALUES ('team', team_id), ('doctor', doctor_staff_id)) AS h (scope, holder) GROUP BY 1, 2) n
  WHERE l.county_code = :countyCode AND l.unit = 'person' AND l.scope = n.scope AND l.holder_id = n.holder RETURNING 1`)
/** The residents whose mark no longer fits the day: expired without a next contract, or whose next contract begins. */
const due = fragment<Turn & { residentIds: readonly string[] }>('was', `
  SELECT r.id, r.township_code, r.team_id, r.populations, r.is_signed, c.id IS NOT NULL AS now_signed, coalesce(c.team_id, r.team_id) AS now_team, coalesce(c.institution_id, r.institution_id) AS now_institution
  FROM residents.resident r LEFT JOIN contracts.contract c ON c.county_code = r.county_code AND c.resident_id = r.id AND c.state = 'active' AND c.period @> :on::date
  WHERE r.county_code = :countyCode AND r.status = 'living' AND r.id = ANY (:residentIds::uuid[]) AND (r.is_signed <> (c.id IS NOT NULL) OR (c.id IS NOT NULL AND c.team_id IS DISTINCT FROM r.team_id)) FOR UPDATE OF r`)
const marked = fragment<Turn>('marked', `
  UPDATE residents.resident r SET is_signed = was.now_signed, team_id = was.now_team, institution_id = was.now_institution, version = r.version + 1 FROM was WHERE r.county_code = :countyCode AND r.id = was.id RETURNING 1`)
const moved = fragment<object>('moved', `
  SELECT township_code, team_id, populations, -1 AS residents, -is_signed::int AS signed FROM was UNION ALL SELECT township_code, now_team, populations, 1, now_signed::int FROM was`)

const expire = compose<{ residents: string[] }>()(expired, freed, fragment<object>('expire-contracts', "SELECT coalesce(array_agg(resident_id), '{}') AS residents FROM expired"))
const remark = compose<{ n: number }>()(due, marked, moved, countCover, fragment<object>('remark-residents', 'SELECT count(*) AS n FROM marked'))
const beginning = compose<{ residents: string[] }>()(fragment<Turn & { since: LocalDate }>('contracts-beginning', `
  SELECT coalesce(array_agg(c.resident_id), '{}') AS residents FROM contracts.contract c
  WHERE c.county_code = :countyCode AND c.state = 'active' AND c.signed_on < c.valid_from AND c.valid_from > :since::date AND c.valid_from <= :on::date`))

/**
 * Turns the day for contracts: whose term is over gives its places back and its resident is unsigned, unless the next contract begins; a
 * contract signed ahead takes its resident over. May be run again, and after days on which nothing ran. Returns how many ran out.
 */
export async function turnContracts(context: SystemContext): Promise<number> {
  const { countyCode, on, newId, database, at } = context
  const { begun, over } = await database.transact([countyCode], async (run) => {
    const [ahead] = await run(beginning, { countyCode, on, since: addDays(on, -40) })
    let over = 0
    const remarkAll = (residentIds: readonly string[]) => run(remark, { countyCode, on, residentIds, eventId: newId() })
    for (;;) {
      const [turned] = await run(expire, { countyCode, on })
      const residents = turned?.residents ?? []
      if (residents.length === 0) break
      over += residents.length
      await remarkAll(residents)
    }
    const begun = ahead?.residents ?? []
    if (begun.length > 0) await remarkAll(begun)
    if (over + begun.length > 0) {
      await run(insertAuditEvent, auditOf({ at, newId, actor: systemActor, client: systemActor }, countyCode, { action: 'contracts.turn-day', subjectKind: 'county', subjectId: String(countyCode), body: { on, over, begun: begun.length } }))
    }
    return { begun, over }
  })
  return over + begun.length
}

export const contractJobs: readonly Job[] = [{
  name: 'contracts.turn-day',
  cron: '3 0 * * *',
  async work({ context }) { return `turned ${await turnContracts(context)}` },
}]
