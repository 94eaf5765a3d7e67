import type { LocalDate } from '#kernel/local-date.ts'
import type { Run } from '#platform/database/database.ts'
import { isWithinScope } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { reason } from './errors.ts'

export type Resident = {
  id: string; name: string; sex: number; bornOn: LocalDate; nation: string; documentKind: string; documentCipher: Buffer | null; documentHmac: Buffer | null; phoneCipher: Buffer | null; addressCipher: Buffer | null
  townshipCode: string; villageCode: string; residenceKind: 'registered' | 'migrant'; livesHereSince: LocalDate; householdId: string | null; populations: string[]
  institutionId: string | null; teamId: string | null; isSigned: boolean; status: 'living' | 'moved' | 'deceased' | 'merged'; statusOn: LocalDate | null; version: number
}
const columns = `r.id, r.name, r.sex, r.birth_on AS "bornOn", r.nation, r.document_kind AS "documentKind", r.document_cipher AS "documentCipher", r.document_hmac AS "documentHmac", r.phone_cipher AS "phoneCipher",
  r.address_cipher AS "addressCipher", r.township_code AS "townshipCode", r.village_code AS "villageCode", r.residence_kind AS "residenceKind", r.lives_here_since AS "livesHereSince", r.household_id AS "householdId",
  r.populations, r.institution_id AS "institutionId", r.team_id AS "teamId", r.is_signed AS "isSigned", r.status, r.status_on AS "statusOn", r.version`
const select = compose<Resident>()(fragment<{ countyCode: number; residentId: string }>('load-resident', `SELECT ${columns} FROM residents.resident r WHERE r.county_code = :countyCode AND r.id = :residentId`))
const selectLocked = compose<Resident>()(fragment<{ countyCode: number; residentId: string }>('load-resident-locked', `SELECT ${columns} FROM residents.resident r WHERE r.county_code = :countyCode AND r.id = :residentId FOR UPDATE`))

/** One resident within the actor's scope, locked when it is to be changed. Another's is not found, like none. */
export async function getResident(run: Run, actor: Actor, residentId: string, { isLocked = false } = {}): Promise<Resident> {
  const [resident] = await run(isLocked ? selectLocked : select, { countyCode: actor.countyCode, residentId })
  if (!resident || !isWithinScope(actor, { countyCode: actor.countyCode, townshipCode: resident.townshipCode, institutionId: resident.institutionId, teamId: resident.teamId })) throw notFound('resident')
  return resident
}

/** @throws Conflict when somebody changed the resident after they were looked at */
export function refuseStale({ version }: Resident, seen: number): void {
  if (version !== seen) throw new Problem('Conflict', [reason.changedMeanwhile()])
}
