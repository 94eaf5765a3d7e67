import { z } from 'zod'
import { command, file, query, search } from './endpoint.ts'
import { citationShape, datedValueShape, packCode, plain } from './policy.ts'

const id = z.uuid()
const day = z.iso.date()
/** A day from which something may be ruled: no slip of the hand, and one the database can keep. */
const ruledFrom = day.refine((text) => text >= '1949-10-01' && text < '2100-01-01')
const text = (longest: number) => z.string().trim().min(1).max(longest)
const sourceText = z.string().regex(/^[a-z0-9-]+#[a-z0-9-]+$/)
const key = z.string().regex(/^[a-z_]+\.[a-z_]+$/).max(80)

/** How a proposal stands; what a person may do with it. */
export const draftStates = ['draft', 'submitted', 'published', 'refused', 'withdrawn'] as const
export const draftSteps = ['edit', 'move_on', 'submit', 'take_back', 'refuse', 'publish', 'withdraw'] as const
/** What a proposal is: a change of the county's own pack, or another pack to go by. */
export const draftKinds = ['change', 'adopt'] as const
/** How surely a document says what is written of it; a draft never sets a value for demonstration. */
export const draftCertainties = ['stated', 'inferred', 'ambiguous'] as const

const head = z.object({
  draftId: id, kind: z.enum(draftKinds), state: z.enum(draftStates), title: z.string(), packCode, packName: z.string(), baseName: z.string().nullable(), baseVersion: z.int().nullable(), effectiveFrom: day.nullable(), authorName: z.string(), createdAt: z.iso.datetime({ offset: true }), changedAt: z.iso.datetime({ offset: true }),
  decidedBy: z.string().nullable(), decidedAt: z.iso.datetime({ offset: true }).nullable(), decidedNote: z.string().nullable(), publishedVersion: z.int().nullable(), version: z.int(),
})
export type DraftHead = z.infer<typeof head>
const adoption = z.object({ from: day, packCode, packName: z.string(), decidedBy: z.string() })
const takenBack = adoption.extend({ takenBackBy: z.string(), takenBackAt: z.iso.datetime({ offset: true }), note: z.string() })

/** The county's proposals, the newest first; the pack it goes by and has gone by; the versions of its own pack a draft can begin from. */
export const listDraftsEndpoint = query({
  path: '/api/policy/drafts', permission: 'policy.draft', input: z.strictObject({}),
  output: z.object({
    drafts: z.array(head.extend({ isTakenBack: z.boolean() })), ownCode: packCode, hasOwnPack: z.boolean(), goesBy: packCode.nullable(), adoptions: z.array(adoption.extend({ mayTakeBack: z.boolean() })), takenBack: z.array(takenBack), versions: z.array(z.object({ version: z.int(), effectiveFrom: day, origin: z.enum(['release', 'county']), author: z.string(), approver: z.string(), note: z.string() })),
    packs: z.array(z.object({ code: packCode, name: z.string() })), openId: id.nullable(),
  }),
})
const saved = z.object({ draftId: id, version: z.int() })
/** Begins a change of the county's own pack: from the version in force, or from an older one, which is how one goes back. A county that goes by another pack than its own begins from that one. */
export const startDraftEndpoint = command({ path: '/api/policy/drafts/start', permission: 'policy.draft', input: z.strictObject({ title: text(80), fromVersion: z.int().min(1).nullable() }), output: saved })
/** Proposes that the county go by another pack from a day on. */
export const proposeAdoptionEndpoint = command({ path: '/api/policy/drafts/adopt', permission: 'policy.draft', input: z.strictObject({ title: text(80), packCode, from: ruledFrom }), output: saved })

const written = z.object({ text: z.string(), source: z.string(), citation: citationShape.nullable(), certainty: z.string(), note: z.string().nullable(), isEnd: z.boolean() })
const standing = z.object({ status: z.enum(['value', 'unknown', 'not_applicable']), question: z.string().nullable(), source: z.string().nullable() })
const policyDocument = z.object({ title: z.string(), number: z.string(), issuer: z.string(), issued: z.string(), evidence: z.string(), clauses: z.record(z.string(), z.string()) })
export const draftChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), key: z.string(), from: day, before: written.nullable(), after: written.nullable(), /** What was in force until that day, where the base had no value of that day; absent in trials of before it was kept. */ until: written.extend({ from: day }).nullable().optional() }),
  z.object({ kind: z.literal('answer'), key: z.string(), before: standing, after: standing }),
  z.object({ kind: z.literal('document'), id: z.string(), before: policyDocument.nullable(), after: policyDocument.nullable() }),
])
export type DraftChange = z.infer<typeof draftChange>
const problem = z.object({ key: z.string().nullable(), from: z.string().nullable(), field: z.string(), line: z.int().nullable(), reason: z.string() })
export type DraftProblem = z.infer<typeof problem>

/** What became of a test that no longer holds: another value, no rule any more, a rule where there was none, refused or allowed otherwise, more or less to be known. */
export const becameOfTests = ['value', 'otherwise', 'open', 'ruled', 'refused', 'refused_otherwise', 'allowed', 'asks', 'known', 'broken'] as const
const failingTest = z.object({ name: z.string(), on: day, became: z.enum(becameOfTests), before: z.string().nullable(), after: z.string().nullable(), why: z.string(), basis: z.array(citationShape) })
export type FailingTest = z.infer<typeof failingTest>

const leftOpen = z.object({ key: z.string(), zh: z.string(), en: z.string(), question: z.string(), isForSigning: z.boolean() })
/** An entry that another pack leaves open on the first day the county would go by it. */
export type LeftOpen = z.infer<typeof leftOpen>

/** A proposal whole: what it changes (another pack: what it leaves open, beside the one the county goes by), which of the pack's tests hold no more, what is wrong with it, which contracts a value dated back touches, what the person may do. */
export const readDraftEndpoint = query({
  path: '/api/policy/drafts/:draftId', permission: 'policy.draft', input: z.strictObject({ draftId: id }),
  output: z.object({
    draft: head, changes: z.array(draftChange), /** What the values of a change mean, where both packs read: `before` also of what was in force until its day. */ readings: z.array(z.object({ key: z.string(), from: day, rule: z.string(), before: datedValueShape.nullable(), after: datedValueShape.nullable() })), problems: z.array(problem), failing: z.array(failingTest), leftOpen: z.array(leftOpen), overtaken: z.object({ from: day, packName: z.string() }).nullable(), takenBack: takenBack.nullable(), goesBy: packCode.nullable(), entries: z.array(z.object({ key: z.string(), zh: z.string(), en: z.string(), topic: z.string(), isChanged: z.boolean(), problems: z.int(), status: standing.shape.status })),
    topics: z.array(z.object({ topic: z.string(), zh: z.string(), en: z.string() })), documents: z.array(policyDocument.extend({ id: z.string() })), touched: z.object({ since: day, contracts: z.int() }).nullable(),
    notice: z.object({ documentId: id, title: z.string(), number: z.string(), hasFile: z.boolean() }).nullable(), movedTo: z.object({ packName: z.string(), version: z.int() }).nullable(), next: z.array(z.enum(draftSteps)), mustBeAnother: z.boolean(),
  }),
})
const leafForms = [z.object({ kind: z.enum(['count', 'yuan', 'percent', 'share', 'year', 'weekday', 'day', 'truth', 'word', 'code']) }), z.object({ kind: z.literal('choice'), of: z.array(z.string()) })] as const
const leafForm = z.discriminatedUnion('kind', leafForms)
const partForms = [...leafForms, z.object({ kind: z.literal('list'), of: leafForm }), z.object({ kind: z.literal('map'), of: leafForm })] as const
const parts = z.array(z.object({ name: z.string(), isOptional: z.boolean(), form: z.discriminatedUnion('kind', partForms) }))
const valueForm = z.discriminatedUnion('kind', [...partForms, z.object({ kind: z.literal('parts'), parts }), z.object({ kind: z.literal('rows'), parts })])
export type ValueForm = z.infer<typeof valueForm>
export type PartForm = z.infer<typeof parts>[number]
export type LeafForm = z.infer<typeof leafForm>
/** One entry of a draft as written, day by day, beside what the base has: a value as text and, for the form, in its parts. `form` null: it is written as text only. `codes`: which codes packs use for a part. */
export const readDraftEntryEndpoint = query({
  path: '/api/policy/drafts/:draftId/entries/:key', permission: 'policy.draft', input: z.strictObject({ draftId: id, key }),
  output: z.object({
    key: z.string(), zh: z.string(), en: z.string(), unit: z.string(), type: z.string(), consumer: z.string(), rule: z.string(), takenFrom: z.string().nullable(), standing, form: valueForm.nullable(), codes: z.record(z.string(), z.array(z.string())), values: z.array(written.extend({ from: day, isChanged: z.boolean(), parts: plain, result: datedValueShape.nullable() })), removed: z.array(day), problems: z.array(problem),
  }),
})
const putShape = { key, from: ruledFrom, text: z.string().max(20_000), source: sourceText, certainty: z.enum(draftCertainties), note: z.string().trim().max(300).nullable() }
/** What a value would mean, and what is wrong with it, before it is kept. */
export const previewValueEndpoint = search({
  path: '/api/policy/drafts/:draftId/preview', permission: 'policy.draft', input: z.strictObject({ draftId: id, ...putShape }), output: z.object({ problems: z.array(problem), elsewhere: z.int(), rule: z.string(), result: datedValueShape.nullable() }),
})
/** A written value in its parts and once more as text, for going between form and text; `line` where it cannot be read. */
export const readValueTextEndpoint = search({
  path: '/api/policy/drafts/:draftId/value-text', permission: 'policy.draft', input: z.strictObject({ draftId: id, text: putShape.text }), output: z.object({ text: z.string(), parts: plain, line: z.int().nullable() }),
})
const edit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('put'), ...putShape }),
  z.strictObject({ kind: z.literal('end'), key, from: ruledFrom, source: sourceText, note: putShape.note }),
  z.strictObject({ kind: z.literal('remove'), key, from: day }),
  z.strictObject({ kind: z.literal('restore'), key }),
  z.strictObject({ kind: z.literal('ask'), key, question: text(200), source: sourceText.nullable() }),
  z.strictObject({ kind: z.literal('deny'), key, why: text(200), source: sourceText }),
  z.strictObject({ kind: z.literal('document'), id: z.string().regex(/^[a-z0-9-]{2,40}$/), title: text(120), number: text(80), issuer: text(80), issued: day.nullable(), clauses: z.record(z.string().regex(/^[a-z0-9-]{1,20}$/), text(120)) }),
  z.strictObject({ kind: z.literal('title'), title: text(80) }),
  z.strictObject({ kind: z.literal('notice'), documentId: id.nullable() }),
])
export type DraftEdit = z.infer<typeof edit>
export const editDraftEndpoint = command({ path: '/api/policy/drafts/:draftId/edit', permission: 'policy.draft', input: z.strictObject({ draftId: id, version: z.int(), edit }), output: saved })
const stepping = z.strictObject({ draftId: id, version: z.int() })
/** Makes the draft's changes once more on the newest version, when one was published meanwhile. */
export const moveDraftOnEndpoint = command({ path: '/api/policy/drafts/:draftId/move-on', permission: 'policy.draft', input: stepping, output: saved })
export const submitDraftEndpoint = command({ path: '/api/policy/drafts/:draftId/submit', permission: 'policy.draft', input: stepping, output: saved })
export const takeBackDraftEndpoint = command({ path: '/api/policy/drafts/:draftId/take-back', permission: 'policy.draft', input: stepping, output: saved })
export const withdrawDraftEndpoint = command({ path: '/api/policy/drafts/:draftId/withdraw', permission: 'policy.draft', input: stepping.extend({ note: text(200) }), output: saved })
export const refuseDraftEndpoint = command({ path: '/api/policy/drafts/:draftId/refuse', permission: 'policy.publish', input: stepping.extend({ note: text(200) }), output: saved })
/** Puts it in force by somebody who wrote nothing of it: the pack's next version, or another pack to go by. */
export const publishDraftEndpoint = command({ path: '/api/policy/drafts/:draftId/publish', permission: 'policy.publish', input: stepping.extend({ note: text(200) }), output: saved.extend({ publishedVersion: z.int().nullable() }) })
/** Takes back, before its day, that the county goes by a pack. */
export const takeBackAdoptionEndpoint = command({ path: '/api/policy/adoptions/take-back', permission: 'policy.publish', input: z.strictObject({ from: day, packCode, note: text(200) }), output: z.object({ from: day, packCode }) })
/** A published version as one YAML file. */
export const exportPackEndpoint = file({ path: '/api/policy/packs/:code/versions/:number/pack.yaml', permission: 'policy.read', input: z.strictObject({ code: packCode, number: z.coerce.number().int().min(1).max(100_000) }), mediaType: 'application/yaml; charset=utf-8' })
