import { z } from 'zod'
import { becauseShape } from './because.ts'
import { endReasonCodes } from './end-reasons.ts'
import { command, file, publicCommand, publicQuery, query, search } from './endpoint.ts'
import { mostDesks } from './signing-days.ts'
import { compositionShape, packageKinds, packagePriceShape } from './package-price.ts'
import { verifyCodeShape } from './verify-code.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime({ offset: true })
const fen = z.int().nonnegative()
const count = z.int().nonnegative()
const code = z.string().max(60)
const because = z.array(becauseShape)
const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional(), source: z.string().optional() })
const named = z.object({ id: z.uuid(), name: z.string() })
const population = z.object({ tag: z.string(), zh: z.string(), en: z.string() })

const byPayer = z.record(z.string(), fen)
/** What a contract year that is broken off costs each payer and what of the year's share is over; `not_stated` where the region does not say. */
export const endedYear = z.object({ rule: z.enum(['by_month', 'none', 'not_stated']), months: z.int().nullable(), used: byPayer.nullable(), back: byPayer.nullable() })
export type EndedYear = z.infer<typeof endedYear>
export { endReasonCodes }
export const standings = ['upcoming', 'active', 'expiring', 'expired', 'ended'] as const
export const channels = ['desk', 'home_visit', 'event', 'online', 'import', 'automatic', 'community'] as const
export const representativeRelations = ['parent', 'spouse', 'child', 'guardian', 'other'] as const
export const contractEvents = ['sign', 'renew', 'renew-automatically', 'take-over', 'seal', 'correct', 'amend', 'end', 'undo-end'] as const

export const correctable = ['representative-name', 'representative-relation', 'package-reason', 'hospital', 'number', 'from', 'last-day'] as const

/** What the resident and the doctor chose; the same in the proposal and in the signing. */
const choice = {
  residentId: id, teamId: id, doctorStaffId: id, years: z.int().min(1).max(10), unit: z.enum(['person', 'household']),
  packageIds: z.array(code).min(1).max(12).refine((ids) => new Set(ids).size === ids.length, 'named twice'),
}
const money = z.object({ totalFen: fen, residentFen: fen, shares: z.array(z.object({ party: z.string(), fen, because })) })
const serviceItem = z.object({ item: z.string(), zh: z.string(), en: z.string(), times: z.int().nullable() })

/** What the county's pack and its records say about signing one resident today. Nothing is written. */
export const proposeSigningEndpoint = search({
  path: '/api/contracts/propose', permission: 'contract.sign',
  input: z.strictObject({
    residentId: choice.residentId, teamId: choice.teamId.optional(), doctorStaffId: choice.doctorStaffId.optional(), years: choice.years.optional(), unit: choice.unit.optional(),
    packageIds: choice.packageIds.optional(),
    /** Items that are agreed on with this resident, beside the packages. */
    agreed: compositionShape.nullable().optional(),
  }),
  output: z.object({
    on: day,
    resident: z.object({
      id, name: z.string(), sex: z.int(), age: z.int(), bornYear: z.int(), needsRepresentative: z.boolean(), townshipName: z.string(), villageName: z.string(), livesHereSince: day,
      populations: z.array(population.extend({ origin: z.enum(['derived', 'diagnosed', 'certified']), since: day, reach: z.enum(['person', 'household']), because })),
    }),
    /** The contract now in force that the new one would follow, when it runs out soon. */
    previous: z.object({ contractId: id, number: z.string(), lastDay: day }).nullable(),
    checks: z.array(z.object({
      check: z.enum(['living', 'not_signed', 'usual_resident', 'provider', 'room']), state: z.enum(['ok', 'warn', 'no']), reasons: z.array(reason),
      facts: z.record(z.string(), z.union([z.string(), z.number()])), because,
    })),
    /** All reasons against signing as chosen; empty when it may be signed. */
    reasons: z.array(reason),
    teams: z.array(z.object({
      teamId: id, name: z.string(), institutionName: z.string(), isOfVillage: z.boolean(), contracts: count, cap: count.nullable(), isFull: z.boolean(),
      doctors: z.array(z.object({ staffId: id, name: z.string(), isLeader: z.boolean(), contracts: count, cap: count.nullable(), isFull: z.boolean() })),
    })),
    teamId: id, doctorStaffId: id,
    packages: z.array(z.object({
      id: z.string(), kind: z.enum(packageKinds), zh: z.string(), en: z.string(), items: z.array(serviceItem), residentFen: fen, totalFen: fen.nullable(),
      /** How its items make its price, and the grade it is of; null where the region does not price by item. */
      tier: z.string().nullable(), variant: z.string().nullable(), price: packagePriceShape.nullable(),
      isProposed: z.boolean(), isChosen: z.boolean(),
      /** Whether it suits this person: `ask` needs a reason, `refused` is for others alone. */
      fit: z.enum(['fits', 'ask', 'refused']), question: z.string().nullable(), because,
    })),
    /** What may be agreed on beside the packages; null where the region knows no payment by agreement. `reasons`: against what was agreed on so far. */
    agreeable: z.object({
      items: z.array(z.object({ item: z.string(), zh: z.string(), en: z.string(), category: z.object({ zh: z.string(), en: z.string() }), level: z.string(), unitFen: fen })),
      mayTimes: z.boolean(), mayDiscount: z.boolean(), reasons: z.array(reason), because,
    }).nullable(),
    fee: money, planned: z.array(z.object({ item: z.string(), zh: z.string(), en: z.string(), times: z.int() })),
    term: z.object({ years: z.array(z.int()), usual: z.int(), chosen: z.int(), from: day, lastDay: day, isPrinciple: z.boolean(), because }),
    unit: z.object({ units: z.array(z.enum(['person', 'household'])), main: z.enum(['person', 'household']), chosen: z.enum(['person', 'household']), because }),
    combination: z.object({
      name: z.string(), because,
      /** `isOwn`: the rung of the signing institution itself, which nobody chooses. */
      tiers: z.array(z.object({ tier: z.string(), label: z.string(), least: count, most: count, isOwn: z.boolean(), institutions: z.array(named) })),
    }),
    consents: z.array(z.object({ id: z.string(), text: z.string(), note: z.string().nullable(), isRequired: z.boolean(), isRevocable: z.boolean() })),
    consentsBecause: because,
    agreement: z.object({ title: z.string(), template: z.string(), clauses: z.array(z.object({ heading: z.string(), text: z.string() })), isDemo: z.boolean() }),
    /** Who lives with the resident, key populations first. */
    household: z.array(z.object({
      residentId: id, name: z.string(), sex: z.int(), age: z.int(), populations: z.array(population), isSigned: z.boolean(), lastDay: day.nullable(),
      /** Signing is suggested, for somebody at home has a chronic illness. */ suggested: z.object({ patient: z.string(), illnesses: z.array(population) }).nullable(),
    })),
    /** Proves that what is signed is what was shown: signing with another day's or another pack's terms is refused. */
    offerHash: z.string(),
  }),
})
export type SigningProposal = z.infer<typeof proposeSigningEndpoint.output>

const base64 = z.string().max(410_000).regex(/^[A-Za-z0-9+/]+={0,2}$/)
const strokes = z.array(z.array(z.object({ x: z.number(), y: z.number(), at: z.number() })).max(4000)).max(200)
/** Handwriting: its picture and how the pen went. */
export const drawnShape = z.strictObject({ kind: z.literal('drawn'), png: base64, strokes })
export const signatureShape = z.discriminatedUnion('kind', [
  drawnShape,
  z.strictObject({ kind: z.literal('typed'), png: base64, name: z.string().trim().min(1).max(40), reason: z.string().trim().min(2).max(100) }),
])
const signedAnswer = z.object({ contractId: id, number: z.string(), from: day, lastDay: day, residentFeeFen: fen, verifyCode: z.string() })

/** Signs one resident at the desk, at home or at an event. */
export const signContractEndpoint = command({
  path: '/api/contracts/sign', permission: 'contract.sign',
  input: z.strictObject({
    ...choice, channel: z.enum(['desk', 'home_visit', 'event']), offerHash: z.string().length(64),
    hospitals: z.array(z.strictObject({ tier: code, institutionId: id })).max(6),
    consents: z.array(z.strictObject({ id: code, agreed: z.boolean() })).max(20),
    /** Why a paid package is taken that nobody proposed to this person; kept with the terms. */
    packageReasons: z.array(z.strictObject({ id: code, reason: z.string().trim().min(2).max(200) })).max(12).default([]),
    agreed: compositionShape.nullable().default(null),
    /** Who signs for the resident: a minor's parent or guardian, or whoever stands for somebody who cannot. */
    representative: z.strictObject({ name: z.string().trim().min(2).max(40), relation: z.enum(representativeRelations) }).nullable().default(null),
    residentSignature: signatureShape, doctorSignature: signatureShape.nullable().default(null),
    /** The signing day and the desk at which this is signed, for the channel `event`. */
    signingDay: z.strictObject({ id, desk: z.int().min(1).max(mostDesks) }).nullable().default(null),
  }).refine(({ signingDay, channel }) => signingDay === null || channel === 'event', { path: ['signingDay'], message: 'for an event only' }),
  output: signedAnswer,
})

/** A fact of a contract that was corrected, before and after; `of` names the package or the rung. */
export const correctionShape = z.object({ field: z.enum(correctable), of: z.string().nullable(), before: z.string(), after: z.string() })
const row = z.object({
  contractId: id, number: z.string(), residentId: id, residentName: z.string(), sex: z.int(), age: z.int(), populations: z.array(z.string()),
  teamName: z.string(), institutionName: z.string(), doctorName: z.string(), townshipName: z.string(), channel: z.enum(channels),
  signedOn: day, from: day, lastDay: day, standing: z.enum(standings), endReason: z.string().nullable(), residentFeeFen: fen, packages: z.array(z.string()), daysLeft: z.int(),
})
export type ContractRow = z.infer<typeof row>

export const listContractsEndpoint = query({
  path: '/api/contracts/list', permission: 'contract.read',
  input: z.strictObject({
    /** The whole number as it stands on the paper. */ number: z.string().trim().toUpperCase().max(40).optional(), standing: z.enum(standings).optional(), teamId: id.optional(), townshipCode: z.string().regex(/^\d{9}$/).optional(), channel: z.enum(channels).optional(),
    /** Those whose term ends within so many days from today and that nobody has renewed yet. */
    toRenewWithin: z.coerce.number().int().min(1).max(400).optional(), signedSince: day.optional(), signingDayId: id.optional(), after: z.string().max(80).optional(), most: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({ items: z.array(row), next: z.string().nullable(), on: day }),
})

const packageShape = z.object({ id: z.string(), kind: z.enum(packageKinds), zh: z.string(), en: z.string(), residentFen: fen, chosenBecause: z.string().optional(), price: packagePriceShape.optional(), items: z.array(serviceItem) })
const feeShape = z.object({ totalFen: fen, residentFen: fen, shares: z.record(z.string(), fen) })
/** Amounts by payer as a paper names them. */
export const paidByName = z.array(z.object({ party: z.string(), fen }))
const signedBy = z.object({ party: z.enum(['resident', 'doctor', 'institution']), signedAt: instant, isHandwritten: z.boolean() })
const timeline = z.object({ event: z.enum(contractEvents), at: instant, actorName: z.string(), reason: z.string().nullable(), note: z.string().nullable(), contractId: id, number: z.string(),
  /** What a correction changed. */ corrections: z.array(correctionShape).nullable(),
  /** What a supplement changed. */ amended: z.object({ version: z.int(), added: z.array(z.string()), dropped: z.array(z.string()) }).nullable() })
export const getContractEndpoint = query({
  path: '/api/contracts/:contractId/read', permission: 'contract.read', input: z.strictObject({ contractId: id }),
  output: row.extend({
    version: z.int(), teamId: id, institutionId: id, unit: z.enum(['person', 'household']), years: z.int().nullable(), endedOn: day.nullable(), previousId: id.nullable(), nextId: id.nullable(), /** The household's contract it is under. */ householdContractId: id.nullable(),
    terms: z.object({
      packages: z.array(packageShape),
      fee: feeShape,
      combination: z.object({ name: z.string(), institutions: z.array(z.object({ tier: z.string(), label: z.string(), name: z.string() })) }),
      consents: z.array(z.object({ id: z.string(), text: z.string(), agreed: z.boolean(), withdrawnAt: instant.nullable() })),
    }),
    /** `applied` is before the contract: the resident signed on a phone. */
    because, timeline: z.array(timeline.extend({ event: z.enum([...contractEvents, 'applied']) })),
    agreement: z.object({ verifyCode: z.string(), sealedAt: instant.nullable(), hasPdf: z.boolean(), /** How often it was put on paper. */ printings: count, signatures: z.array(signedBy) }).nullable(),
    /** Who signed for the resident, as it is known now. */
    representative: z.object({ name: z.string(), relation: z.enum(representativeRelations) }).nullable(),
    /** Its terms as they were signed and as each supplement left them, the newest first; `paper` of a supplement, `year` what it came to in the year in which it was signed. */
    versions: z.array(z.object({
      version: z.int(), since: day, packages: z.array(packageShape), fee: feeShape, added: z.array(z.string()), dropped: z.array(z.string()), year: z.object({ text: z.string(), due: paidByName, back: paidByName }).nullable(),
      paper: z.object({ verifyCode: z.string(), sealedAt: instant.nullable(), signatures: z.array(signedBy) }).nullable(),
    })),
    /** Of one that ended early and that somebody pays for. */
    endedYear: endedYear.nullable(),
    /** Whether it follows itself when it is over, as it stands; and what became of it when it was. Null where nothing is to be said: not in force any more and never decided. */
    renewal: z.object({ isAutomaticHere: z.boolean(), against: z.array(reason), toldOn: day.nullable(), /** On which days before the end one is told, the earliest first. */ reminderDays: z.array(count), outcome: z.object({ reason: reason.nullable() }).nullable() }).nullable(),
    /** What this person may do next, and why not. */
    acts: z.array(z.object({ event: z.enum(contractEvents), isAllowed: z.boolean(), reasons: z.array(reason) })),
  }),
})

/** All contracts of one resident and what happened to them, newest first; for the person's page. */
export const listContractsOfResidentEndpoint = query({
  path: '/api/contracts/of-resident/:residentId', permission: 'contract.read', input: z.strictObject({ residentId: id }),
  output: z.object({ contracts: z.array(row), timeline: z.array(timeline) }),
})

/** Of an agreement 1, of a supplement to it its own. */
export const paperVersion = z.coerce.number().int().min(1).max(1000).default(1)
/** The agreement as a PDF, made now if it was not made yet; a supplement by its version. */
export const agreementFileEndpoint = file({ path: '/api/contracts/:contractId/agreement', permission: 'contract.read', input: z.strictObject({ contractId: id, version: paperVersion }), mediaType: 'application/pdf' })

export const endContractEndpoint = command({
  path: '/api/contracts/:contractId/end', permission: 'contract.end',
  input: z.strictObject({ contractId: id, reason: z.enum(endReasonCodes), note: z.string().trim().min(2).max(200).nullable().default(null), lastDay: day.nullable().default(null), version: z.int().optional() }),
  output: z.object({ contractId: id, endedOn: day, undoUntil: instant, follow: z.enum(['none', 'mark_moved', 'mark_deceased', 'sign_again']) }),
})
/** Takes back an ending entered by mistake, within ten minutes. */
export const undoEndingEndpoint = command({
  path: '/api/contracts/:contractId/undo-ending', permission: 'contract.end', input: z.strictObject({ contractId: id }), output: z.object({ contractId: id, lastDay: day }),
})

const publicWhy = 'whoever holds the paper may check it: the page knows only the code printed there and shows nothing personal'
const finding = z.object({ check: z.enum(['content', 'seal', 'pdf', 'handwriting']), state: z.enum(['ok', 'missing', 'wrong']), detail: z.string().nullable() })
const verifyCode = z.string().regex(verifyCodeShape)
export const verifyAgreementEndpoint = publicQuery({
  path: '/api/verify/:code', why: publicWhy, input: z.strictObject({ code: verifyCode }),
  output: z.object({
    number: z.string(), institutionName: z.string(), signedOn: day, lastDay: day, standing: z.enum(standings), sealedAt: instant.nullable(), certificate: z.string().nullable(), isDemo: z.boolean(), findings: z.array(finding),
    /** Of which paper the code is: 1 is the agreement, others supplements to it. Then what came after the agreement. */
    version: z.int(), supplements: z.array(z.object({ version: z.int(), since: day, isWhole: z.boolean() })), correctedOn: z.array(day),
  }),
})
/** Compares a PDF with the one that was sealed: every changed byte is noticed. */
export const comparePdfEndpoint = publicCommand({
  path: '/api/verify/:code/compare', why: publicWhy, input: z.strictObject({ code: verifyCode, pdf: z.string().min(8).max(1_000_000).regex(/^[A-Za-z0-9+/]+={0,2}$/) }),
  output: z.object({ isSame: z.boolean(), hash: z.string(), findings: z.array(finding) }),
})

/** What it would come to in money if this contract ended on a day; nothing is written. Null where nobody pays. */
export const previewEndingEndpoint = query({
  path: '/api/contracts/:contractId/preview-ending', permission: 'contract.end', input: z.strictObject({ contractId: id, lastDay: day.optional() }), output: z.object({ endedOn: day, year: endedYear.nullable(), because }),
})

const toSign = z.object({
  residentId: id, name: z.string(), sex: z.int(), age: z.int(), villageName: z.string(), populations: z.array(population),
  /** Why somebody stands where: all of this population must be signed, a key population, or everybody. */
  rank: z.enum(['owed', 'key', 'other']), lastSignedOn: day.nullable(),
  /** From when somebody may be signed who does not live here long enough yet. */ signableFrom: day.nullable(),
})
/** Who in the actor's villages has no contract yet, those the county owes it to first. */
export const listToSignEndpoint = query({
  path: '/api/contracts/to-sign', permission: 'contract.sign',
  input: z.strictObject({ rank: z.enum(['owed', 'key', 'other']).optional(), /** Of a signing day: everybody of its institution in its villages. */ signingDayId: id.optional(), after: z.string().max(80).optional(), most: z.coerce.number().int().min(1).max(100).default(20) }),
  /** How many in all, for a signing day's first page. */
  output: z.object({ items: z.array(toSign), next: z.string().nullable(), counts: z.object({ owed: count, key: count, all: count }).nullable() }),
})
/** How many contracts that nobody has renewed yet end within so many days, the nearest first. */
export const toRenew = z.array(z.object({ days: count, contracts: count }))
export const workbenchEndpoint = query({
  path: '/api/contracts/workbench', permission: 'contract.read', input: z.strictObject({}),
  output: z.object({
    on: day, foldedAt: instant.nullable(), noticeDays: count, /** Within the days on which residents are reminded here. */ toRenew,
    counts: z.object({ owedToSign: count, /** Of these who does not live here long enough yet. */ owedLater: count, keyToSign: count, toSign: count, /** Within a month: the queue. */ toRenew30: count, signedToday: count, signed7: count }),
    goals: z.array(z.object({ of: z.string(), zh: z.string(), en: z.string(), signed: count, residents: count, atLeastBasisPoints: z.int().nullable(), because })),
    load: z.array(z.object({ scope: z.enum(['doctor', 'team']), name: z.string(), contracts: count, cap: count.nullable() })),
  }),
})

/** Cards for the simulated reader of a demonstration: made-up people of the marked range. Empty in production. */
export const demoCardsEndpoint = query({
  path: '/api/contracts/demo-cards', permission: 'contract.sign', input: z.strictObject({}),
  output: z.object({
    isDemo: z.boolean(),
    cards: z.array(z.object({ name: z.string(), sex: z.enum(['male', 'female']), nation: z.string(), bornOn: day, address: z.string(), number: z.string(), photo: z.null() })),
  }),
})
