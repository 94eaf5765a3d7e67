import { z } from 'zod'
import { becauseShape } from './because.ts'
import { drawnShape } from './contracts.ts'
import { packageKinds } from './package-price.ts'
import { command, file, query, search } from './endpoint.ts'

export const communityKinds = ['organ', 'enterprise', 'park', 'office_building', 'hotel', 'building_site', 'nursing_home', 'day_care_centre'] as const
/** Where the unit's agreement stands; `ending`: within 60 days of its last day. */
export const communityStandings = ['none', 'draft', 'running', 'ending', 'over', 'ended'] as const
export const unitAgreementStates = ['draft', 'in_force', 'ended'] as const
export const memberStates = ['signed_here', 'signed_elsewhere', 'waits', 'left'] as const
/** The five ones: a team, a record each, an examination, a report, an online place. The last three are entered when they are done. */
export const fiveOnes = ['team', 'record', 'examination', 'report', 'online_place'] as const
export const enteredOnes = ['examination', 'report', 'online_place'] as const
/** What is to be done next for one of the five. */
export const nextSteps = ['sign', 'sign_again', 'bring_roster', 'make_records', 'examine', 'examine_rest', 'report', 'report_rest', 'open_place', 'invite_rest'] as const

const id = z.uuid()
const day = z.iso.date()
const count = z.int().nonnegative()
const after = z.string().max(200).optional()
const most = z.coerce.number().int().min(1).max(100).default(30)
const text = (longest: number) => z.string().trim().min(1).max(longest)
const village = z.string().regex(/^\d{12}$/)
const person = z.object({ id, name: z.string() })

const one = z.object({
  one: z.enum(fiveOnes), isStanding: z.boolean(), since: day.nullable(), done: count, of: count, next: z.enum(nextSteps).nullable(),
})
export type FiveOne = z.infer<typeof one>
const row = z.object({
  communityId: id, kind: z.enum(communityKinds), name: z.string(), address: z.string(), townshipName: z.string(), villageName: z.string(), institutionName: z.string(), teamName: z.string(), doctorName: z.string(),
  headcount: count, members: count, signedHere: count, standing: z.enum(communityStandings), lastDay: day.nullable(), /** How many of the five ones stand. */ ones: count,
})
export type CommunityRow = z.infer<typeof row>

const filters = { text: z.string().trim().max(40).optional(), kind: z.enum(communityKinds).optional(), standing: z.enum(communityStandings).optional(), teamId: id.optional() }
/** Functional communities within reach, by name. */
export const listCommunitiesEndpoint = query({
  path: '/api/communities', permission: 'community.read', input: z.strictObject({ ...filters, after, most }), output: z.object({ items: z.array(row), next: z.string().nullable() }),
})
export const exportCommunitiesEndpoint = file({ path: '/api/communities/table.csv', permission: 'community.read', input: z.strictObject(filters), mediaType: 'text/csv; charset=utf-8' })
/** The teams within reach that can serve a community, with their family doctors. */
export const communityTeamsEndpoint = query({
  path: '/api/communities/teams', permission: 'community.edit', input: z.strictObject({}), output: z.object({ items: z.array(person.extend({ institutionName: z.string(), doctors: z.array(person) })), next: z.null() }),
})

const agreement = z.object({
  unitAgreementId: id, number: z.string(), state: z.enum(unitAgreementStates), standing: z.enum(communityStandings), years: z.int(), packages: z.array(z.string()), signedOn: day.nullable(), from: day.nullable(), lastDay: day.nullable(), endedOn: day.nullable(), endReason: z.string().nullable(), version: z.int(),
})
export type UnitAgreement = z.infer<typeof agreement>
const done = z.object({
  doneId: id, one: z.enum(enteredOnes), doneOn: day, persons: count, note: z.string(), recordedBy: z.string(), struckBy: z.string().nullable(), strikeReason: z.string().nullable(),
})
export type DoneRow = z.infer<typeof done>
export const getCommunityEndpoint = query({
  path: '/api/communities/:communityId/read', permission: 'community.read', input: z.strictObject({ communityId: id }),
  output: row.extend({
    creditCode: z.string().nullable(), villageCode: z.string(), contactName: z.string(), contactPhoneMasked: z.string(), teamId: id, doctorStaffId: id, version: z.int(), mayEdit: z.boolean(), mayImport: z.boolean(),
    counts: z.record(z.enum(memberStates), count), fiveOnes: z.array(one), agreements: z.array(agreement), done: z.array(done),
  }),
})
export type Community = z.infer<typeof getCommunityEndpoint.output>

const fields = {
  kind: z.enum(communityKinds), name: text(60), creditCode: z.string().trim().max(30).nullable(), address: text(120), villageCode: village, contactName: text(30), teamId: id, doctorStaffId: id, headcount: z.int().min(1).max(1_000_000),
}
export const makeCommunityEndpoint = command({ path: '/api/communities/make', permission: 'community.edit', input: z.strictObject({ ...fields, contactPhone: text(20) }), output: z.object({ communityId: id }) })
/** Without a telephone the one that is kept stays. */
export const editCommunityEndpoint = command({
  path: '/api/communities/:communityId/edit', permission: 'community.edit', input: z.strictObject({ communityId: id, version: z.int(), ...fields, contactPhone: text(20).nullable() }), output: z.object({ communityId: id, version: z.int() }),
})
/** Records that somebody wants to see the contact's whole telephone, and why; it is read after it. */
export const revealContactEndpoint = command({ path: '/api/communities/:communityId/reveal', permission: 'community.edit', input: z.strictObject({ communityId: id, reason: z.string().trim().min(2).max(100) }), output: z.object({ shown: z.literal(true) }) })
export const revealedContactEndpoint = query({ path: '/api/communities/:communityId/revealed', permission: 'community.edit', input: z.strictObject({ communityId: id }), output: z.object({ value: z.string() }) })

const packageIds = z.array(z.string().max(60)).min(1).max(12).refine((ids) => new Set(ids).size === ids.length, 'named twice')
/** What the pack of the county offers a unit today: terms, and the packages that can come without each member's signature. */
export const unitOfferEndpoint = query({
  path: '/api/communities/:communityId/offer', permission: 'community.edit', input: z.strictObject({ communityId: id }),
  output: z.object({
    years: z.array(z.int()), usual: z.int(), because: z.array(becauseShape),
    packages: z.array(z.object({ id: z.string(), kind: z.enum(packageKinds), zh: z.string(), en: z.string(), residentFen: count, mayChoose: z.boolean(), items: z.array(z.object({ zh: z.string(), en: z.string(), times: z.int().nullable() })) })),
    draft: z.object({ unitAgreementId: id, version: z.int(), years: z.int(), packageIds: z.array(z.string()), ownClauses: z.string().nullable() }).nullable(),
  }),
})
/** Writes the draft of the unit's next agreement, or writes it anew. */
export const draftAgreementEndpoint = command({
  path: '/api/communities/:communityId/agreement/draft', permission: 'community.edit',
  input: z.strictObject({ communityId: id, years: z.int().min(1).max(10), packageIds, ownClauses: z.string().trim().max(2000).nullable(), /** Of the draft that was read before; null where there was none. */ version: z.int().nullable().default(null) }), output: z.object({ unitAgreementId: id }),
})
const clause = z.strictObject({ heading: z.string(), text: z.string() })
/** The text as it is signed, in the order of the paper; hashed as canonical JSON before anybody signs. */
export const unitAgreementContent = z.strictObject({
  form: z.literal(1), title: z.string(), number: z.string(), regionName: z.string(), isDemo: z.boolean(),
  partyA: z.strictObject({ institutionId: id, institutionName: z.string(), teamName: z.string(), doctorName: z.string(), phone: z.string().nullable(), members: z.array(z.strictObject({ name: z.string(), role: z.string() })) }),
  partyB: z.strictObject({ communityId: id, name: z.string(), kind: z.string(), creditCode: z.string().nullable(), place: z.string(), contactName: z.string(), contactPhoneMasked: z.string(), headcount: z.int() }),
  term: z.strictObject({ signedOn: day, from: day, lastDay: day, years: z.int() }),
  packages: z.array(z.strictObject({ name: z.string(), items: z.array(z.strictObject({ name: z.string(), times: z.int().nullable() })) })),
  fiveOnes: z.array(z.string()), clauses: z.array(clause), /** The region's clauses, as they hold between the institution and each member who signs. */ memberClausesNote: z.string(), memberClauses: z.array(clause), sources: z.array(z.string()), previousNumber: z.string().nullable(),
})
export type UnitAgreementContent = z.infer<typeof unitAgreementContent>
/** One agreement: its text, the hash of it, and who signed. A draft is shown as it would be signed today. */
export const getUnitAgreementEndpoint = query({
  path: '/api/communities/agreements/:unitAgreementId/read', permission: 'community.read', input: z.strictObject({ unitAgreementId: id }),
  output: agreement.extend({
    communityId: id, communityName: z.string(), content: unitAgreementContent, contentHash: z.string(), /** That text, envelopes and hashes fit one another. */ isIntact: z.boolean(), /** What stands against signing a draft today. */ reasons: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional(), source: z.string().optional() })),
    because: z.array(becauseShape), signatures: z.array(z.object({ party: z.enum(['unit', 'doctor']), name: z.string(), at: z.string(), /** The handwriting as base64 of a PNG; null for who signed by the account. */ png: z.string().nullable() })), /** The one who asks is the responsible doctor, whose account can stand for a hand. */ isOwnDoctor: z.boolean(), mayEdit: z.boolean(),
  }),
})
export type UnitAgreementPaper = z.infer<typeof getUnitAgreementEndpoint.output>
/** Signed by the unit's contact in handwriting and by the doctor, by hand or by the account. `contentHash`: what was shown; another text is refused. */
export const signUnitAgreementEndpoint = command({
  path: '/api/communities/agreements/:unitAgreementId/sign', permission: 'community.edit', mostBytes: 2 * 1024 * 1024,
  input: z.strictObject({ unitAgreementId: id, contentHash: z.string().length(64), unitSignature: drawnShape, doctorSignature: drawnShape.nullable().default(null) }),
  output: z.object({ unitAgreementId: id, number: z.string(), from: day, lastDay: day }),
})
/** Ends the unit's agreement; the members' contracts run on until their own end. */
export const endUnitAgreementEndpoint = command({
  path: '/api/communities/agreements/:unitAgreementId/end', permission: 'community.edit', input: z.strictObject({ unitAgreementId: id, version: z.int(), reason: text(200) }), output: z.object({ unitAgreementId: id }),
})

/** `residentId` and `contractId` of who belongs to the actor; of anybody else only where they are signed is told, by the institution. */
const member = z.object({
  memberId: id, residentId: id.nullable(), hasRecord: z.boolean(), name: z.string(), department: z.string().nullable(), state: z.enum(memberStates), signedWith: z.string().nullable(), lastDay: day.nullable(), consentedOn: day.nullable(), joinedOn: day, leftOn: day.nullable(), contractId: id.nullable(), byRoster: z.boolean(),
})
export type CommunityMember = z.infer<typeof member>
export const listMembersEndpoint = query({
  path: '/api/communities/:communityId/members', permission: 'community.read', input: z.strictObject({ communityId: id, state: z.enum(memberStates).optional(), after, most }), output: z.object({ items: z.array(member), next: z.string().nullable() }),
})
/** Members of a community by a part of their name. */
export const searchMembersEndpoint = search({
  path: '/api/communities/:communityId/members/search', permission: 'community.read', input: z.strictObject({ communityId: id, name: z.string().trim().min(1).max(30) }), output: z.object({ items: z.array(member), next: z.null() }),
})
/** Somebody leaves the unit on a day; the contract goes on as the member's own. */
export const leaveCommunityEndpoint = command({
  path: '/api/communities/:communityId/members/:memberId/leave', permission: 'community.edit', input: z.strictObject({ communityId: id, memberId: id, leftOn: day }), output: z.object({ memberId: id }),
})

export const recordDoneEndpoint = command({
  path: '/api/communities/:communityId/done/record', permission: 'community.edit', input: z.strictObject({ communityId: id, one: z.enum(enteredOnes), doneOn: day, persons: z.int().min(0).max(1_000_000), note: text(200) }), output: z.object({ doneId: id }),
})
/** Strikes out what was entered wrongly; it stays to be read. */
export const strikeDoneEndpoint = command({
  path: '/api/communities/:communityId/done/:doneId/strike', permission: 'community.edit', input: z.strictObject({ communityId: id, doneId: id, reason: text(200) }), output: z.object({ doneId: id }),
})
