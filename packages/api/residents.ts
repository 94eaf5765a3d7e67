import { z } from 'zod'
import { documentKindCodes } from '#kernel/identity-document.ts'
import { becauseShape } from './because.ts'
import { command, query, search } from './endpoint.ts'

const documentKind = z.enum(documentKindCodes)
const id = z.uuid()
const day = z.iso.date()
const villageCode = z.string().regex(/^\d{12}$/)
const reason = z.string().trim().min(2).max(200)
const text = (most: number) => z.string().trim().min(1).max(most)
const sex = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(9)])

const residentRow = z.object({
  residentId: id, name: z.string(), sex: z.int(), age: z.int(), villageName: z.string(), townshipName: z.string(), teamName: z.string().nullable(),
  populations: z.array(z.string()), isSigned: z.boolean(), status: z.enum(['living', 'moved', 'deceased', 'merged']),
})
export type ResidentRow = z.infer<typeof residentRow>

/** Looks one person up by a whole document number: one the actor may serve, known but another's (status and institution only), or new. The look-up is audited. */
export const findByDocumentEndpoint = search({
  path: '/api/residents/find-by-document', permission: 'resident.lookup',
  input: z.strictObject({ documentKind, number: text(30) }),
  output: z.object({
    document: z.object({ kind: documentKind, masked: z.string(), bornOn: day.nullable(), sex: z.int().nullable(), isMended: z.boolean() }),
    here: residentRow.nullable(),
    /** Registered in this county, with people whom the actor does not serve: whether signed, and with which institution. */
    outside: z.object({ isSigned: z.boolean(), institutionName: z.string().nullable() }).nullable(),
    /** Registered in another county: whether signed there, and with which institution. */
    elsewhere: z.object({ countyName: z.string(), isSigned: z.boolean(), institutionName: z.string().nullable() }).nullable(),
  }),
})

/** Up to 20 people by name, pinyin, initials, the last four or six of a document, or a telephone number. */
export const searchResidentsEndpoint = search({
  path: '/api/residents/search', permission: 'resident.read', input: z.strictObject({ text: text(40) }),
  output: z.object({ items: z.array(residentRow), isMore: z.boolean() }),
})

export const listResidentsEndpoint = query({
  path: '/api/residents/list', permission: 'resident.read',
  input: z.strictObject({
    population: z.string().max(60).optional(), signed: z.enum(['yes', 'no']).optional(), township: z.string().regex(/^\d{9}$/).optional(), village: villageCode.optional(),
    team: z.union([z.uuid(), z.literal('none')]).optional(), ageFrom: z.coerce.number().int().min(0).max(130).optional(), ageUntil: z.coerce.number().int().min(0).max(130).optional(),
    after: z.string().max(100).optional(), most: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({ items: z.array(residentRow), next: z.string().nullable() }),
})

const tag = z.object({
  tagId: id, population: z.string(), zh: z.string(), en: z.string(), origin: z.enum(['derived', 'diagnosed', 'certified']), evidence: z.record(z.string(), z.unknown()), reach: z.enum(['person', 'household']),
  validFrom: day, validUntil: day.nullable(), because: z.array(becauseShape),
})
/** One person whole, as far as this module knows. Opening it is audited. */
export const getResidentEndpoint = query({
  path: '/api/residents/:residentId/read', permission: 'resident.read', input: z.strictObject({ residentId: id }),
  output: residentRow.extend({
    birthYear: z.int(), nation: z.string(), document: z.object({ kind: z.union([documentKind, z.literal('none')]), masked: z.string().nullable() }), phoneMasked: z.string().nullable(), addressMasked: z.string().nullable(),
    villageCode, townshipCode: z.string(), residenceKind: z.enum(['registered', 'migrant']), livesHereSince: day,
    /** Null where the region has no rule that says who is one. */
    isUsualResident: z.boolean().nullable(), usualBecause: z.array(becauseShape),
    institutionName: z.string().nullable(), teamId: id.nullable(), statusOn: day.nullable(), version: z.int(), tags: z.array(tag),
    /** Populations that may be added by hand, with the evidence the pack asks for. */
    addable: z.array(z.object({
      population: z.string(), zh: z.string(), en: z.string(), origin: z.enum(['diagnosed', 'certified']), evidence: z.array(z.string()),
      /** The person's age is outside the ages usual for it: adding asks once more. */
      isUnusualAge: z.boolean(), usualAges: z.object({ from: z.int().nullable(), until: z.int().nullable() }),
    })),
    household: z.object({
      householdId: id, number: z.string(),
      members: z.array(z.object({ residentId: id, name: z.string(), sex: z.int(), age: z.int(), relation: z.string().nullable(), isHead: z.boolean(), populations: z.array(z.string()), isSigned: z.boolean() })),
    }).nullable(),
  }),
})

export const revealEndpoint = command({
  path: '/api/residents/:residentId/reveal', permission: 'resident.reveal',
  input: z.strictObject({ residentId: id, what: z.enum(['document', 'phone', 'address']), reason }), output: z.object({ shown: z.literal(true) }),
})
/** What a reveal shows, as often as asked within its minute; the reveal is the audited act, within a minute of it, to who asked. */
export const revealedEndpoint = search({
  path: '/api/residents/:residentId/revealed', permission: 'resident.reveal',
  input: z.strictObject({ residentId: id, what: z.enum(['document', 'phone', 'address']) }), output: z.object({ value: z.string() }),
})

const home = { villageCode, residenceKind: z.enum(['registered', 'migrant']), livesHereSince: day, phone: z.string().trim().max(20).nullable().default(null), address: z.string().trim().max(200).nullable().default(null) }
export const registerResidentEndpoint = command({
  path: '/api/residents/register', permission: 'resident.edit',
  input: z.strictObject({
    name: text(60), document: z.strictObject({ kind: documentKind, number: text(30) }).nullable(),
    /** Needed where the document does not say them; must agree with it where it does. */
    sex: sex.optional(), bornOn: day.optional(), nation: z.string().regex(/^\d{2}$/).default('01'), ...home,
    householdId: id.nullable().default(null), relation: z.string().regex(/^\d{2}$/).nullable().default(null),
    /** Without a document: the mother or guardian this person belongs to. */
    guardianId: id.nullable().default(null),
    /** Somebody with this name, birthday and sex is registered already, and this is another person all the same. */
    isAnotherPerson: z.boolean().default(false),
  }),
  output: z.object({ residentId: id }),
})
export const editResidentEndpoint = command({
  path: '/api/residents/:residentId/edit', permission: 'resident.edit', input: z.strictObject({ residentId: id, version: z.int(), ...home }), output: z.object({ residentId: id, version: z.int() }),
})
export const markDepartedEndpoint = command({
  path: '/api/residents/:residentId/depart', permission: 'resident.edit',
  input: z.strictObject({ residentId: id, version: z.int(), status: z.enum(['moved', 'deceased']), on: day, reason }), output: z.object({ residentId: id }),
})
export const addTagEndpoint = command({
  path: '/api/residents/:residentId/add-tag', permission: 'tag.edit',
  input: z.strictObject({
    residentId: id, population: text(60), validFrom: day, evidence: z.strictObject({ document: text(60), number: z.string().trim().max(60).default(''), by: z.string().trim().max(60).default('') }),
    /** The age is unusual for this population, and it is right all the same. */
    isAgeConfirmed: z.boolean().default(false),
  }),
  output: z.object({ tagId: id }),
})
export const endTagEndpoint = command({
  path: '/api/residents/:residentId/end-tag', permission: 'tag.edit', input: z.strictObject({ residentId: id, tagId: id, validUntil: day, reason }), output: z.object({ tagId: id }),
})
/** The villages and communities within one's scope, for choosing where somebody lives. */
export const listVillagesEndpoint = query({
  path: '/api/residents/villages', permission: 'resident.read', input: z.strictObject({}),
  output: z.object({ items: z.array(z.object({ code: villageCode, name: z.string(), spellings: z.array(z.string()), townshipCode: z.string(), townshipName: z.string(), isOwn: z.boolean() })) }),
})
