import type { EndingRow, OwnEnding } from '#api/endings.ts'
import { addDays, ageOn, dayOfInstant, type LocalDate } from '#kernel/local-date.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { isWithinScope } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'

export type Ending = Omit<OwnEnding, 'endingId'> & { id: string; residentId: string; relation: string | null }
const endingColumns = `
  e.id, e.contract_id AS "contractId", e.resident_id AS "residentId", e.state, e.reason, e.note, e.asked_by_relation AS relation, ${instantText('e.asked_at')} AS "askedAt", ${instantText('e.answer_by')} AS "answerBy",
  ${instantText('e.decided_at')} AS "decidedAt", e.refuse_reason AS "refuseReason", e.refuse_note AS "refuseNote"`
export const endingsOfResident = compose<Ending>()(fragment<{ countyCode: number; residentId: string }>('endings-of-resident', `
  SELECT ${endingColumns} FROM contracts.ending_request e WHERE e.county_code = :countyCode AND e.resident_id = :residentId::uuid ORDER BY e.asked_at DESC, e.id DESC LIMIT 50`))

/** As its resident sees it. */
export const showOwnEnding = ({ id, contractId, state, reason, note, askedAt, answerBy, decidedAt, refuseReason, refuseNote }: Ending): OwnEnding =>
  ({ endingId: id, contractId, state, reason, note, askedAt, answerBy: dayOfInstant(answerBy), decidedAt, refuseReason, refuseNote })

export type EndingWhole = Ending & {
  residentName: string; sex: number; birthOn: LocalDate; villageName: string; number: string; teamId: string; teamName: string; institutionId: string; doctorName: string; townshipCode: string; from: LocalDate; until: LocalDate; packages: string[]; residentFeeFen: number
}
/** A wish with the contract it is about; whose it is to answer follows from the contract as it stands. */
export const endingWholeColumns = `${endingColumns}, r.name AS "residentName", r.sex, r.birth_on AS "birthOn", v.name AS "villageName", c.number, c.team_id AS "teamId", t.name AS "teamName", c.institution_id AS "institutionId", s.name AS "doctorName", c.township_code AS "townshipCode",
  coalesce(c.valid_from, c.signed_on) AS "from", coalesce(c.valid_until, c.ended_on) AS until, (SELECT coalesce(json_agg(p ->> 'zh'), '[]') FROM json_array_elements(c.terms -> 'packages') AS p) AS packages, c.resident_fee_fen AS "residentFeeFen"`
export const endingTables = `
  contracts.ending_request e JOIN contracts.contract c ON c.county_code = e.county_code AND c.id = e.contract_id JOIN residents.resident r ON r.county_code = e.county_code AND r.id = e.resident_id
  JOIN organisations.team t ON t.county_code = c.county_code AND t.id = c.team_id JOIN organisations.staff s ON s.id = c.doctor_staff_id JOIN regions.region v ON v.code = r.village_code`
const selectEnding = compose<EndingWhole>()(fragment<{ countyCode: number; endingId: string }>('get-ending-request', `SELECT ${endingWholeColumns} FROM ${endingTables} WHERE e.county_code = :countyCode AND e.id = :endingId::uuid`))

/** One wish about a contract within the actor's scope. @throws NotFound, also for a foreign one */
export async function getEnding({ run, actor }: Pick<Context, 'run' | 'actor'>, endingId: string): Promise<EndingWhole> {
  const [row] = await run(selectEnding, { countyCode: actor.countyCode, endingId })
  if (!row || !isWithinScope(actor, { countyCode: actor.countyCode, townshipCode: row.townshipCode, institutionId: row.institutionId, teamId: row.teamId })) throw notFound('ending')
  return row
}

const dayMs = 86_400_000
/** As the doctor sees it, with how long it waits. */
export const showEndingForDoctor = (row: EndingWhole, on: LocalDate, at: string): EndingRow => ({
  ...showOwnEnding(row), residentId: row.residentId, residentName: row.residentName, sex: row.sex, age: ageOn(row.birthOn, on), villageName: row.villageName, number: row.number, teamName: row.teamName, doctorName: row.doctorName, from: row.from,
  lastDay: addDays(row.until, -1), packages: row.packages, residentFeeFen: row.residentFeeFen, askedBy: row.relation,
  waitingDays: Math.max(0, Math.floor((Date.parse(row.decidedAt ?? at) - Date.parse(row.askedAt)) / dayMs)), isLate: row.state === 'waiting' && at > row.answerBy,
})
