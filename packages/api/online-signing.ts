import { z } from 'zod'
import { correctionShape, endedYear, paidByName, paperVersion, proposeSigningEndpoint, signContractEndpoint } from './contracts.ts'
import { command, file, query, search } from './endpoint.ts'
import { ownEnding } from './endings.ts'
import { packageKinds, packagePriceShape } from './package-price.ts'
import { serviceProgress } from './services.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime({ offset: true })
const fen = z.int().nonnegative()
const count = z.int().nonnegative()
const { shape: proposal } = proposeSigningEndpoint.output
const { shape: chosen } = signContractEndpoint.input
const reason = proposal.reasons.element
const named = z.object({ id, name: z.string() })

/** What an application is for: a first contract, the next one after that which runs out, or another team's instead of the one that runs. */
export const applicationKinds = ['sign', 'renew', 'change'] as const
/** What became of an application: waiting for the doctor, a contract, refused with a reason, taken back by the resident, or left unanswered too long. */
export const applicationStates = ['waiting', 'approved', 'rejected', 'withdrawn', 'lapsed'] as const
/** Why a doctor does not take an application; each tells the resident how to go on. Texts: wording `rejectReason`. */
export const rejectReasonCodes = ['not_resident_here', 'identity_unclear', 'package_unsuitable', 'signature_unclear', 'panel_full', 'come_to_desk', 'signed_elsewhere', 'other'] as const

const application = z.object({
  applicationId: id, residentId: id, kind: z.enum(applicationKinds), state: z.enum(applicationStates), teamName: z.string(), doctorName: z.string(), institutionName: z.string(), institutionPhone: z.string().nullable(),
  appliedAt: instant, answerBy: day, packages: z.array(z.string()), years: z.int(), residentFen: fen,
  decidedAt: instant.nullable(), rejectReason: z.enum(rejectReasonCodes).nullable(), rejectNote: z.string().nullable(), contractId: id.nullable(),
})

/** A team a resident may choose, with the room left; `room` is null where no upper limit is set. */
const ownTeam = z.object({
  teamId: id, name: z.string(), institutionName: z.string(), phone: z.string().nullable(), place: z.string(), isOfVillage: z.boolean(), room: count.nullable(), isFull: z.boolean(),
  doctors: z.array(z.object({ staffId: id, name: z.string(), titleName: z.string(), isLeader: z.boolean(), isFull: z.boolean() })),
})
export type OwnTeam = z.infer<typeof ownTeam>

/** The contract that a new one follows or replaces, as it was agreed: what the new one begins from, and what is compared with it. */
const current = z.object({
  contractId: id, number: z.string(), lastDay: day, teamId: id, doctorStaffId: id, teamName: z.string(), doctorName: z.string(), institutionName: z.string(), years: z.int().nullable(), residentFen: fen,
  packages: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string(), items: z.array(z.object({ item: z.string(), zh: z.string(), en: z.string(), times: z.int().nullable() })) })),
  packageReasons: z.array(z.object({ id: z.string(), reason: z.string() })), hospitals: z.array(z.object({ tier: z.string(), institutionId: id, name: z.string() })),
  /** What its broken year comes to if it ended today for another team's; null where nobody pays, or where it is followed, not replaced. */
  endedYear: endedYear.nullable(),
})

/** Teams for one person: those of the own village first, then the own township, then the rest of the county; by name of team, institution, doctor or by pinyin initials. */
export const findOwnTeamsEndpoint = search({
  path: '/api/m/sign/teams', permission: 'own',
  input: z.strictObject({ residentId: id, text: z.string().trim().max(40).default(''), onlyWithRoom: z.boolean().default(false), /** The team one changes from. */ exceptTeamId: id.optional(), after: z.string().max(80).optional() }),
  output: z.object({ items: z.array(ownTeam), next: z.string().nullable() }),
})

/** What signing would be for one of the people the account acts for. Nothing is written but the audit. */
export const proposeOwnSigningEndpoint = search({
  path: '/api/m/sign/propose', permission: 'own',
  /** `replaces`: the contract that runs and that another team's shall replace. */
  input: z.strictObject({ residentId: id, teamId: id.optional(), doctorStaffId: id.optional(), years: chosen.years.optional(), packageIds: chosen.packageIds.optional(), replaces: id.optional() }),
  output: z.object({
    on: day, kind: z.enum(applicationKinds), current: current.nullable(), resident: z.object({ id, name: z.string(), age: z.int(), sex: z.int(), needsRepresentative: z.boolean(), villageName: z.string() }),
    /** Everything against signing as chosen, in words for the resident; empty when it may be signed. */
    reasons: z.array(reason), previous: proposal.previous,
    /** The application already waiting for an answer: no second one before it. */
    waiting: application.nullable(),
    team: ownTeam, doctorStaffId: id,
    packages: proposal.packages, fee: proposal.fee, planned: proposal.planned, term: proposal.term, combination: proposal.combination,
    consents: proposal.consents, agreement: proposal.agreement, offerHash: z.string(),
  }),
})

/**
 * Applies for a contract: what was chosen, agreed and signed by hand on the phone. The doctor's approval makes the contract; until then it may be taken back.
 * Who signs for somebody else is named from the bond, a minor's parent too.
 */
export const applyForSigningEndpoint = command({
  path: '/api/m/sign/apply', permission: 'own',
  input: z.strictObject({
    residentId: id, teamId: id, doctorStaffId: id, years: chosen.years, packageIds: chosen.packageIds, offerHash: chosen.offerHash,
    hospitals: chosen.hospitals, consents: chosen.consents, packageReasons: chosen.packageReasons,
    /** The name of who holds the pen when it is not the resident. */
    signedBy: z.string().trim().min(2).max(40).nullable().default(null),
    signature: chosen.residentSignature,
    /** The contract that ends with the approval of this one. */
    replaces: id.nullable().default(null),
  }),
  output: z.object({ applicationId: id, appliedAt: instant, answerBy: day }),
})
export const withdrawApplicationEndpoint = command({
  path: '/api/m/sign/withdraw', permission: 'own', input: z.strictObject({ residentId: id, applicationId: id }), output: z.object({ applicationId: id }),
})

/** A resident's own contracts and applications, newest first, with what happened to them. */
const ownContract = z.object({
  contractId: id, number: z.string(), standing: z.enum(['upcoming', 'active', 'expiring', 'expired', 'ended']), teamName: z.string(), doctorName: z.string(), institutionName: z.string(), phone: z.string().nullable(),
  signedOn: day, from: day, lastDay: day, daysLeft: z.int(), endReason: z.string().nullable(), packages: z.array(z.string()), residentFen: fen,
})
const happening = z.object({ event: z.enum(['applied', 'applied-renew', 'applied-change', 'rejected', 'withdrawn', 'lapsed', 'sign', 'renew', 'renew-automatically', 'take-over', 'seal', 'correct', 'amend', 'end', 'undo-end', 'printed', 'handed-over', 'expiring', 'expired', 'asked-end', 'end-refused', 'end-withdrawn']), at: instant, reason: z.string().nullable(), note: z.string().nullable(), number: z.string().nullable(),
  /** Who became responsible, where another doctor did. */
  doctorName: z.string().nullable() })
export const listOwnContractsEndpoint = query({
  path: '/api/m/contracts/:residentId', permission: 'own', input: z.strictObject({ residentId: id }),
  output: z.object({ on: day, contracts: z.array(ownContract), applications: z.array(application), endings: z.array(ownEnding), timeline: z.array(happening) }),
})
/** One contract in full, as its paper says it. `pages`: how many pictures the paper has. */
export const getOwnContractEndpoint = query({
  path: '/api/m/contracts/:residentId/:contractId/read', permission: 'own', input: z.strictObject({ residentId: id, contractId: id }),
  output: ownContract.extend({
    /** The day this was read, by which an answer is late. */
    on: day, years: z.int().nullable(), fee: z.object({ totalFen: fen, residentFen: fen, shares: z.record(z.string(), fen) }),
    items: z.array(z.object({ packageName: z.string(), kind: z.enum(packageKinds), residentFen: fen, price: packagePriceShape.nullable(), items: z.array(z.object({ item: z.string(), zh: z.string(), en: z.string(), times: z.int().nullable() })) })),
    institutions: z.array(z.object({ label: z.string(), name: z.string() })), consents: z.array(z.object({ id: z.string(), text: z.string(), agreed: z.boolean(), /** Whether it may still be taken back. */ isRevocable: z.boolean(), withdrawnAt: instant.nullable() })),
    /** What was done of it, item by item. */ services: z.array(serviceProgress),
    verifyCode: z.string().nullable(), sealedAt: instant.nullable(), pages: count,
    /** Its supplements, the newest first, and what was corrected, the newest first. The paper of each is read by its version. */
    versions: z.array(z.object({ version: z.int(), since: day, added: z.array(z.string()), dropped: z.array(z.string()), packages: z.array(z.string()), residentFen: fen, year: z.object({ text: z.string(), due: paidByName, back: paidByName }).nullable(), pages: count })),
    corrections: z.array(correctionShape.extend({ at: instant })),
    /** What comes when it is over, as it stands: it follows itself, or it must be renewed. Null when it is not in force, or the next one is signed already. */
    afterTerm: z.enum(['renews-itself', 'must-be-renewed']).nullable(),
    /** What its resident may do about it today: the next one, another team's instead, its end. What waits for an answer is under `isWaiting` and `ending`. */
    ways: z.object({ renew: z.boolean(), change: z.boolean(), end: z.boolean() }), isWaiting: z.boolean(), ending: ownEnding.nullable(),
  }),
})
const ownPaper = { residentId: id, contractId: id, version: paperVersion }
/** The paper itself, and its pages as pictures for a host in which a PDF cannot be opened. */
export const ownAgreementFileEndpoint = file({ path: '/api/m/contracts/:residentId/:contractId/agreement', permission: 'own', input: z.strictObject(ownPaper), mediaType: 'application/pdf' })
export const ownAgreementPageEndpoint = file({ path: '/api/m/contracts/:residentId/:contractId/pages/:page', permission: 'own', input: z.strictObject({ ...ownPaper, page: z.coerce.number().int().min(1).max(40) }), mediaType: 'image/svg+xml' })

const applicationRow = application.extend({
  residentName: z.string(), sex: z.int(), age: z.int(), villageName: z.string(), populations: z.array(z.string()),
  /** Who applied when it was not the resident. */
  signedBy: z.object({ name: z.string(), relation: z.string() }).nullable(), waitingDays: z.int(), isLate: z.boolean(),
})
export type ApplicationRow = z.infer<typeof applicationRow>
/** Applications within the actor's scope, those that wait longest first. */
export const listApplicationsEndpoint = query({
  path: '/api/contracts/applications', permission: 'contract.sign',
  input: z.strictObject({ state: z.enum(applicationStates).default('waiting'), kind: z.enum(applicationKinds).optional(), teamId: id.optional(), after: z.string().max(80).optional(), most: z.coerce.number().int().min(1).max(100).default(50) }),
  output: z.object({ items: z.array(applicationRow), next: z.string().nullable(), waiting: count, late: count, kinds: z.object({ sign: count, renew: count, change: count }) }),
})
/** One application as the doctor judges it: what was chosen, what stands against it today, the handwriting. */
export const getApplicationEndpoint = query({
  path: '/api/contracts/applications/:applicationId/read', permission: 'contract.sign', input: z.strictObject({ applicationId: id }),
  output: applicationRow.extend({
    resident: proposal.resident, reasons: z.array(reason), from: day, lastDay: day, fee: proposal.fee,
    /** The contract that its approval ends. */
    replaces: z.object({ contractId: id, number: z.string(), teamName: z.string(), doctorName: z.string(), lastDay: day, endedYear: endedYear.nullable() }).nullable(),
    chosen: z.array(z.object({ id: z.string(), kind: z.enum(packageKinds), zh: z.string(), en: z.string(), residentFen: fen, fit: z.enum(['fits', 'ask', 'refused']), chosenBecause: z.string().nullable() })),
    hospitals: z.array(z.object({ label: z.string(), institution: named })), consents: z.array(z.object({ text: z.string(), agreed: z.boolean(), isRequired: z.boolean() })),
    signature: z.object({ kind: z.enum(['drawn', 'typed']), png: z.string(), reason: z.string().nullable() }),
  }),
})
/** Approves many at once, each by itself: one that cannot be approved says why and stays waiting, the others become contracts. */
export const approveApplicationsEndpoint = command({
  path: '/api/contracts/applications/approve', permission: 'contract.sign', input: z.strictObject({ applicationIds: z.array(id).min(1).max(50).refine((ids) => new Set(ids).size === ids.length, 'named twice') }),
  output: z.object({ results: z.array(z.object({ applicationId: id, contractId: id.nullable(), number: z.string().nullable(), reasons: z.array(reason) })) }),
})
export const rejectApplicationEndpoint = command({
  path: '/api/contracts/applications/:applicationId/reject', permission: 'contract.sign',
  input: z.strictObject({ applicationId: id, reason: z.enum(rejectReasonCodes), note: z.string().trim().min(2).max(200).nullable().default(null) }), output: z.object({ applicationId: id }),
})
