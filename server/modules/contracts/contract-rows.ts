import type { ContractRow } from '#api/contracts.ts'
import { addDays, ageOn, daysBetween, type LocalDate } from '#kernel/local-date.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { isWithinScope } from '#platform/database/scope-filter.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import { type ContractState, standingOn } from './domain/contract-states.ts'
import type { Terms } from './domain/terms.ts'

export type Row = {
  id: string; number: string; residentId: string; residentName: string; sex: number; birthOn: LocalDate; populations: string[]; teamId: string; teamName: string; institutionId: string; institutionName: string; institutionFullName: string; phone: string | null
  doctorStaffId: string; doctorName: string; townshipCode: string; townshipName: string; channel: ContractRow['channel']; unit: 'person' | 'household'; state: ContractState; signedOn: LocalDate; from: LocalDate; until: LocalDate
  endedOn: LocalDate | null; amendedOn: LocalDate | null; endReason: string | null; residentFeeFen: number; terms: Terms; because: unknown; previousId: string | null; householdContractId: string | null; version: number; residentStatus: string
}
/** A contract as lists and pages show it. A contract voided on its first day has an empty period; then its days are those of signing and ending. */
export const rowColumns = `
  c.id, c.number, c.resident_id AS "residentId", r.name AS "residentName", r.sex, r.birth_on AS "birthOn", r.status AS "residentStatus", c.populations, c.team_id AS "teamId", t.name AS "teamName", c.institution_id AS "institutionId", i.short_name AS "institutionName", i.name AS "institutionFullName", coalesce(t.phone, i.phone) AS phone,
  c.doctor_staff_id AS "doctorStaffId", s.name AS "doctorName", c.township_code AS "townshipCode", p.name AS "townshipName", c.channel, c.unit, c.state, c.signed_on AS "signedOn",
  coalesce(c.valid_from, c.signed_on) AS "from", coalesce(c.valid_until, c.ended_on) AS until, c.ended_on AS "endedOn", (SELECT max(m.amended_on) FROM contracts.amendment m WHERE m.county_code = c.county_code AND m.contract_id = c.id) AS "amendedOn", c.end_reason AS "endReason", c.resident_fee_fen AS "residentFeeFen", c.terms, c.because, c.previous_id AS "previousId", c.household_contract_id AS "householdContractId", c.version`
export const rowTables = `
  contracts.contract c JOIN residents.resident r ON r.county_code = c.county_code AND r.id = c.resident_id JOIN organisations.team t ON t.county_code = c.county_code AND t.id = c.team_id
  JOIN organisations.institution i ON i.id = c.institution_id JOIN organisations.staff s ON s.id = c.doctor_staff_id JOIN regions.region p ON p.code = c.township_code`

export const selectContract = compose<Row>()(fragment<{ countyCode: number; contractId: string }>('get-contract', `SELECT ${rowColumns} FROM ${rowTables} WHERE c.county_code = :countyCode AND c.id = :contractId`))

/** The contract that follows this one when it is over; of several the first that was signed. */
export const findNext = compose<{ id: string; number: string; state: ContractState; from: LocalDate; terms: Terms }>()(fragment<{ countyCode: number; contractId: string; residentId: string }>('next-contract', `
  SELECT id, number, state, coalesce(valid_from, signed_on) AS "from", terms FROM contracts.contract WHERE county_code = :countyCode AND resident_id = :residentId AND previous_id = :contractId::uuid ORDER BY state = 'active' DESC, signed_on LIMIT 1`))

/** One contract within the actor's scope. @throws NotFound, also for a foreign one */
export async function getContractRow({ run, actor }: Pick<Context, 'run' | 'actor'>, contractId: string): Promise<Row> {
  const [row] = await run(selectContract, { countyCode: actor.countyCode, contractId })
  if (!row || !isWithinScope(actor, { countyCode: actor.countyCode, townshipCode: row.townshipCode, institutionId: row.institutionId, teamId: row.teamId })) throw notFound('contract')
  return row
}

/** The row with what the day makes of it. */
export function showRow(row: Row, on: LocalDate, noticeDays: number): ContractRow {
  return {
    contractId: row.id, number: row.number, residentId: row.residentId, residentName: row.residentName, sex: row.sex, age: ageOn(row.birthOn, on), populations: row.populations, teamName: row.teamName,
    institutionName: row.institutionName, doctorName: row.doctorName, townshipName: row.townshipName, channel: row.channel, signedOn: row.signedOn, from: row.from, lastDay: addDays(row.until, -1),
    standing: standingOn(on, row, noticeDays), endReason: row.endReason, residentFeeFen: row.residentFeeFen, packages: row.terms.packages.map(({ zh }) => zh), daysLeft: Math.max(0, daysBetween(on, row.until)),
  }
}
