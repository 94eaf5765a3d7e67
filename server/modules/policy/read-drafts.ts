import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { PlainValue } from '#api/policy.ts'
import type { DraftChange, DraftHead, exportPackEndpoint, LeftOpen, listDraftsEndpoint, previewValueEndpoint, readDraftEndpoint, readDraftEntryEndpoint, readValueTextEndpoint } from '#api/policy-drafts.ts'
import { type LocalDate, localDate } from '#kernel/local-date.ts'
import type { Context } from '#platform/http/context.ts'
import type { FileAnswer } from '#platform/http/routes.ts'
import { refused } from '#platform/problem.ts'
import { bundleText, changesOfBundle, codesInUse, type Key, type Pack, type PackBundle, readValueText, valueForm, valueText } from '#policy/index.ts'
import type { PolicyUsing, TestsUsing } from './change-drafts.ts'
import { describeEntry, ruleOfEntry } from './domain/describe-pack.ts'
import { datedBackSince, effectiveDay, lintDraft, presentChange, presentStanding, presentValue, putValue } from './domain/draft-bundle.ts'
import { listDraftSteps } from './domain/draft-states.ts'
import { entriesLeftOpen } from './domain/entries-left-open.ts'
import { failingTests } from './domain/failing-tests.ts'
import { baseIn, baseOf, baseToday, demandCounty, getDraft, ownCode } from './draft-base.ts'
import { reason } from './errors.ts'
import { packsOn, versionsThatRead } from './packs-on.ts'
import type { Policies } from './open-policies.ts'
import { selectTakenBack, type TakenBackRow } from './store-adoptions.ts'
import { countTouched, type DraftRow, type DraftWhole, findNotice, selectDrafts } from './store-drafts.ts'

/** What a county proposed about its policy, and what it goes by. */
export const listDrafts = ({ policies }: PolicyUsing) => async ({ actor, run, on }: Context): Promise<OutputOf<typeof listDraftsEndpoint>> => {
  demandCounty(actor)
  const rows = await run(selectDrafts, { countyCode: actor.countyCode })
  const versions = await policies.listVersions()
  const nameOf = await namesOf(policies)
  const goesBy = await policies.findPackCode(actor.countyCode, on)
  const mayTakeBack = goesBy !== null && actor.permissions.has('policy.publish')
  const adoptions = (await policies.listAdoptions(actor.countyCode)).map(({ validFrom, packCode, decidedBy }) => ({ from: validFrom, packCode, packName: nameOf(packCode), decidedBy, mayTakeBack: mayTakeBack && validFrom > on }))
  const gone = await run(selectTakenBack, { countyCode: actor.countyCode })
  const takenBack = gone.map((one) => ({ ...one, packName: nameOf(one.packCode) }))
  const own = versions.filter(({ packCode }) => packCode === ownCode(actor))
  return {
    drafts: rows.map((row) => ({ ...headOf(row, nameOf), isTakenBack: takenBackOf(row, gone) !== null })), ownCode: ownCode(actor), hasOwnPack: own.length > 0, goesBy, adoptions, takenBack,
    versions: own.map(({ version, effectiveFrom, origin, author, approver, note }) => ({ version, effectiveFrom, origin, author, approver, note })),
    packs: [...new Set(versions.map(({ packCode }) => packCode))].map((code) => ({ code, name: nameOf(code) })), openId: rows.find(({ state }) => state === 'draft' || state === 'submitted')?.draftId ?? null,
  }
}

/** The name of each published pack, of its newest version; its code where that reads no more. */
async function namesOf(policies: Policies): Promise<(code: string) => string> {
  const newest = new Map((await policies.listVersions()).toReversed().map((version) => [version.packCode, version]))
  const names = new Map((await versionsThatRead(policies, [...newest.values()])).map(({ pack, version }) => [version.packCode, pack.name]))
  return (code) => names.get(code) ?? code
}

function headOf(row: DraftRow, nameOf: (code: string) => string): DraftHead {
  const { editors: _, noticeId: __, basePack, ...head } = row
  return { ...head, packName: nameOf(row.packCode), baseName: basePack === null || basePack === row.packCode ? null : nameOf(basePack) }
}

/** A proposal whole, with what it changes against its base and what the reader may do. */
export const readDraft = ({ policies, testsOf }: TestsUsing) => async (context: Context, { draftId }: InputOf<typeof readDraftEndpoint>): Promise<OutputOf<typeof readDraftEndpoint>> => {
  const { actor, run, on } = context
  const draft = await getDraft(run, actor, draftId)
  const nameOf = await namesOf(policies)
  const now = draft.bundle && (await baseToday(policies, run, actor, on))
  const [notice] = draft.noticeId === null ? [] : await run(findNotice, { countyCode: actor.countyCode, documentId: draft.noticeId })
  const base = draft.bundle && (await baseOf(policies, run, actor, baseIn(draft)))
  const changes = draft.bundle && base ? changesOfBundle(base, draft.bundle) : []
  const { readable, problems } = draft.bundle ? lintDraft(draft.bundle) : { readable: null, problems: [] }
  const before = base && changes.length > 0 ? lintDraft(base).readable : null
  const since = datedBackSince(changes, on)
  const gone = takenBackOf(draft, await run(selectTakenBack, { countyCode: actor.countyCode }))
  const [touched] = since === null ? [] : await run(countTouched, { countyCode: actor.countyCode, since, on })
  const presented = base && draft.bundle ? changes.map((change) => presentChange(change, base, draft.bundle as PackBundle)) : []
  const isChanged = new Set(changes.flatMap((change) => (change.kind === 'document' ? [] : [change.key])))
  return {
    draft: { ...headOf(draft, nameOf), effectiveFrom: draft.effectiveFrom ?? (changes.length > 0 ? effectiveDay(changes, on) : null) },
    changes: presented, readings: readingsOf(policies, presented, { before, after: readable }), problems, failing: before && readable ? failingTests(testsOf(draft.basePack ?? draft.packCode), before, readable) : [],
    leftOpen: await leftOpenBy(policies, context, draft), overtaken: await overtakenBy(policies, context, draft, draft.effectiveFrom ?? effectiveDay(changes, on), nameOf), takenBack: gone && { ...gone, packName: nameOf(gone.packCode) }, goesBy: await policies.findPackCode(actor.countyCode, on),
    entries: draft.bundle ? policies.catalogue.entries.map(({ key, zh, en, topic }) => ({ key, zh, en, topic, isChanged: isChanged.has(key), problems: problems.filter((one) => one.key === key).length, status: draft.bundle?.answers[key]?.status ?? 'unknown' })) : [],
    topics: Object.entries(policies.catalogue.topics).map(([topic, names]) => ({ topic, ...names })), documents: Object.entries(draft.bundle?.documents ?? {}).map(([id, document]) => ({ id, ...document })),
    touched: since !== null && touched ? { since, contracts: touched.contracts } : null, notice: notice ?? null, movedTo: now && (now.basePack !== draft.basePack || now.baseVersion !== draft.baseVersion) ? { packName: nameOf(now.basePack), version: now.baseVersion } : null, ...listDraftSteps(draft, actor.accountId, actor.permissions.has('policy.publish')),
  }
}

/** What the values of changes mean, each in the pack it stands in; nothing of a pack that does not read. */
function readingsOf({ catalogue }: Policies, changes: readonly DraftChange[], { before, after }: { before: Pack | null; after: Pack | null }): OutputOf<typeof readDraftEndpoint>['readings'] {
  return changes.flatMap((change) => {
    const entry = change.kind === 'value' && catalogue.entries.find(({ key }) => key === change.key)
    if (!entry) return []
    const since = change.before ? change.from : change.until?.from
    return [{ key: change.key, from: change.from, rule: ruleOfEntry(change.key), before: before && since ? meaningOn(before, entry, since) : null, after: after && change.after ? meaningOn(after, entry, change.from) : null }]
  })
}

/** What the pack of a proposal not yet decided leaves open on its first day; of a change of the own pack nothing, its changes say it. */
async function leftOpenBy(policies: Policies, { actor, on }: Context, { kind, state, packCode, effectiveFrom }: DraftWhole): Promise<LeftOpen[]> {
  if (kind !== 'adopt' || (state !== 'draft' && state !== 'submitted') || effectiveFrom === null) return []
  const from = localDate(effectiveFrom < on ? on : effectiveFrom)
  const goesBy = await policies.findPackCode(actor.countyCode, on)
  const { pack } = await policies.getPack(packCode, from)
  return entriesLeftOpen(policies.catalogue.entries, goesBy === null ? null : { pack: (await policies.getPack(goesBy, on)).pack, on }, { pack, from })
}

/** From which later day, already decided, the county goes by another pack than a proposal's. */
async function overtakenBy(policies: Policies, { actor, on }: Context, { packCode }: DraftWhole, effectiveFrom: string, nameOf: (code: string) => string): Promise<{ from: string; packName: string } | null> {
  const begins = effectiveFrom < on ? on : effectiveFrom
  const later = (await policies.listAdoptions(actor.countyCode)).filter((one) => one.validFrom > begins && one.packCode !== packCode)
  const [next] = later.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  return next ? { from: next.validFrom, packName: nameOf(next.packCode) } : null
}

/** That the adoption a published proposal decided was taken back before its day. */
function takenBackOf({ state, packCode, effectiveFrom, decidedAt }: DraftRow, gone: readonly TakenBackRow[]): TakenBackRow | null {
  if (state !== 'published' || decidedAt === null) return null
  return gone.filter((one) => one.packCode === packCode && one.from === effectiveFrom && Date.parse(one.takenBackAt) >= Date.parse(decidedAt)).at(-1) ?? null
}

/** One entry of a draft, day by day, and what each value means where the draft reads. */
export const readDraftEntry = ({ policies }: PolicyUsing) => async ({ actor, run, on }: Context, { draftId, key }: InputOf<typeof readDraftEntryEndpoint>): Promise<OutputOf<typeof readDraftEntryEndpoint>> => {
  const draft = await getDraft(run, actor, draftId)
  const entry = policies.catalogue.entries.find((one) => one.key === key)
  const answer = entry && draft.bundle?.answers[key]
  if (!entry || !draft.bundle || !answer) throw refused([reason.noEntry(key)])
  const base = await baseOf(policies, run, actor, baseIn(draft))
  const before = base.answers[key]
  const changed = new Set(changesOfBundle(base, draft.bundle).flatMap((change) => (change.kind === 'value' && change.key === key ? [change.from as string] : [])))
  const { readable, problems } = lintDraft(draft.bundle)
  const { zh, en, unit, type, consumer } = entry
  const form = valueForm(key as Key)
  const elsewhere = form === null ? [] : (await packsOn(policies, on)).flatMap((one) => Object.values(one.pack.answers[key as Key].values).map(({ value }) => value))
  const values = Object.entries(answer.values).sort(([a], [b]) => (a < b ? 1 : -1)).map(([from, value]) => ({
    from, ...presentValue(draft.bundle as PackBundle, value), parts: value.value as PlainValue, isChanged: changed.has(from), result: readable && meaningOn(readable, entry, from),
  }))
  return {
    key, zh, en, unit, type, consumer, rule: ruleOfEntry(key), takenFrom: answer.taken_from ?? null, standing: presentStanding(answer), form, codes: form === null ? {} : codesInUse(form, [...elsewhere, ...Object.values(answer.values).map(({ value }) => value)]), values,
    removed: Object.keys(before?.values ?? {}).filter((from) => !Object.hasOwn(answer.values, from)), problems: problems.filter((one) => one.key === key),
  }
}

/** What a value would mean in this draft, or what is wrong with it; nothing is kept. */
export const previewValue = ({ policies }: PolicyUsing) => async ({ actor, run }: Context, { draftId, ...put }: InputOf<typeof previewValueEndpoint>): Promise<OutputOf<typeof previewValueEndpoint>> => {
  const draft = await getDraft(run, actor, draftId)
  const entry = policies.catalogue.entries.find(({ key }) => key === put.key)
  if (!entry || !draft.bundle) throw refused([reason.noEntry(put.key)])
  const rule = ruleOfEntry(put.key)
  const read = readValueText(put.text)
  if (read.line !== null) return { problems: [{ key: put.key, from: put.from, field: '', line: read.line, reason: '不是合规的 YAML，同一个键写了两次，或有看不见的控制字符' }], elsewhere: 0, rule, result: null }
  const { readable, problems } = lintDraft(putValue(draft.bundle, put, read.value))
  const own = problems.filter(({ key }) => key === put.key)
  return { problems: own, elsewhere: problems.length - own.length, rule, result: readable ? meaningOn(readable, entry, put.from) : null }
}

/** Goes between the form and the text of a value: what is written in its parts, and as the product writes it. */
export const readWrittenValue = async ({ actor, run }: Context, { draftId, text }: InputOf<typeof readValueTextEndpoint>): Promise<OutputOf<typeof readValueTextEndpoint>> => {
  await getDraft(run, actor, draftId)
  const { value, line } = readValueText(text)
  return line === null ? { text: valueText(value), parts: value as PlainValue, line } : { text, parts: null, line }
}

const meaningOn = (pack: Pack, entry: Parameters<typeof describeEntry>[1], from: string) => describeEntry(pack, entry, from as LocalDate).values.find((one) => one.from === from) ?? null

/** A published version as one YAML file, everything text as in the shipped files. */
export const exportPack = ({ policies }: PolicyUsing) => async (_: Context, { code, number }: InputOf<typeof exportPackEndpoint>): Promise<FileAnswer> => {
  const { bundle } = (await policies.getVersion(code, number)).pack
  return { bytes: Buffer.from(bundleText(bundle)), mediaType: 'application/yaml; charset=utf-8', name: `${code}-${number}.yaml`, isDownload: true }
}
