import { createHash } from 'node:crypto'
import { compose, fragment } from './database/statement.ts'

/** One thing that happened: who did what to which subject, why, and the facts before and after. `body` is JSON text, without personal data beyond ids. */
export type AuditEvent = {
  countyCode: number; auditYear: number; auditId: string; at: string; actorId: string; actorName: string; address: string
  action: string; subjectKind: string; subjectId: string; auditReason: string | null; auditBody: string
}
export type SealedEvent = AuditEvent & { leaf: Buffer }

/** Lent to every statement that changes state: one leaf of the county's Merkle tree. */
export const appendAuditEvent = fragment<SealedEvent>('audited', `
  INSERT INTO audit.event (county_code, year, id, at, actor_id, actor_name, address, action, subject_kind, subject_id, reason, body, leaf)
  VALUES (:countyCode, :auditYear, :auditId, :at, :actorId, :actorName, :address, :action, :subjectKind, :subjectId, :auditReason, :auditBody, :leaf)`)

/** The same as a statement of its own, for sensitive reads and transactions of several statements. */
export const insertAuditEvent = compose<never>()(appendAuditEvent)

/**
 * Completes an event with its leaf: SHA-256 over a zero byte (RFC 9162) and the whole row as a JSON array of texts, `at` in UTC
 * with milliseconds. Anybody with the row can compute it again.
 */
export function sealEvent(event: AuditEvent): SealedEvent {
  return { ...event, leaf: leafOf(event) }
}

/** The leaf of a row as it should be. */
export function leafOf(event: AuditEvent): Buffer {
  const { countyCode, auditYear, auditId, at, actorId, actorName, address, action, subjectKind, subjectId, auditReason, auditBody } = event
  const row = JSON.stringify([countyCode, auditYear, auditId, at, actorId, actorName, address, action, subjectKind, subjectId, auditReason, auditBody])
  return createHash('sha256').update('\0').update(row).digest()
}

type Doer = { actor: { accountId: string; displayName: string }; client: { address: string } }
type Happening = { action: string; subjectKind: string; subjectId: string; reason?: string | null; body?: unknown }

/** The audit row of what somebody did, ready for `appendAuditEvent` or `insertAuditEvent`. */
export function auditOf(context: { at: string; newId(): string } & Doer, countyCode: number, happening: Happening): SealedEvent {
  const { actor, client, at } = context
  return sealEvent({
    countyCode, auditYear: Number(at.slice(0, 4)), auditId: context.newId(), at, actorId: actor.accountId, actorName: actor.displayName, address: client.address,
    action: happening.action, subjectKind: happening.subjectKind, subjectId: happening.subjectId,
    auditReason: happening.reason ?? null, auditBody: JSON.stringify(happening.body ?? {}),
  })
}
