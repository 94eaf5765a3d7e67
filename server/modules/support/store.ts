import { compose, fragment } from '#platform/database/statement.ts'

export type AgreementFields = {
  countyCode: number; agreementId: string; title: string; round: number; hospitalId: string; institutionIds: string[]; townshipCodes: string[]; works: string[]; promisedTeams: number; promisedMembers: number; promisedVisits: number
  promiseEvery: string; promisePer: string; countedPlaces: number; teams: string; validFrom: string; validUntil: string
}
export const insertAgreement = compose<never>()(fragment<AgreementFields & { previousId: string | null }>('insert-support-agreement', `
  INSERT INTO support.agreement (county_code, id, title, round, hospital_id, institution_ids, township_codes, works, promised_teams, promised_members, promised_visits, promise_every, promise_per, counted_places, teams, valid_from, valid_until, previous_id)
  VALUES (:countyCode, :agreementId, :title, :round, :hospitalId, :institutionIds, :townshipCodes, :works, :promisedTeams, :promisedMembers, :promisedVisits, :promiseEvery, :promisePer, :countedPlaces, :teams, :validFrom, :validUntil, :previousId)`))
export const updateAgreement = compose<{ version: number }>()(fragment<AgreementFields & { version: number }>('update-support-agreement', `
  UPDATE support.agreement SET title = :title, round = :round, hospital_id = :hospitalId, institution_ids = :institutionIds, township_codes = :townshipCodes, works = :works, promised_teams = :promisedTeams, promised_members = :promisedMembers,
    promised_visits = :promisedVisits, promise_every = :promiseEvery, promise_per = :promisePer, counted_places = :countedPlaces, teams = :teams, valid_from = :validFrom, valid_until = :validUntil, version = version + 1
  WHERE county_code = :countyCode AND id = :agreementId AND version = :version RETURNING version`))
export const endAgreementRow = compose<{ version: number }>()(fragment<{ countyCode: number; agreementId: string; version: number; endedOn: string; endReason: string }>('end-support-agreement', `
  UPDATE support.agreement SET ended_on = :endedOn, end_reason = :endReason, version = version + 1 WHERE county_code = :countyCode AND id = :agreementId AND version = :version RETURNING version`))

export type VisitFields = {
  countyCode: number; visitId: string; agreementId: string; heldOn: string; work: string; institutionId: string | null; villageCode: string | null; teamName: string | null; experts: number; halfDays: number; persons: number; note: string | null
  accountId: string; actorName: string; at: string
}
export const insertVisit = compose<never>()(fragment<VisitFields>('insert-support-visit', `
  INSERT INTO support.visit (county_code, id, agreement_id, held_on, work, institution_id, village_code, team_name, experts, half_days, persons, note, recorded_by, recorded_by_name, recorded_at)
  VALUES (:countyCode, :visitId, :agreementId, :heldOn, :work, :institutionId, :villageCode, :teamName, :experts, :halfDays, :persons, :note, :accountId, :actorName, :at)`))
export const strikeVisitRow = compose<{ id: string }>()(fragment<{ countyCode: number; agreementId: string; visitId: string; at: string; actorName: string; reason: string }>('strike-support-visit', `
  UPDATE support.visit SET struck_at = :at, struck_by_name = :actorName, strike_reason = :reason
  WHERE county_code = :countyCode AND agreement_id = :agreementId AND id = :visitId AND struck_at IS NULL RETURNING id`))
