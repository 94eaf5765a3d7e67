import type { ResidentRow } from '#api/residents.ts'
import { listedName } from '#platform/http/listed-name.ts'
import type { Actor } from '#platform/http/actor.ts'
import { ageOn, type LocalDate } from '#kernel/local-date.ts'

export type Row = Omit<ResidentRow, 'age'> & { bornOn: LocalDate; initials: string }

/** The columns of a row of people; the table is `r`. A list shows the age, not the birthday. */
export const rowColumns = `
  r.id AS "residentId", r.name, r.sex, r.birth_on AS "bornOn", r.initials, v.name AS "villageName", tw.name AS "townshipName", t.name AS "teamName", r.populations, r.is_signed AS "isSigned", r.status`
export const rowJoins = `
  JOIN regions.region v ON v.code = r.village_code JOIN regions.region tw ON tw.code = r.township_code
  LEFT JOIN organisations.team t ON t.county_code = :countyCode AND t.id = r.team_id`

export const present = (row: Row, on: LocalDate): ResidentRow => ({
  residentId: row.residentId, name: row.name, sex: row.sex, age: Math.max(0, ageOn(row.bornOn, on)), villageName: row.villageName, townshipName: row.townshipName, teamName: row.teamName,
  populations: row.populations, isSigned: row.isSigned, status: row.status,
})

/** A row of a list or a search, whose reader has opened nobody yet. */
export const presentListed = (row: Row, on: LocalDate, actor: Actor): ResidentRow => ({ ...present(row, on), name: listedName(actor, row.name) })
