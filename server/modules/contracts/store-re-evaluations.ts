import { compose, fragment } from '#platform/database/statement.ts'
import type { TierCandidate } from './domain/hospital-tiers.ts'
import type { Found } from './domain/re-evaluate.ts'
import type { Terms } from './domain/terms.ts'
import { providerPlace } from './provider-place.ts'

type County = { countyCode: number }
type OfOne = County & { reEvaluationId: string }
/** What was asked of which published version, and how far it is. */
export type ReEvaluationRow = {
  id: string; packCode: string; packVersion: number; packHash: Buffer; judgedOn: string | null; inForceOn: string; total: number; done: number; position: string | null; startedByName: string; createdAt: Date; finishedAt: Date | null
}
export const runColumns = `e.id, e.pack_code AS "packCode", e.pack_version AS "packVersion", e.pack_hash AS "packHash", e.judged_on AS "judgedOn", e.in_force_on AS "inForceOn", e.total, e.done, e.position,
  e.started_by_name AS "startedByName", e.created_at AS "createdAt", e.finished_at AS "finishedAt"`

const isInForce = (on: string) => `c.state = 'active' AND c.valid_from <= :${on}::date AND c.valid_until > :${on}::date`
export const countInForce = compose<{ contracts: number }>()(fragment<County & { on: string }>('count-in-force', `SELECT count(*)::int AS contracts FROM contracts.contract c WHERE c.county_code = :countyCode AND ${isInForce('on')}`))

export const insertReEvaluation = compose<never>()(fragment<OfOne & { packCode: string; packVersion: number; packHash: Buffer; judgedOn: string | null; on: string; total: number; startedBy: string; startedByName: string; at: string }>('insert-re-evaluation', `
  INSERT INTO contracts.re_evaluation (county_code, id, pack_code, pack_version, pack_hash, judged_on, in_force_on, total, started_by, started_by_name, created_at)
  VALUES (:countyCode, :reEvaluationId, :packCode, :packVersion, :packHash, :judgedOn, :on, :total, :startedBy, :startedByName, :at)`))

export const selectReEvaluation = compose<ReEvaluationRow>()(fragment<OfOne>('re-evaluation-to-do', `SELECT ${runColumns} FROM contracts.re_evaluation e WHERE e.county_code = :countyCode AND e.id = :reEvaluationId`))
export const lockReEvaluation = compose<{ position: string | null; finishedAt: Date | null }>()(fragment<OfOne>('lock-re-evaluation', `
  SELECT position, finished_at AS "finishedAt" FROM contracts.re_evaluation WHERE county_code = :countyCode AND id = :reEvaluationId FOR UPDATE`))

/** Shapes that were met before the run was broken off. */
export const selectKnownShapes = compose<{ no: number; hash: Buffer; verdict: string; findings: Found[]; agreed: { fee: { shares: Record<string, number> } }; packFee: { shares: Record<string, number> } | null }>()(fragment<OfOne>('shapes-of-re-evaluation', `
  SELECT no, hash, verdict, findings, agreed, pack_fee AS "packFee" FROM contracts.re_evaluation_shape WHERE county_code = :countyCode AND re_evaluation_id = :reEvaluationId ORDER BY no`))

/** The fingerprint of the terms of contract `c`, as they are written. */
const termsDigest = "encode(sha256(convert_to(c.terms::text, 'UTF8')), 'hex')"
/** Contracts of a batch that agreed the same at one place: `passed` is how many of the pack's changes had happened when they were signed. */
export type Group = {
  /** The digest of the terms' text, which is asked for once. */
  terms: string; passed: number; unit: 'person' | 'household'; populations: string[]; isBrought: boolean; teamKind: 'team' | 'independent'; institutionKind: string; isSupervised: boolean; institutionId: string; townshipCode: string; ids: string[]
}
/** The next contracts in force, in the order of their ids, those that agreed the same together. */
export const selectGroups = compose<Group>()(
  fragment<County & { on: string; position: string | null; most: number }>('batch', `
    SELECT c.* FROM contracts.contract c WHERE c.county_code = :countyCode AND c.id > coalesce(:position::uuid, '00000000-0000-0000-0000-000000000000') AND ${isInForce('on')} ORDER BY c.id LIMIT :most::int`),
  fragment<County & { on: string }>('places', `
    SELECT t.id, t.kind AS team_kind, ${providerPlace(':on::date').kind} AS place_kind, ${providerPlace(':on::date').isSupervised} AS is_supervised FROM organisations.team t JOIN organisations.institution i ON i.id = t.institution_id WHERE t.county_code = :countyCode`),
  fragment<County & { changes: readonly string[] }>('groups-to-re-evaluate', `
    SELECT ${termsDigest} AS terms, width_bucket(c.signed_on, :changes::date[]) AS passed, c.unit, c.populations, c.channel = 'import' AS "isBrought", t.team_kind AS "teamKind", t.place_kind AS "institutionKind", t.is_supervised AS "isSupervised",
      c.institution_id AS "institutionId", c.township_code AS "townshipCode", array_agg(c.id ORDER BY c.id) AS ids
    FROM batch c JOIN places t ON t.id = c.team_id
    WHERE c.county_code = :countyCode GROUP BY 1, 2, c.unit, c.populations, 5, t.team_kind, t.place_kind, t.is_supervised, c.institution_id, c.township_code ORDER BY ids`))

/** What contracts agreed, as it is written now, with its digest: a supplement may have come since they were grouped. */
export const selectTerms = compose<{ digest: string; terms: Terms }>()(fragment<County & { ids: readonly string[] }>('terms-to-re-evaluate', `
  SELECT ${termsDigest} AS digest, c.terms FROM contracts.contract c WHERE c.county_code = :countyCode AND c.id = ANY (:ids::uuid[])`))

export const selectHospitals = compose<{ id: string } & TierCandidate>()(fragment<County & { ids: readonly string[] }>('hospitals-to-re-evaluate', `
  SELECT h.id, h.kind, h.hospital_level AS level, h.ownership, h.county_code = :countyCode::int AS "isOfCounty" FROM organisations.institution h WHERE h.id = ANY (:ids::uuid[])`))

type Kept = { shapes: string; members: string; figures: string; position: string; added: number }
/** Keeps a batch whole: its new shapes, the contracts of which something was found, the sums, and how far it is. */
export const storeBatch = compose<{ done: number }>()(
  fragment<OfOne & Kept>('shaped', `
    INSERT INTO contracts.re_evaluation_shape (county_code, re_evaluation_id, no, hash, agreed, verdict, codes, findings, pack_fee)
    SELECT :countyCode::int, :reEvaluationId::uuid, s.no, decode(s.hash, 'hex'), s.agreed, s.verdict, s.codes, s.findings, s.pack_fee
    FROM json_to_recordset(:shapes::json) AS s (no int, hash text, agreed json, verdict text, codes text[], findings json, pack_fee json)`),
  fragment<OfOne & Kept>('listed', `
    INSERT INTO contracts.re_evaluation_contract (county_code, re_evaluation_id, shape_no, contract_id, township_code, institution_id)
    SELECT :countyCode::int, :reEvaluationId::uuid, m.no, unnest(m.ids), m.township, m.institution FROM json_to_recordset(:members::json) AS m (no int, township text, institution uuid, ids uuid[])`),
  fragment<OfOne & Kept>('summed', `
    INSERT INTO contracts.re_evaluation_figure AS f (county_code, re_evaluation_id, township_code, institution_id, kind, key, contracts, signed_fen, pack_fen)
    SELECT :countyCode::int, :reEvaluationId::uuid, g.township, g.institution, g.kind, g.key, g.contracts, g.signed, g.pack
    FROM json_to_recordset(:figures::json) AS g (township text, institution uuid, kind text, key text, contracts int, signed bigint, pack bigint)
    ON CONFLICT (county_code, re_evaluation_id, township_code, institution_id, kind, key)
    DO UPDATE SET contracts = f.contracts + excluded.contracts, signed_fen = f.signed_fen + excluded.signed_fen, pack_fen = f.pack_fen + excluded.pack_fen`),
  fragment<OfOne & Kept>('store-re-evaluated', `
    UPDATE contracts.re_evaluation SET position = :position::uuid, done = done + :added::int WHERE county_code = :countyCode AND id = :reEvaluationId::uuid RETURNING done`))

/** Ends a run: as many as were judged were in force. Gives what it came to, for the audit. */
export const finishReEvaluation = compose<never>()(fragment<OfOne & { at: string }>('finish-re-evaluation', `
  UPDATE contracts.re_evaluation SET finished_at = :at::timestamptz, total = done WHERE county_code = :countyCode AND id = :reEvaluationId`))
export const sumVerdicts = compose<{ key: string; contracts: number }>()(fragment<OfOne>('verdicts-of-re-evaluation', `
  SELECT key, sum(contracts)::int AS contracts FROM contracts.re_evaluation_figure WHERE county_code = :countyCode AND re_evaluation_id = :reEvaluationId AND kind = 'verdict' GROUP BY key ORDER BY key`))
