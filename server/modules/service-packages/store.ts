import { compose, fragment } from '#platform/database/statement.ts'

type Key = { countyCode: number; packageId: string }
type Fields = { name: string; englishName: string; tier: string; variant: string | null; items: string; discountFen: number; accountId: string; actorName: string; at: string }
type Changed = { version: number }

export const insertComposed = compose<never>()(fragment<Key & Fields & { institutionId: string; lineId: string; versionNumber: number }>('insert-composed-package', `
  INSERT INTO service_packages.composed (county_code, id, institution_id, line_id, version_number, name, english_name, tier, variant, items, discount_fen, state, editors, edited_by_name, edited_at)
  VALUES (:countyCode, :packageId, :institutionId, :lineId, :versionNumber, :name, :englishName, :tier, :variant, :items, :discountFen, 'draft', ARRAY[:accountId::uuid], :actorName, :at)`))
export const updateComposed = compose<Changed>()(fragment<Key & Fields>('update-composed-package', `
  UPDATE service_packages.composed SET name = :name, english_name = :englishName, tier = :tier, variant = :variant, items = :items, discount_fen = :discountFen, edited_by_name = :actorName, edited_at = :at,
    editors = CASE WHEN :accountId::uuid = ANY (editors) THEN editors ELSE editors || :accountId::uuid END, version = version + 1
  WHERE county_code = :countyCode AND id = :packageId AND state = 'draft' RETURNING version`))
export const deleteComposed = compose<{ id: string }>()(fragment<Key>('delete-composed-package', `
  DELETE FROM service_packages.composed WHERE county_code = :countyCode AND id = :packageId AND state = 'draft' RETURNING id`))
export const publishComposedRow = compose<Changed>()(fragment<Key & { state: string; offer: string; because: string; accountId: string; actorName: string; at: string }>('publish-composed-package', `
  UPDATE service_packages.composed SET state = :state, offer = :offer, because = :because, published_by = :accountId, published_by_name = :actorName, published_at = :at, version = version + 1
  WHERE county_code = :countyCode AND id = :packageId AND state = 'draft' RETURNING version`))
type Withdrawal = { reason: string | null; actorName: string; at: string }
export const withdrawComposedRow = compose<Changed>()(fragment<Key & Withdrawal>('withdraw-composed-package', `
  UPDATE service_packages.composed SET state = 'withdrawn', withdrawn_reason = :reason, withdrawn_by_name = :actorName, withdrawn_at = :at, version = version + 1
  WHERE county_code = :countyCode AND id = :packageId AND state = 'published' RETURNING version`))
/** The version before steps back when the next one is published. */
export const replacePublished = compose<{ id: string }>()(fragment<{ countyCode: number; lineId: string; actorName: string; at: string }>('replace-published-package', `
  UPDATE service_packages.composed SET state = 'withdrawn', withdrawn_by_name = :actorName, withdrawn_at = :at, version = version + 1
  WHERE county_code = :countyCode AND line_id = :lineId AND state = 'published' RETURNING id`))
