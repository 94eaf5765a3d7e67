import type { OutputOf } from '#api/endpoint.ts'
import type { proposeOwnSigningEndpoint } from '#api/online-signing.ts'
import { addDays } from '#kernel/local-date.ts'
import type { Row } from './contract-rows.ts'

type Current = NonNullable<OutputOf<typeof proposeOwnSigningEndpoint>['current']>

/** The contract that a new one follows or replaces, as it was agreed: whom with, for how long, what and for how much. Its own rung of the combination is not chosen, so it is left out. */
export function describeCurrent(row: Row, endedYear: Current['endedYear']): Current {
  const { packages, fee, combination, years } = row.terms
  return {
    contractId: row.id, number: row.number, lastDay: addDays(row.until, -1), teamId: row.teamId, doctorStaffId: row.doctorStaffId, teamName: row.teamName, doctorName: row.doctorName, institutionName: row.institutionFullName, years: years ?? null, residentFen: fee.residentFen,
    packages: packages.map(({ id, zh, en, items }) => ({ id, zh, en, items })), packageReasons: packages.flatMap(({ id, chosenBecause }) => (chosenBecause ? [{ id, reason: chosenBecause }] : [])),
    hospitals: combination.institutions.filter(({ institutionId }) => institutionId !== row.institutionId).map(({ tier, institutionId, name }) => ({ tier, institutionId, name })), endedYear,
  }
}
