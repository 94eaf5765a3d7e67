import type { InputOf } from '#api/endpoint.ts'
import type { editDraftEndpoint, moveDraftOnEndpoint, proposeAdoptionEndpoint, publishDraftEndpoint, refuseDraftEndpoint, startDraftEndpoint, submitDraftEndpoint, takeBackDraftEndpoint, withdrawDraftEndpoint } from '#api/policy-drafts.ts'
import { localDate } from '#kernel/local-date.ts'
import { commitOnce, type Outcome } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { type Problem, refused } from '#platform/problem.ts'
import { changesOfBundle, type PackBundle, type PackTest, replayChanges } from '#policy/index.ts'
import { hashBundle } from './bundle-hash.ts'
import { editDraftBundle, effectiveDay, lintDraft } from './domain/draft-bundle.ts'
import { decideDraftStep, type DraftState, type DraftStep } from './domain/draft-states.ts'
import { type Base, baseIn, baseOf, baseToday, demandCounty, demandDraft, newestOwn, ownCode } from './draft-base.ts'
import { changedMeanwhile, reason } from './errors.ts'
import type { Policies } from './open-policies.ts'
import { insertCountyPack, insertVersion } from './store.ts'
import { decideDraft, type DraftWhole, findNotice, insertDraft, moveDraft, updateDraft } from './store-drafts.ts'

export type PolicyUsing = { policies: Policies }
/** The tests of a region's pack that ship with the product. */
export type TestsUsing = PolicyUsing & { testsOf(packCode: string): readonly PackTest[] }
type Saved = { draftId: string; version: number }
/** What the audit keeps of a publication: no version, and no fingerprint, where another pack is gone by. */
type Published = { publishedVersion: number | null; effectiveFrom: string; packCode: string; sha256: string | null }
type Change<E> = (context: CommandContext, input: InputOf<E>) => Promise<Answer>

const onDraft = (name: string): Problem | undefined =>
  name === 'one_draft_at_a_time' ? refused([reason.draftOpen()]) : name === 'draft_decided_by_another' ? refused([reason.samePerson()]) : undefined

/** Begins a change of the county's own pack. Going back is a change that begins from an older version. */
export const startDraft = ({ policies }: PolicyUsing): Change<typeof startDraftEndpoint> => (context, input) => commitOnce(context, input, async (run) => {
  const { actor, on, at } = context
  demandCounty(actor)
  const newest = await newestOwn(run, actor)
  if (input.fromVersion !== null && (!newest || input.fromVersion > newest.version)) throw refused([reason.noVersion(input.fromVersion)])
  const base = await baseToday(policies, run, actor, on)
  const bundle = await baseOf(policies, run, actor, input.fromVersion === null ? base : { basePack: ownCode(actor), baseVersion: input.fromVersion })
  const draftId = context.newId()
  await run(insertDraft, { countyCode: actor.countyCode, draftId, kind: 'change', title: input.title, packCode: ownCode(actor), ...base, bundle: JSON.stringify(bundle), effectiveFrom: null, accountId: actor.accountId, actorName: actor.displayName, at })
  return saved({ draftId, version: 1 }, 'policy.start-draft', { title: input.title, fromVersion: input.fromVersion })
}, onDraft)

/** Proposes another pack to go by, from today at the earliest: what was signed under the one before stays. */
export const proposeAdoption = ({ policies }: PolicyUsing): Change<typeof proposeAdoptionEndpoint> => (context, input) => commitOnce(context, input, async (run) => {
  const { actor, on, at } = context
  demandCounty(actor)
  await demandAdoptable(policies, actor.countyCode, on, input.packCode, input.from)
  const draftId = context.newId()
  await run(insertDraft, { countyCode: actor.countyCode, draftId, kind: 'adopt', title: input.title, packCode: input.packCode, basePack: null, baseVersion: null, bundle: null, effectiveFrom: input.from, accountId: actor.accountId, actorName: actor.displayName, at })
  return saved({ draftId, version: 1 }, 'policy.propose-adoption', { packCode: input.packCode, from: input.from })
}, onDraft)

async function demandAdoptable(policies: Policies, countyCode: number, on: string, packCode: string, from: string): Promise<void> {
  if (from < on) throw refused([reason.dayPast(from)])
  const versions = await policies.listVersions()
  if (!versions.some((one) => one.packCode === packCode && one.effectiveFrom <= from)) throw refused([reason.notPublishedYet(packCode, from)])
  const { pack } = await policies.getPack(packCode, localDate(from))
  if (pack.answers['contract.unit'].status === 'not_applicable') throw refused([reason.doesNotSign(pack.name)])
  if ((await policies.findPackCode(countyCode, localDate(from))) === packCode) throw refused([reason.goesByAlready()])
}

/** One thing changed in a draft. A value that is wrong is kept and told; what cannot be read at all is refused. */
export const editDraft = ({ policies }: PolicyUsing): Change<typeof editDraftEndpoint> => (context, input) => commitOnce(context, input, async (run) => {
  const { actor } = context
  const { draft, bundle } = await step(run, context, input, 'edit')
  const edited = { ...draft, bundle }
  const { edit } = input
  if (edit.kind === 'title') edited.title = edit.title
  else if (edit.kind === 'notice') edited.noticeId = await demandNotice(run, actor.countyCode, edit.documentId)
  else edited.bundle = allowed(editDraftBundle(bundle, await baseOf(policies, run, actor, baseIn(draft)), edit))
  return keep(run, context, edited, 'policy.edit-draft', edit)
})

async function demandNotice(run: Run, countyCode: number, documentId: string | null): Promise<string | null> {
  if (documentId !== null && (await run(findNotice, { countyCode, documentId })).length === 0) throw refused([reason.noNotice()])
  return documentId
}

/** The draft's changes made once more on what was published meanwhile. */
export const moveDraftOn = ({ policies }: PolicyUsing): Change<typeof moveDraftOnEndpoint> => (context, input) => commitOnce(context, input, async (run) => {
  const { actor, on } = context
  const { draft, bundle } = await step(run, context, input, 'move_on')
  const [before, now] = [baseIn(draft), await baseToday(policies, run, actor, on)]
  if (isSameBase(before, now)) throw refused([reason.state()])
  const changes = changesOfBundle(await baseOf(policies, run, actor, before), bundle)
  const onNewest = replayChanges(await baseOf(policies, run, actor, now), changes)
  return keep(run, context, { ...draft, bundle: onNewest, ...now }, 'policy.move-draft-on', { from: before, to: now })
})

async function keep(run: Run, { actor, at }: CommandContext, { draftId, title, noticeId, basePack, baseVersion, bundle }: DraftWhole, action: string, body: object): Promise<Outcome<Saved>> {
  const [changed] = await run(updateDraft, { countyCode: actor.countyCode, draftId, title, noticeId, basePack, baseVersion, bundle: JSON.stringify(bundle), accountId: actor.accountId, at })
  if (!changed) throw changedMeanwhile()
  return saved({ draftId, version: changed.version }, action, body)
}

/** Gives a draft to somebody else to be published. Refused while anything is wrong with it, or nothing is changed. */
export const submitDraft = ({ policies }: PolicyUsing): Change<typeof submitDraftEndpoint> => (context, input) => commitOnce(context, input, async (run) => {
  const { draft } = await step(run, context, input, 'submit')
  const effectiveFrom = await demandPublishable(policies, run, context, draft)
  const outcome = await move(run, context, draft, 'submitted', effectiveFrom, 'policy.submit-draft')
  return { ...outcome, announce: [{ topic: 'policy-draft-submitted', subjectId: draft.draftId }] }
})

/** Takes a submitted proposal back to be edited, by anybody who may write. */
export const takeBackDraft: Change<typeof takeBackDraftEndpoint> = (context, input) => commitOnce(context, input, async (run) => {
  const { draft } = await step(run, context, input, 'take_back')
  const outcome = await move(run, context, draft, 'draft', draft.kind === 'adopt' ? draft.effectiveFrom : null, 'policy.take-back-draft')
  return { ...outcome, announce: [{ topic: 'policy-draft-back', subjectId: draft.draftId }] }
})

async function move(run: Run, { actor, at }: CommandContext, { draftId }: DraftWhole, state: DraftState, effectiveFrom: string | null, action: string): Promise<Outcome<Saved>> {
  const [changed] = await run(moveDraft, { countyCode: actor.countyCode, draftId, state, effectiveFrom, accountId: actor.accountId, at })
  if (!changed) throw changedMeanwhile()
  return saved({ draftId, version: changed.version }, action, { effectiveFrom })
}

/** Gives a draft up, with the reason; it stays to be read. */
export const withdrawDraft: Change<typeof withdrawDraftEndpoint> = (context, input) => commitOnce(context, input, async (run) => {
  const { draft } = await step(run, context, input, 'withdraw')
  return decide(run, context, draft, 'withdrawn', input.note, 'policy.withdraw-draft')
}, onDraft)

/** Refuses a proposal for good, by somebody who wrote nothing of it, with the reason. */
export const refuseDraft: Change<typeof refuseDraftEndpoint> = (context, input) => commitOnce(context, input, async (run) => {
  const { draft } = await step(run, context, input, 'refuse')
  return { ...(await decide(run, context, draft, 'refused', input.note, 'policy.refuse-draft')), announce: decided(draft) }
}, onDraft)

/** Puts a proposal in force, judged anew: as the pack's next version, by which the county goes from its first day; or as another pack to go by. */
export const publishDraft = ({ policies }: PolicyUsing): Change<typeof publishDraftEndpoint> => async (context, input) => {
  const answer = await commitOnce(context, input, async (run) => {
    const { draft } = await step(run, context, input, 'publish')
    const { bundle, packCode } = draft
    const effectiveFrom = await demandPublishable(policies, run, context, draft)
    const published = bundle === null ? null : await publishVersion(run, context, draft, bundle, effectiveFrom, input.note)
    await goBy(policies, run, context, draft, effectiveFrom < context.on ? context.on : effectiveFrom)
    const told = { publishedVersion: published, effectiveFrom, packCode, sha256: bundle && hashBundle(bundle).toString('hex') }
    const { answer: saved, audit } = await decide(run, context, draft, 'published', input.note, 'policy.publish-draft', told)
    return { answer: { ...saved, publishedVersion: published }, audit, announce: decided(draft) }
  }, onDraft)
  policies.forget()
  return answer
}

/** Lets the county go by a proposal's pack from a day on, where it does not already. @throws Refused when something else was decided for that day */
async function goBy(policies: Policies, run: Run, { actor }: CommandContext, { packCode, authorName }: DraftWhole, from: string): Promise<void> {
  if ((await policies.findPackCode(actor.countyCode, localDate(from))) === packCode) return
  const adopted = await run(insertCountyPack, { countyCode: actor.countyCode, validFrom: from, packCode, decidedBy: `${authorName}、${actor.displayName}` })
  if (adopted.length === 0) throw refused([reason.dayTaken(from)])
}

async function publishVersion(run: Run, { actor, at }: CommandContext, draft: DraftWhole, bundle: PackBundle, effectiveFrom: string, note: string): Promise<number> {
  const version = draft.basePack === draft.packCode ? baseIn(draft).baseVersion + 1 : ((await newestOwn(run, actor))?.version ?? 0) + 1
  const inserted = await run(insertVersion, {
    packCode: draft.packCode, version, bundle: JSON.stringify(bundle), bundleHash: hashBundle(bundle), effectiveFrom, author: draft.authorName, approver: actor.displayName, note: `${draft.title}：${note}`, at, origin: 'county',
  })
  if (inserted.length === 0) throw refused([reason.baseMoved(version)])
  return version
}

/** From which day a proposal takes effect. @throws Refused with why it cannot be published as it stands */
async function demandPublishable(policies: Policies, run: Run, { actor, on }: CommandContext, draft: DraftWhole): Promise<string> {
  const { kind, packCode, bundle, effectiveFrom } = draft
  if (kind === 'adopt' || bundle === null) {
    await demandAdoptable(policies, actor.countyCode, on, packCode, effectiveFrom ?? on)
    return effectiveFrom ?? on
  }
  const [base, now] = [baseIn(draft), await baseToday(policies, run, actor, on)]
  if (!isSameBase(base, now)) throw refused([reason.baseMoved(now.baseVersion)])
  const { problems } = lintDraft(bundle)
  if (problems.length > 0) throw refused([reason.hasProblems(problems.length)])
  const changes = changesOfBundle(await baseOf(policies, run, actor, base), bundle)
  if (changes.length === 0 && base.basePack === packCode) throw refused([reason.nothingChanged()])
  const first = effectiveDay(changes, on)
  // The days on which the county went by an older version of its own pack keep it.
  const isComingBack = base.basePack !== packCode && (await newestOwn(run, actor)) !== null
  return isComingBack && first < on ? on : first
}

async function decide(run: Run, { actor, at }: CommandContext, { draftId }: DraftWhole, state: DraftState, note: string, action: string, published: Published | null = null): Promise<Outcome<Saved>> {
  const [changed] = await run(decideDraft, { countyCode: actor.countyCode, draftId, state, note, publishedVersion: published?.publishedVersion ?? null, effectiveFrom: published?.effectiveFrom ?? null, accountId: actor.accountId, actorName: actor.displayName, at })
  if (!changed) throw changedMeanwhile()
  return saved({ draftId, version: changed.version }, action, published ?? {}, note)
}

const decided = ({ draftId }: DraftWhole) => [{ topic: 'policy-draft-decided', subjectId: draftId }]
const isSameBase = (a: Base, b: Base) => a.basePack === b.basePack && a.baseVersion === b.baseVersion

async function step(run: Run, { actor }: CommandContext, { draftId, version }: { draftId: string; version: number }, event: DraftStep): Promise<{ draft: DraftWhole; bundle: PackBundle }> {
  const draft = await demandDraft(run, actor, draftId, version)
  allowed(decideDraftStep(draft, event, actor.accountId))
  return { draft, bundle: draft.bundle as PackBundle }
}

function allowed<T>(decision: { allowed: true; value: T } | { allowed: false; reasons: Parameters<typeof refused>[0] }): T {
  if (!decision.allowed) throw refused(decision.reasons)
  return decision.value
}

const saved = (answer: Saved, action: string, body: object, why: string | null = null): Outcome<Saved> => ({ answer, audit: [{ action, subjectKind: 'policy_draft', subjectId: answer.draftId, body, reason: why }] })
