import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { findByDocumentEndpoint } from '#api/residents.ts'
import { parseIdentityDocument } from '#kernel/identity-document.ts'
import { maskIdentityNumber } from '#kernel/mask.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { Problem, refused } from '#platform/problem.ts'
import { reason } from './errors.ts'
import { isWithinReach, type Place } from './within-reach.ts'
import { present, type Row, rowColumns, rowJoins } from './resident-row.ts'
import { personDigest, type ResidentsUsing } from './using.ts'

type Output = OutputOf<typeof findByDocumentEndpoint>
type Lookup = { countyCode: number; digest: Buffer }
const mostADay = 500

const selectHere = compose<Row & Place & { institutionName: string | null }>()(
  fragment<Lookup>('found', `SELECT r.* FROM residents.resident r WHERE r.county_code = :countyCode AND r.document_hmac = :digest AND r.status IN ('living', 'deceased')`),
  fragment<{ countyCode: number }>('find-here', `
    SELECT ${rowColumns}, r.township_code AS "townshipCode", r.institution_id AS "institutionId", r.team_id AS "teamId", i.name AS "institutionName"
    FROM found r ${rowJoins} LEFT JOIN organisations.institution i ON i.id = r.institution_id`))
/** Where the country's index has a person: registered there now, or before a move that nobody has followed yet. */
export type IndexEntry = { countyCode: number; residentId: string; countyName: string | null }
const selectIndex = compose<IndexEntry>()(fragment<{ digest: Buffer }>('find-in-country', `
  SELECT p.county_code AS "countyCode", p.resident_id AS "residentId", c.name AS "countyName" FROM residents.person_index p LEFT JOIN regions.region c ON c.code = p.county_code::text WHERE p.document_hmac = :digest`))
const selectStanding = compose<{ status: string; isSigned: boolean; institutionName: string | null }>()(fragment<{ countyCode: number; residentId: string }>('standing-elsewhere', `
  SELECT r.status, r.is_signed AS "isSigned", i.name AS "institutionName" FROM residents.resident r LEFT JOIN organisations.institution i ON i.id = r.institution_id
  WHERE r.county_code = :countyCode AND r.id = :residentId`))
const countLookups = compose<{ lookups: number }>()(fragment<{ countyCode: number; actorId: string; since: string }>('count-lookups', `
  SELECT count(*) AS lookups FROM audit.event WHERE county_code = :countyCode AND actor_id = :actorId AND action = 'residents.find-by-document' AND at >= :since`))

/** The index's row of a document; nothing for who was never registered. */
export async function findInIndex(context: Context, digest: Buffer): Promise<IndexEntry | undefined> {
  return (await context.run(selectIndex, { digest }))[0]
}

/** What may be told of who is registered in another county now; null for nobody, for one's own county, and for who moved away from there. */
export async function findElsewhere(using: Pick<ResidentsUsing, 'database'>, context: Context, entry: IndexEntry | undefined): Promise<Output['elsewhere']> {
  if (!entry || entry.countyCode === context.actor.countyCode) return null
  const { countyCode, residentId } = entry
  const [there] = await using.database.run(selectStanding, { countyCode, residentId }, [countyCode])
  if (!there || there.status === 'moved' || there.status === 'merged') return null
  return { countyName: entry.countyName ?? String(countyCode), isSigned: there.isSigned, institutionName: there.isSigned ? there.institutionName : null }
}

/** @throws Problem TooMany for whoever has looked 500 people up in a day */
export async function demandLookupsLeft({ run, actor, at }: Context): Promise<void> {
  const [made] = await run(countLookups, { countyCode: actor.countyCode, actorId: actor.accountId, since: new Date(Date.parse(at) - 86_400_000).toISOString() })
  if (made && made.lookups >= mostADay) throw new Problem('TooMany', [reason.lookupsToday(mostADay)], 3600)
}

/** Notes a look-up by the document's digest; without a document, that one was made. */
export async function noteLookup(context: Context, digest: Buffer | null): Promise<void> {
  await context.run(insertAuditEvent, auditOf(context, context.actor.countyCode, { action: 'residents.find-by-document', subjectKind: 'document_digest', subjectId: digest?.toString('hex').slice(0, 32) ?? 'none' }))
}

/**
 * Looks a person up by a whole document number, in the county and, by the country's index, elsewhere. Of whom the actor does not serve only status and institution are told.
 * Each look-up is audited by its digest, and nobody makes more than 500 in a day. Refused when the number is no such document's.
 */
export async function findByDocument(using: ResidentsUsing, context: Context, input: InputOf<typeof findByDocumentEndpoint>): Promise<Output> {
  const { actor, on } = context
  const { countyCode } = actor
  const read = parseIdentityDocument(input.documentKind, input.number, on)
  if (!read.allowed) throw refused(read.reasons)
  const { number, kind, bornOn, sex } = read.value
  await demandLookupsLeft(context)
  const digest = personDigest(using.keys, read.value)
  await noteLookup(context, digest)
  const [[here], elsewhere] = await Promise.all([context.run(selectHere, { countyCode, digest }), findInIndex(context, digest).then((entry) => findElsewhere(using, context, entry))])
  const isServed = here !== undefined && isWithinReach(actor, here)
  return {
    document: { kind, masked: maskIdentityNumber(number), bornOn, sex: sex === null ? null : Number(sex), isMended: number !== input.number },
    here: here && isServed ? present(here, on) : null,
    outside: here && !isServed ? { isSigned: here.isSigned, institutionName: here.isSigned ? here.institutionName : null } : null,
    elsewhere,
  }
}
