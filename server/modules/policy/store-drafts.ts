import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { PackBundle } from '#policy/index.ts'
import type { DraftState } from './domain/draft-states.ts'

export type DraftRow = {
  draftId: string; kind: 'change' | 'adopt'; state: DraftState; title: string; packCode: string; basePack: string | null; baseVersion: number | null; effectiveFrom: string | null; noticeId: string | null; editors: string[]; authorName: string
  createdAt: string; changedAt: string; decidedBy: string | null; decidedAt: string | null; decidedNote: string | null; publishedVersion: number | null; version: number
}
export type DraftWhole = DraftRow & { bundle: PackBundle | null }
type Key = { countyCode: number; draftId: string }

const columns = `id AS "draftId", kind, state, title, pack_code AS "packCode", base_pack AS "basePack", base_version AS "baseVersion", effective_from AS "effectiveFrom", notice_id AS "noticeId", editors, author_name AS "authorName", ${instantText('created_at')} AS "createdAt", ${instantText('changed_at')} AS "changedAt",
  decided_by_name AS "decidedBy", ${instantText('decided_at')} AS "decidedAt", decided_note AS "decidedNote", published_version AS "publishedVersion", version`
const select = (name: string, lock: string) => compose<DraftWhole>()(fragment<Key>(name, `SELECT ${columns}, bundle FROM policy.proposal WHERE county_code = :countyCode AND id = :draftId ${lock}`))
export const selectDraft = select('policy-draft', '')
export const lockDraft = select('lock-policy-draft', 'FOR UPDATE')
/** The newest fifty: a county changes its policy a few times a year. */
export const selectDrafts = compose<DraftRow>()(fragment<{ countyCode: number }>('policy-drafts', `SELECT ${columns} FROM policy.proposal WHERE county_code = :countyCode ORDER BY created_at DESC, id DESC LIMIT 50`))

type Doer = { accountId: string; actorName: string; at: string }
export const insertDraft = compose<never>()(fragment<Key & Doer & { kind: string; title: string; packCode: string; basePack: string | null; baseVersion: number | null; bundle: string | null; effectiveFrom: string | null }>('insert-policy-draft', `
  INSERT INTO policy.proposal (county_code, id, kind, title, state, pack_code, base_pack, base_version, bundle, effective_from, editors, author_name, created_at, changed_at)
  VALUES (:countyCode, :draftId, :kind, :title, 'draft', :packCode, :basePack, :baseVersion, :bundle, :effectiveFrom, ARRAY[:accountId::uuid], :actorName, :at, :at)`))
/** Keeps what somebody wrote, who is an editor from then on. */
export const updateDraft = compose<{ version: number }>()(fragment<Key & Omit<Doer, 'actorName'> & { title: string; noticeId: string | null; basePack: string | null; baseVersion: number | null; bundle: string | null }>('update-policy-draft', `
  UPDATE policy.proposal SET title = :title, notice_id = :noticeId, base_pack = :basePack, base_version = :baseVersion, bundle = :bundle, changed_at = :at, version = version + 1,
    editors = CASE WHEN :accountId::uuid = ANY (editors) THEN editors ELSE editors || :accountId::uuid END
  WHERE county_code = :countyCode AND id = :draftId AND state = 'draft' RETURNING version`))
export const moveDraft = compose<{ version: number }>()(fragment<Key & Omit<Doer, 'actorName'> & { state: string; effectiveFrom: string | null }>('move-policy-draft', `
  UPDATE policy.proposal SET state = :state, effective_from = :effectiveFrom, submitted_at = CASE WHEN :state = 'submitted' THEN :at::timestamptz END, changed_at = :at, version = version + 1,
    editors = CASE WHEN :accountId::uuid = ANY (editors) THEN editors ELSE editors || :accountId::uuid END
  WHERE county_code = :countyCode AND id = :draftId RETURNING version`))
export const decideDraft = compose<{ version: number }>()(fragment<Key & Doer & { state: string; note: string; publishedVersion: number | null; effectiveFrom: string | null }>('decide-policy-draft', `
  UPDATE policy.proposal SET state = :state, effective_from = coalesce(:effectiveFrom::date, effective_from), decided_by = :accountId, decided_by_name = :actorName, decided_at = :at, decided_note = :note, published_version = :publishedVersion, changed_at = :at, version = version + 1
  WHERE county_code = :countyCode AND id = :draftId RETURNING version`))

/** How many contracts in force were signed on or after a day: those a value dated back speaks of. */
export const countTouched = compose<{ contracts: number }>()(fragment<{ countyCode: number; since: string; on: string }>('contracts-touched-by-draft', `
  SELECT count(*)::int AS contracts FROM contracts.contract WHERE county_code = :countyCode AND state = 'active' AND valid_from <= :on::date AND valid_until > :on::date AND signed_on >= :since::date`))
export const findNotice = compose<{ documentId: string; title: string; number: string; hasFile: boolean }>()(fragment<{ countyCode: number; documentId: string }>('notice-of-draft', `
  SELECT id AS "documentId", title, number, file_key IS NOT NULL AS "hasFile" FROM local_policies.document WHERE county_code = :countyCode AND id = :documentId`))
export const findRegionName = compose<{ name: string }>()(fragment<{ countyCode: number }>('region-of-draft', 'SELECT name FROM regions.region WHERE code = :countyCode::int::text'))
