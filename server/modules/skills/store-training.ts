import { compose, fragment } from '#platform/database/statement.ts'

type CourseFields = { countyCode: number; courseId: string; name: string; kind: string; requiredOf: readonly string[]; validMonths: number | null; isActive: boolean }
export const insertCourse = compose<never>()(fragment<CourseFields>('insert-course', `
  INSERT INTO skills.course (county_code, id, name, kind, required_of, valid_months, is_active) VALUES (:countyCode, :courseId, :name, :kind, :requiredOf::text[], :validMonths, :isActive)`))
export const updateCourse = compose<never>()(fragment<CourseFields>('update-course', `
  UPDATE skills.course SET name = :name, kind = :kind, required_of = :requiredOf::text[], valid_months = :validMonths, is_active = :isActive, version = version + 1 WHERE county_code = :countyCode AND id = :courseId`))

type NewTraining = { countyCode: number; ids: readonly string[]; staffIds: readonly string[]; results: readonly string[]; until: readonly (string | null)[]; courseId: string; heldOn: string; hours: number; place: string | null; actorName: string; at: string }
/** What many learned together, in one statement. */
export const insertTraining = compose<never>()(fragment<NewTraining>('insert-training', `
  INSERT INTO skills.training (county_code, id, staff_id, course_id, held_on, hours, result, valid_until, place, recorded_by_name, recorded_at)
  SELECT :countyCode::int, r.id, r.staff_id, :courseId::uuid, :heldOn::date, :hours::smallint, r.result, r.until, :place::text, :actorName::text, :at::timestamptz
  FROM unnest(:ids::uuid[], :staffIds::uuid[], :results::text[], :until::date[]) AS r (id, staff_id, result, until)`))
export const withdrawTrainingRow = compose<object>()(fragment<{ countyCode: number; trainingId: string; reason: string; actorName: string; at: string }>('withdraw-training', `
  UPDATE skills.training SET withdrawn_reason = :reason, withdrawn_by_name = :actorName, withdrawn_at = :at WHERE county_code = :countyCode AND id = :trainingId AND withdrawn_at IS NULL RETURNING 1`))

type TechniqueFields = { countyCode: number; techniqueId: string; name: string; kind: string; forKinds: readonly string[]; courseId: string | null; trainingIn: readonly string[]; isForResidents: boolean; isActive: boolean }
export const insertTechnique = compose<never>()(fragment<TechniqueFields>('insert-technique', `
  INSERT INTO skills.technique (county_code, id, name, kind, for_kinds, course_id, training_in, is_for_residents, is_active) VALUES (:countyCode, :techniqueId, :name, :kind, :forKinds::text[], :courseId, :trainingIn::text[], :isForResidents, :isActive)`))
export const updateTechnique = compose<never>()(fragment<TechniqueFields>('update-technique', `
  UPDATE skills.technique SET name = :name, kind = :kind, for_kinds = :forKinds::text[], course_id = :courseId, training_in = :trainingIn::text[], is_for_residents = :isForResidents, is_active = :isActive, version = version + 1
  WHERE county_code = :countyCode AND id = :techniqueId`))

type OfferingKey = { countyCode: number; institutionId: string; techniqueId: string }
export const insertOffering = compose<never>()(fragment<OfferingKey & { offeringId: string; since: string; pieces: number | null; note: string | null; actorName: string }>('insert-offering', `
  INSERT INTO skills.offering (county_code, id, institution_id, technique_id, since, pieces, note, begun_by_name) VALUES (:countyCode, :offeringId, :institutionId, :techniqueId, :since, :pieces, :note, :actorName)`))
export const endOfferingRow = compose<{ offeringId: string }>()(fragment<OfferingKey & { on: string; reason: string; actorName: string }>('end-offering', `
  UPDATE skills.offering SET until = greatest(since, :on::date), ended_reason = :reason, ended_by_name = :actorName WHERE county_code = :countyCode AND institution_id = :institutionId AND technique_id = :techniqueId AND until IS NULL RETURNING id AS "offeringId"`))
