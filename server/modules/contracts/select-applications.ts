import type { OutputOf } from '#api/endpoint.ts'
import type { ApplicationRow, listOwnContractsEndpoint } from '#api/online-signing.ts'
import type { representativeRelations } from '#api/contracts.ts'
import { ageOn, dayOfInstant, type LocalDate } from '#kernel/local-date.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { isWithinScope } from '#platform/database/scope-filter.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import type { ApplicationState } from './domain/application-states.ts'

export type OwnApplication = OutputOf<typeof listOwnContractsEndpoint>['applications'][number]
export type Applied = {
  id: string; residentId: string; kind: OwnApplication['kind']; replacesId: string | null; state: ApplicationState; teamId: string; teamName: string; doctorStaffId: string; doctorName: string; institutionId: string; institutionName: string; institutionPhone: string | null; townshipCode: string
  appliedAt: string; answerBy: string; packages: string[]; years: number; residentFeeFen: number; decidedAt: string | null; rejectReason: OwnApplication['rejectReason']; rejectNote: string | null; contractId: string | null
  residentName: string; sex: number; birthOn: LocalDate; villageName: string; populations: string[]; signedByName: string | null; signedByRelation: (typeof representativeRelations)[number] | null
}
/** An application as lists and pages show it. */
export const applicationColumns = `
  a.id, a.resident_id AS "residentId", a.kind, a.replaces_id AS "replacesId", a.state, a.team_id AS "teamId", t.name AS "teamName", a.doctor_staff_id AS "doctorStaffId", s.name AS "doctorName", a.institution_id AS "institutionId", i.name AS "institutionName", coalesce(t.phone, i.phone) AS "institutionPhone", a.township_code AS "townshipCode",
  ${instantText('a.applied_at')} AS "appliedAt", ${instantText('a.answer_by')} AS "answerBy", (SELECT coalesce(json_agg(p ->> 'name'), '[]') FROM json_array_elements(a.content -> 'agreement' -> 'packages') AS p) AS packages, (a.content -> 'agreement' ->> 'years')::int AS years, a.resident_fee_fen AS "residentFeeFen",
  ${instantText('a.decided_at')} AS "decidedAt", a.reject_reason AS "rejectReason", a.reject_note AS "rejectNote", a.contract_id AS "contractId",
  r.name AS "residentName", r.sex, r.birth_on AS "birthOn", v.name AS "villageName", r.populations, a.signed_by_name AS "signedByName", a.signed_by_relation AS "signedByRelation"`
export const applicationTables = `
  contracts.application a JOIN residents.resident r ON r.county_code = a.county_code AND r.id = a.resident_id JOIN organisations.team t ON t.county_code = a.county_code AND t.id = a.team_id
  JOIN organisations.institution i ON i.id = a.institution_id JOIN organisations.staff s ON s.id = a.doctor_staff_id JOIN regions.region v ON v.code = r.village_code`

export const findWaiting = compose<Applied>()(fragment<{ countyCode: number; residentId: string }>('find-waiting-application', `
  SELECT ${applicationColumns} FROM ${applicationTables} WHERE a.county_code = :countyCode AND a.resident_id = :residentId::uuid AND a.state = 'waiting'`))
export const applicationsOfResident = compose<Applied>()(fragment<{ countyCode: number; residentId: string }>('applications-of-resident', `
  SELECT ${applicationColumns} FROM ${applicationTables} WHERE a.county_code = :countyCode AND a.resident_id = :residentId::uuid ORDER BY a.applied_at DESC, a.id DESC LIMIT 50`))

/** The application with what was signed, texts as they were hashed. */
export type AppliedWhole = Applied & { content: string; contentHash: Buffer; picture: string; strokes: string | null; envelope: string; envelopeHash: Buffer }
const selectApplication = compose<AppliedWhole>()(fragment<{ countyCode: number; applicationId: string }>('get-application', `
  SELECT ${applicationColumns}, a.content::text AS content, a.content_hash AS "contentHash", a.image_file AS picture, a.strokes::text AS strokes, a.envelope::text AS envelope, a.envelope_hash AS "envelopeHash"
  FROM ${applicationTables} WHERE a.county_code = :countyCode AND a.id = :applicationId::uuid`))

/** One application to a team within the actor's scope. @throws NotFound, also for a foreign one */
export async function getApplicationRow({ run, actor }: Pick<Context, 'run' | 'actor'>, applicationId: string): Promise<AppliedWhole> {
  const [row] = await run(selectApplication, { countyCode: actor.countyCode, applicationId })
  if (!row || !isWithinScope(actor, { countyCode: actor.countyCode, townshipCode: row.townshipCode, institutionId: row.institutionId, teamId: row.teamId })) throw notFound('application')
  return row
}

/** As its resident sees it. */
export const showOwn = ({ id, residentId, kind, state, teamName, doctorName, institutionName, institutionPhone, appliedAt, answerBy, packages, years, residentFeeFen, decidedAt, rejectReason, rejectNote, contractId }: Applied): OwnApplication => ({
  applicationId: id, residentId, kind, state, teamName, doctorName, institutionName, institutionPhone, appliedAt, answerBy: dayOfInstant(answerBy), packages, years, residentFen: residentFeeFen, decidedAt, rejectReason, rejectNote, contractId,
})

const dayMs = 86_400_000
/** As the doctor sees it, with how long it waits. */
export const showForDoctor = (row: Applied, on: LocalDate, at: string): ApplicationRow => ({
  ...showOwn(row), residentName: row.residentName, sex: row.sex, age: ageOn(row.birthOn, on), villageName: row.villageName, populations: row.populations,
  signedBy: row.signedByName === null || row.signedByRelation === null ? null : { name: row.signedByName, relation: row.signedByRelation },
  waitingDays: Math.max(0, Math.floor((Date.parse(row.decidedAt ?? at) - Date.parse(row.appliedAt)) / dayMs)), isLate: row.state === 'waiting' && at > row.answerBy,
})
