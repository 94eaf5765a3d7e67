import type { LocalDate } from '#kernel/local-date.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { systemActor, type SystemContext } from '#platform/http/context.ts'
import type { Job } from '#platform/jobs/job.ts'
import { countCover } from '../statistics/index.ts'
import { ageBandsOf } from './domain/populations-of.ts'
import type { ResidentsUsing } from './using.ts'

type Bands = { countyCode: number; on: LocalDate; bandPopulations: readonly string[]; fromAges: readonly number[]; untilAges: readonly number[] }
type Due = { residentId: string; population: string; begins: boolean; day: string }
/** The day somebody reaches an age, as the kernel counts it: 29 February goes to the 28th where the year has none. */
const birthday = (age: string) => `(r.birth_on + make_interval(years => ${age}))::date`
const bands = fragment<Bands>('band', 'SELECT population, from_age, until_age FROM unnest(:bandPopulations::text[], :fromAges::int[], :untilAges::int[]) AS b (population, from_age, until_age)')
/** Every tag that ought to be in force by age and is not, or is and ought not: so a day that was missed, or a new rule, mends itself. */
const selectDue = compose<Due>()(bands, fragment<Bands>('due-birthdays', `
  SELECT r.id AS "residentId", b.population, true AS begins, ${birthday('b.from_age')}::text AS day FROM residents.resident r JOIN band b ON ${birthday('b.from_age')} <= :on::date AND ${birthday('b.until_age')} > :on::date
  WHERE r.county_code = :countyCode AND r.status = 'living'
    AND NOT EXISTS (SELECT FROM residents.population_tag g WHERE g.county_code = :countyCode AND g.resident_id = r.id AND g.population = b.population AND g.valid_until IS NULL)
  UNION ALL
  SELECT r.id, g.population, false, coalesce((SELECT max(${birthday('b.until_age')}) FROM band b WHERE b.population = g.population AND ${birthday('b.until_age')} <= :on::date), :on::date)::text
  FROM residents.population_tag g JOIN residents.resident r ON r.county_code = :countyCode AND r.id = g.resident_id AND r.status = 'living'
  WHERE g.county_code = :countyCode AND g.origin = 'derived' AND g.valid_until IS NULL
    AND NOT EXISTS (SELECT FROM band b WHERE b.population = g.population AND ${birthday('b.from_age')} <= :on::date AND ${birthday('b.until_age')} > :on::date)
  ORDER BY 1, 2`))

type Turn = {
  countyCode: number; eventId: string; at: string; recordedBy: string
  residentIds: readonly string[]; populations: readonly string[]; begins: readonly boolean[]; days: readonly string[]; tagIds: readonly string[]; becauses: readonly string[]
}
const due = fragment<Turn>('due', `
  SELECT * FROM unnest(:residentIds::uuid[], :populations::text[], :begins::boolean[], :days::date[], :tagIds::uuid[], :becauses::text[]) AS d (resident_id, population, begins, day, tag_id, because)`)
const was = fragment<Turn>('was', `
  SELECT id, township_code, team_id, populations, is_signed FROM residents.resident WHERE county_code = :countyCode AND status = 'living' AND id = ANY (:residentIds::uuid[]) ORDER BY id FOR UPDATE`)
const closed = fragment<Turn>('closed', `
  UPDATE residents.population_tag g SET valid_until = greatest(g.valid_from, d.day) FROM due d JOIN was ON was.id = d.resident_id
  WHERE g.county_code = :countyCode AND g.resident_id = d.resident_id AND g.population = d.population AND g.origin = 'derived' AND g.valid_until IS NULL AND NOT d.begins RETURNING g.resident_id, g.population`)
const opened = fragment<Turn>('opened', `
  INSERT INTO residents.population_tag (county_code, id, resident_id, population, origin, evidence, because, valid_from, recorded_by, recorded_at)
  SELECT :countyCode::int, d.tag_id, d.resident_id, d.population, 'derived', '{"kind":"age"}', d.because::json, d.day, :recordedBy::uuid, :at::timestamptz FROM due d JOIN was ON was.id = d.resident_id WHERE d.begins
  RETURNING resident_id, population`)
/** What is written in this statement is not seen by it, so the new list is the old one less what closed, with what opened. */
const changed = fragment<Turn>('changed', `
  UPDATE residents.resident r SET version = r.version + 1, populations = ARRAY(
    (SELECT unnest(was.populations) EXCEPT SELECT c.population FROM closed c WHERE c.resident_id = was.id) UNION SELECT o.population FROM opened o WHERE o.resident_id = was.id ORDER BY 1)
  FROM was WHERE r.county_code = :countyCode AND r.id = was.id RETURNING r.township_code, r.team_id, r.populations, r.is_signed`)
const moved = fragment<object>('moved', `
  SELECT township_code, team_id, populations, -1 AS residents, -is_signed::int AS signed FROM was UNION ALL SELECT township_code, team_id, populations, 1, is_signed::int FROM changed`)
const turn = compose<{ people: number }>()(due, was, closed, opened, changed, moved, countCover, fragment<object>('turn-birthdays', 'SELECT count(*) AS people FROM changed'))
const batch = 1000

/**
 * Turns the day for what follows from age: who reached an age of the pack gets its tag from that birthday on, who passed one loses it, and the
 * counts follow. May be run again, and after days on which nothing ran. Returns how many tags began or ended.
 */
export async function turnBirthdays({ policies }: Pick<ResidentsUsing, 'policies'>, context: SystemContext): Promise<number> {
  const { countyCode, on, at, newId, database } = context
  const ages = ageBandsOf(await policies.packOf(countyCode, on), on)
  const all = await database.run(selectDue, { countyCode, on, bandPopulations: ages.map(({ population }) => population), fromAges: ages.map(({ fromAge }) => fromAge), untilAges: ages.map(({ untilAge }) => untilAge) }, [countyCode])
  const becauseOf = new Map(ages.map(({ population, because }) => [population, JSON.stringify(because)]))
  for (let from = 0; from < all.length; from += batch) {
    const rows = all.slice(from, from + batch)
    await database.transact([countyCode], async (run) => {
      await run(turn, {
        countyCode, eventId: newId(), at, recordedBy: systemActor.accountId, residentIds: rows.map((row) => row.residentId), populations: rows.map((row) => row.population), begins: rows.map((row) => row.begins),
        days: rows.map((row) => row.day), tagIds: rows.map(() => newId()), becauses: rows.map((row) => becauseOf.get(row.population) ?? '[]'),
      })
      await run(insertAuditEvent, auditOf({ at, newId, actor: systemActor, client: systemActor }, countyCode, { action: 'residents.turn-birthdays', subjectKind: 'county', subjectId: String(countyCode), body: { on, tags: rows.map(({ residentId, population, begins, day }) => [residentId, population, begins, day]) } }))
    })
  }
  return all.length
}

/** Shortly after midnight, before the nightly recount. */
export const residentsJobs = (using: Pick<ResidentsUsing, 'policies'>): readonly Job[] => [{
  name: 'residents.turn-birthdays',
  cron: '5 0 * * *',
  async work({ context }) { return `turned ${await turnBirthdays(using, context)}` },
}]
