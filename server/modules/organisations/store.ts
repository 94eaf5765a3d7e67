import { compose, fragment } from '#platform/database/statement.ts'

export type InstitutionFields = {
  institutionId: string; countyCode: number; name: string; shortName: string; pinyin: string; initials: string; creditCode: string | null; kind: string; hospitalLevel: number | null; ownership: string
  parentId: string | null; townshipCode: string; address: string | null; phone: string | null; hours: string | null; validFrom: string; validUntil: string | null
}
export const insertInstitution = compose<never>()(fragment<InstitutionFields>('insert-institution', `
  INSERT INTO organisations.institution (id, county_code, name, short_name, pinyin, initials, credit_code, kind, hospital_level, ownership, parent_id, township_code, address, phone, service_hours, valid_from, valid_until)
  VALUES (:institutionId, :countyCode, :name, :shortName, :pinyin, :initials, :creditCode, :kind, :hospitalLevel, :ownership, :parentId, :townshipCode, :address, :phone, :hours, :validFrom, :validUntil)`))
export const updateInstitution = compose<{ version: number }>()(fragment<InstitutionFields>('update-institution', `
  UPDATE organisations.institution SET name = :name, short_name = :shortName, pinyin = :pinyin, initials = :initials, credit_code = :creditCode, kind = :kind, hospital_level = :hospitalLevel, ownership = :ownership,
    parent_id = :parentId, township_code = :townshipCode, address = :address, phone = :phone, service_hours = :hours, valid_from = :validFrom, valid_until = :validUntil, version = version + 1
  WHERE id = :institutionId AND county_code = :countyCode RETURNING version`))

export const upsertAlliance = compose<never>()(fragment<{ allianceId: string; countyCode: number; name: string; kind: string; leadInstitutionId: string; on: string }>('upsert-alliance', `
  INSERT INTO organisations.alliance (id, county_code, name, kind, lead_institution_id, valid_from) VALUES (:allianceId, :countyCode, :name, :kind, :leadInstitutionId, :on)
  ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, kind = EXCLUDED.kind, lead_institution_id = EXCLUDED.lead_institution_id`))
export const endAllianceMembers = compose<never>()(fragment<{ allianceId: string; memberIds: string[]; on: string }>('end-alliance-members', `
  UPDATE organisations.alliance_member SET valid_until = :on::date WHERE alliance_id = :allianceId AND valid_until IS NULL AND NOT institution_id = ANY (:memberIds::uuid[])`))
export const addAllianceMembers = compose<never>()(fragment<{ allianceId: string; memberIds: string[]; on: string }>('add-alliance-members', `
  INSERT INTO organisations.alliance_member (alliance_id, institution_id, valid_from) SELECT :allianceId::uuid, m, :on::date FROM unnest(:memberIds::uuid[]) AS m
  WHERE NOT EXISTS (SELECT FROM organisations.alliance_member a WHERE a.alliance_id = :allianceId::uuid AND a.institution_id = m AND a.valid_until IS NULL)
  ON CONFLICT (alliance_id, institution_id, valid_from) DO UPDATE SET valid_until = NULL`))

export type StaffFields = { staffId: string; countyCode: number; name: string; pinyin: string; initials: string; sex: number; bornOn: string | null; category: string; titleLevel: string; languages: readonly string[] | null; phone: string | null; isActive: boolean }
export const insertStaff = compose<never>()(fragment<StaffFields>('insert-staff', `
  INSERT INTO organisations.staff (id, county_code, name, pinyin, initials, sex, birth_on, category, title_level, languages, phone, is_active)
  VALUES (:staffId, :countyCode, :name, :pinyin, :initials, :sex, :bornOn, :category, :titleLevel, coalesce(:languages::text[], '{}'), :phone, :isActive)`))
export const updateStaff = compose<{ version: number }>()(fragment<StaffFields>('update-staff', `
  UPDATE organisations.staff SET name = :name, pinyin = :pinyin, initials = :initials, sex = :sex, birth_on = coalesce(:bornOn::date, birth_on), category = :category, title_level = :titleLevel, languages = coalesce(:languages::text[], languages), phone = coalesce(:phone, phone), is_active = :isActive, version = version + 1
  WHERE id = :staffId AND county_code = :countyCode RETURNING version`))
export const upsertLicence = compose<never>()(fragment<{ staffId: string; licenceId: string; kind: string; number: string; scope: string | null; validFrom: string; validUntil: string | null }>('upsert-licence', `
  INSERT INTO organisations.staff_licence (staff_id, id, kind, number, scope, valid_from, valid_until) VALUES (:staffId, :licenceId, :kind, :number, :scope, :validFrom, :validUntil)
  ON CONFLICT (staff_id, id) DO UPDATE SET kind = EXCLUDED.kind, number = EXCLUDED.number, scope = EXCLUDED.scope, valid_from = EXCLUDED.valid_from, valid_until = EXCLUDED.valid_until`))
export const upsertPost = compose<never>()(fragment<{ staffId: string; institutionId: string; isPrimary: boolean; validFrom: string; validUntil: string | null }>('upsert-post', `
  INSERT INTO organisations.staff_post (staff_id, institution_id, is_primary, valid_from, valid_until) VALUES (:staffId, :institutionId, :isPrimary, :validFrom, :validUntil)
  ON CONFLICT (staff_id, institution_id, valid_from) DO UPDATE SET is_primary = EXCLUDED.is_primary, valid_until = EXCLUDED.valid_until`))
/** Posts not named any more end today; history is kept. */
export const endOtherPosts = compose<never>()(fragment<{ staffId: string; institutionIds: string[]; on: string }>('end-other-posts', `
  UPDATE organisations.staff_post SET valid_until = greatest(valid_from, :on::date), is_primary = false
  WHERE staff_id = :staffId AND (valid_until IS NULL OR valid_until > :on::date) AND NOT institution_id = ANY (:institutionIds::uuid[])`))
