import type { Pack } from './pack.ts'

/** A source as people read it: the document with its number and the clause's own numbering. */
export type Citation = {
  source: string; documentId: string; title: string; number: string; issuer: string; issued: string | null; clause: string
  evidence: 'verified' | 'secondary' | 'unverified' | 'demo'
}

/** Opens a source `document#clause` of a pack. Null when the pack has no such document or clause. */
export function citation(pack: Pick<Pack, 'documents'>, source: string): Citation | null {
  const [documentId, clauseId] = source.split('#') as [string, string | undefined]
  const document = Object.hasOwn(pack.documents, documentId) ? pack.documents[documentId] : undefined
  const clause = document && clauseId !== undefined && Object.hasOwn(document.clauses, clauseId) ? document.clauses[clauseId] : undefined
  if (!document || clause === undefined) return null
  const { title, number, issuer, issued, evidence } = document
  return { source, documentId, title, number, issuer, issued: issued === 'unknown' ? null : issued, clause, evidence }
}
