import { createHash } from 'node:crypto'
import type { UnitAgreementContent } from '#api/communities.ts'
import { zh } from '#api/wording/index.ts'
import type { Decision } from '#kernel/decision.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { maskPhone } from '#kernel/mask.ts'
import { agreementTemplate, type Because, citation, type Pack } from '#policy/index.ts'
import { canonicalJson } from '#platform/crypto/canonical-json.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { isWithinScope } from '#platform/database/scope-filter.ts'
import type { Actor } from '#platform/http/actor.ts'
import { notFound } from '#platform/problem.ts'
import { decideUnitOffer, findSigningTeam, type Terms } from '../contracts/index.ts'
import type { UnitAgreementState } from './domain/agreement-states.ts'
import { type CommunityStanding, standingOf } from './select-communities.ts'
import { type CommunitiesUsing, unseal } from './using.ts'

export const sha256 = (bytes: string): Buffer => createHash('sha256').update(bytes).digest()

/** An agreement with its unit, and until when the one before it runs. */
export type KnownAgreement = {
  id: string; number: string; state: UnitAgreementState; standing: CommunityStanding; years: number; packageIds: string[]; ownClauses: string | null; signedOn: LocalDate | null; from: LocalDate | null; until: LocalDate | null; endedOn: LocalDate | null; endReason: string | null; version: number
  content: UnitAgreementContent | null; contentHash: Buffer | null; terms: Terms | null; because: Because[] | null
  communityId: string; communityName: string; kind: string; creditCode: string | null; address: string; townshipCode: string; townshipName: string; villageName: string; contactName: string; contactPhone: Buffer; headcount: number; institutionId: string; teamId: string; doctorStaffId: string
  previousNumber: string | null; previousUntil: LocalDate | null
}
const known = (isLocked: boolean) => `
  SELECT a.id, a.number, a.state, ${standingOf} AS standing, a.years, a.package_ids AS "packageIds", a.own_clauses AS "ownClauses", a.signed_on AS "signedOn", a.valid_from AS "from", a.valid_until AS until, a.ended_on AS "endedOn", a.end_reason AS "endReason", a.version,
    a.content, a.content_hash AS "contentHash", a.terms, a.because, u.id AS "communityId", u.name AS "communityName", u.kind, u.credit_code AS "creditCode", u.address, u.township_code AS "townshipCode", p.name AS "townshipName", v.name AS "villageName",
    u.contact_name AS "contactName", u.contact_phone_cipher AS "contactPhone", u.headcount, u.institution_id AS "institutionId", u.team_id AS "teamId", u.doctor_staff_id AS "doctorStaffId", b.number AS "previousNumber", b.until AS "previousUntil"
  FROM communities.agreement a JOIN communities.community u ON u.county_code = a.county_code AND u.id = a.community_id JOIN regions.region p ON p.code = u.township_code JOIN regions.region v ON v.code = u.village_code
  LEFT JOIN LATERAL (SELECT o.number, coalesce(o.ended_on, o.valid_until) AS until FROM communities.agreement o WHERE o.county_code = a.county_code AND o.community_id = a.community_id AND o.id <> a.id AND o.state <> 'draft' ORDER BY coalesce(o.ended_on, o.valid_until) DESC LIMIT 1) b ON true
  WHERE a.county_code = :countyCode AND a.id = :unitAgreementId ${isLocked ? 'FOR NO KEY UPDATE OF u, a' : ''}`
type Key = { countyCode: number; unitAgreementId: string; on: string }
const selectAgreement = compose<KnownAgreement>()(fragment<Key>('get-unit-agreement', known(false)))
const lockAgreement = compose<KnownAgreement>()(fragment<Key>('lock-unit-agreement', known(true)))

/** An agreement of a community within the actor's scope; a foreign one looks like none. @throws Problem NotFound */
export async function demandAgreement(run: Run, actor: Actor, on: LocalDate, unitAgreementId: string, { isLocked = false } = {}): Promise<KnownAgreement> {
  const [found] = await run(isLocked ? lockAgreement : selectAgreement, { countyCode: actor.countyCode, unitAgreementId, on })
  if (!found || !isWithinScope(actor, { countyCode: actor.countyCode, townshipCode: found.townshipCode, institutionId: found.institutionId, teamId: found.teamId })) throw notFound('unit_agreement')
  return found
}

export type Written = { content: UnitAgreementContent; text: string; hash: Buffer; from: LocalDate; until: LocalDate; lastDay: LocalDate; terms: Terms; because: Because[]; doctorName: string }
const roles: Readonly<Record<string, string>> = { ...zh.contracts.staffRole }
const kinds: Readonly<Record<string, string>> = zh.communities.kind

/**
 * The paper of a draft as it would be signed today, whole: it is hashed and signed as it stands here. It begins today, or when the agreement before it is over. Refused with
 * everything the county's rules say against it.
 */
export async function writeAgreement({ keys, settings, policies: { words } }: Pick<CommunitiesUsing, 'keys' | 'settings' | 'policies'>, run: Run, { countyCode, on }: { countyCode: number; on: LocalDate }, pack: Pack, agreement: KnownAgreement): Promise<{ decision: Decision<Written>; content: UnitAgreementContent }> {
  const { previousUntil } = agreement
  const team = await findSigningTeam(run, { countyCode, teamId: agreement.teamId, on })
  if (!team) throw notFound('team')
  const from = previousUntil !== null && previousUntil > on ? previousUntil : on
  const offer = decideUnitOffer(pack, on, from, team, agreement.doctorStaffId, agreement)
  const doctorName = team.members.find(({ staffId }) => staffId === agreement.doctorStaffId)?.name ?? '—'
  const paper = zh.communities.paper
  const terms = offer.allowed ? offer.value.terms : null
  const content: UnitAgreementContent = {
    form: 1, title: paper.title, number: agreement.number, regionName: pack.name, isDemo: settings.isDemo,
    partyA: { institutionId: team.institutionId, institutionName: team.institutionName, teamName: team.name, doctorName, phone: team.phone ?? team.institutionPhone, members: team.members.map(({ name, role }) => ({ name, role: words[role] ?? roles[role] ?? role })) },
    partyB: {
      communityId: agreement.communityId, name: agreement.communityName, kind: kinds[agreement.kind] ?? agreement.kind, creditCode: agreement.creditCode, place: `${agreement.townshipName}${agreement.villageName}${agreement.address}`,
      contactName: agreement.contactName, contactPhoneMasked: maskPhone(unseal(keys, 'contact', countyCode, agreement.communityId, agreement.contactPhone)), headcount: agreement.headcount,
    },
    term: { signedOn: on, from, lastDay: offer.allowed ? offer.value.lastDay : from, years: agreement.years },
    packages: (terms?.packages ?? []).map(({ zh: name, items }) => ({ name, items: items.map((item) => ({ name: item.zh, times: item.times })) })),
    fiveOnes: Object.values(paper.fiveOnes), clauses: [...Object.values(paper.clauses), ...(agreement.ownClauses ? [{ heading: paper.ownClauses, text: agreement.ownClauses }] : [])],
    memberClausesNote: paper.memberClauses, memberClauses: agreementTemplate(pack, on).value.clauses,
    sources: offer.allowed ? sourcesOf(pack, offer.value.because) : [], previousNumber: agreement.previousNumber,
  }
  if (!offer.allowed) return { decision: offer, content }
  const text = canonicalJson(content)
  return { content, decision: { allowed: true, value: { ...offer.value, content, text, hash: sha256(text), doctorName } } }
}

/** Each document with the clauses used of it. */
const sourcesOf = (pack: Pack, because: readonly Because[]): string[] => [...new Set(because.flatMap(({ source }) => { const cited = citation(pack, source); return cited ? [`${cited.number} ${cited.clause}`] : [] }))]

export const lastDayOf = (until: LocalDate | null): LocalDate | null => until && addDays(until, -1)
