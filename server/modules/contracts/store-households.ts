import type { agreedWays, householdEvents } from '#api/household-contracts.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'

type Of = { countyCode: number; householdContractId: string }
export type HouseholdContract = { id: string; householdId: string; householdNumber: string; headResidentId: string; headName: string; institutionId: string; institutionName: string; teamId: string; teamName: string; townshipCode: string; signedOn: LocalDate; version: number }
export const selectHouseholdContract = compose<HouseholdContract>()(fragment<Of>('household-contract', `
  SELECT g.id, g.household_id AS "householdId", h.number AS "householdNumber", g.head_resident_id AS "headResidentId", r.name AS "headName", g.institution_id AS "institutionId", i.short_name AS "institutionName", g.team_id AS "teamId", t.name AS "teamName", g.township_code AS "townshipCode", g.signed_on AS "signedOn", g.version
  FROM contracts.household_contract g JOIN residents.household h ON h.county_code = g.county_code AND h.id = g.household_id JOIN residents.resident r ON r.county_code = g.county_code AND r.id = g.head_resident_id
  JOIN organisations.team t ON t.county_code = g.county_code AND t.id = g.team_id JOIN organisations.institution i ON i.id = g.institution_id WHERE g.county_code = :countyCode AND g.id = :householdContractId::uuid`))
/** Locks it until the transaction ends, so that two who change it come one after the other. */
export const lockHouseholdContract = compose<{ version: number }>()(fragment<Of>('lock-household-contract', `
  SELECT version FROM contracts.household_contract WHERE county_code = :countyCode AND id = :householdContractId::uuid FOR UPDATE`))

type New = Of & { householdId: string; headResidentId: string; institutionId: string; teamId: string; townshipCode: string; signedOn: string }
export const insertHouseholdContract = compose<never>()(fragment<New>('insert-household-contract', `
  INSERT INTO contracts.household_contract (county_code, id, household_id, head_resident_id, institution_id, team_id, township_code, signed_on)
  VALUES (:countyCode, :householdContractId, :householdId, :headResidentId, :institutionId, :teamId, :townshipCode, :signedOn)`))
export const putUnderHousehold = compose<never>()(fragment<Of & { contractIds: readonly string[] }>('put-under-household', `
  UPDATE contracts.contract SET household_contract_id = :householdContractId::uuid WHERE county_code = :countyCode AND id = ANY (:contractIds::uuid[])`))
export const takeFromHousehold = compose<{ id: string }>()(fragment<Of & { contractId: string }>('take-from-household', `
  UPDATE contracts.contract SET household_contract_id = NULL, unit = 'person', version = version + 1 WHERE county_code = :countyCode AND id = :contractId::uuid AND household_contract_id = :householdContractId::uuid RETURNING id`))
export const updateHead = compose<{ id: string }>()(fragment<Of & { headResidentId: string; version: number }>('change-household-head', `
  UPDATE contracts.household_contract SET head_resident_id = :headResidentId::uuid, version = version + 1 WHERE county_code = :countyCode AND id = :householdContractId::uuid AND version = :version RETURNING id`))

type NewEvent = Of & { eventId: string; event: (typeof householdEvents)[number]; residentId: string; contractId: string | null; agreed: (typeof agreedWays)[number] | null; note: string | null; actorId: string; actorName: string; at: string }
export const insertHouseholdEvent = compose<never>()(fragment<NewEvent>('insert-household-event', `
  INSERT INTO contracts.household_event (county_code, id, household_contract_id, event, resident_id, contract_id, agreed, note, actor_id, actor_name, at)
  VALUES (:countyCode, :eventId, :householdContractId, :event, :residentId, :contractId, :agreed, :note, :actorId, :actorName, :at)`))

export type HouseholdEvent = { event: (typeof householdEvents)[number]; residentName: string; agreed: (typeof agreedWays)[number] | null; note: string | null; actorName: string; at: string }
export const eventsOfHousehold = compose<HouseholdEvent>()(fragment<Of>('events-of-household-contract', `
  SELECT e.event, r.name AS "residentName", e.agreed, e.note, e.actor_name AS "actorName", ${instantText('e.at')} AS at FROM contracts.household_event e JOIN residents.resident r ON r.county_code = e.county_code AND r.id = e.resident_id
  WHERE e.county_code = :countyCode AND e.household_contract_id = :householdContractId::uuid ORDER BY e.at DESC, e.id DESC`))

export type HouseholdMember = { residentId: string; name: string; sex: number; bornOn: LocalDate; relation: string | null; isSigned: boolean; status: string }
/** Who belongs to a household of the residents' register today. */
export const membersOfHousehold = compose<HouseholdMember>()(fragment<{ countyCode: number; householdId: string }>('members-of-household', `
  SELECT id AS "residentId", name, sex, birth_on AS "bornOn", relation_to_head AS relation, is_signed AS "isSigned", status FROM residents.resident
  WHERE county_code = :countyCode AND household_id = :householdId::uuid AND status = 'living' ORDER BY birth_on, id`))
