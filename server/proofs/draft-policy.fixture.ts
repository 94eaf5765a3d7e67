import { randomUUID } from 'node:crypto'
import { editDraftEndpoint, exportPackEndpoint, listDraftsEndpoint, moveDraftOnEndpoint, previewValueEndpoint, proposeAdoptionEndpoint, publishDraftEndpoint, readDraftEndpoint, readDraftEntryEndpoint, readValueTextEndpoint, refuseDraftEndpoint, startDraftEndpoint, submitDraftEndpoint, takeBackAdoptionEndpoint, takeBackDraftEndpoint, withdrawDraftEndpoint } from '#api/policy-drafts.ts'
import { registerPolicyEndpoint } from '#api/local-policies.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { aCounty } from '../testing/a-county.ts'
import type { Ask } from './a-working-day.fixture.ts'
import type { WholeHouse } from './whole-house.fixture.ts'

/** In a county of its own, whose pack may change: drafts are begun, written, moved on, submitted, taken back, refused, given up, published, and read. */
export async function draftPolicy(ask: Ask, base: WholeHouse): Promise<void> {
  const county = await aCounty(base)
  const writer = county.actors.commission
  const checker = { ...writer, accountId: randomUUID(), displayName: '彭志远' }
  const note = '已核对原件'
  const hear = () => relayOnce(base.bulk, base.listeners, county.countyCode, () => base.clock.now, (error) => { throw error })
  const put = { key: 'contract.term', from: '2026-11-01', text: 'years: [1, 2]\nusual: 1\nis_principle: true', source: 'yb-2017-475#2-2', certainty: 'stated', note: null }
  const start = (title: string) => ask(writer, startDraftEndpoint, { title, fromVersion: null })
  const edit = (draft: { draftId: string; version: number }, change: object) => ask(writer, editDraftEndpoint, { draftId: draft.draftId, version: draft.version, edit: change })
  const { documentId } = await ask(writer, registerPolicyEndpoint, { regionCode: String(county.countyCode), title: '关于协议期限的通知', number: '卫健〔2026〕9号', issuedBy: '区卫生健康委', issuedOn: '2026-10-20', hasFeeStandard: false, feeFen: null, hasFinancing: false, financing: null, hasInsurance: false, insurance: null, file: null })
  let draft = await edit(await start('调整协议期限'), { kind: 'put', ...put })
  draft = await edit(draft, { kind: 'notice', documentId })
  await ask(writer, previewValueEndpoint, { draftId: draft.draftId, ...put })
  await ask(writer, readValueTextEndpoint, { draftId: draft.draftId, text: put.text })
  for (const person of [writer, checker]) {
    await ask(person, listDraftsEndpoint, {})
    await ask(person, readDraftEndpoint, { draftId: draft.draftId })
    await ask(person, readDraftEntryEndpoint, { draftId: draft.draftId, key: 'contract.term' })
  }
  draft = await ask(writer, submitDraftEndpoint, { draftId: draft.draftId, version: draft.version })
  await hear()
  draft = await ask(writer, takeBackDraftEndpoint, { draftId: draft.draftId, version: draft.version })
  draft = await ask(writer, submitDraftEndpoint, { draftId: draft.draftId, version: draft.version })
  await ask(checker, publishDraftEndpoint, { draftId: draft.draftId, version: draft.version, note })
  await ask(writer, exportPackEndpoint, { code: String(county.countyCode), number: 1 })

  draft = await edit(await start('改通知天数'), { kind: 'put', ...put, from: '2027-01-01' })
  await base.rows("INSERT INTO policy.published_pack SELECT pack_code, 2, bundle, bundle_hash, effective_from, author, approver, note, published_at, origin FROM policy.published_pack WHERE pack_code = $1", String(county.countyCode))
  draft = await ask(writer, moveDraftOnEndpoint, { draftId: draft.draftId, version: draft.version })
  draft = await ask(writer, submitDraftEndpoint, { draftId: draft.draftId, version: draft.version })
  await ask(checker, refuseDraftEndpoint, { draftId: draft.draftId, version: draft.version, note })
  const given = await ask(writer, proposeAdoptionEndpoint, { title: '改用厦门的包', packCode: '350200', from: '2027-06-01' })
  await ask(writer, withdrawDraftEndpoint, { draftId: given.draftId, version: given.version, note: '不改了' })
  const planned = await ask(writer, proposeAdoptionEndpoint, { title: '改用厦门的包', packCode: '350200', from: '2027-06-01' })
  const waiting = await ask(writer, submitDraftEndpoint, { draftId: planned.draftId, version: planned.version })
  await ask(checker, publishDraftEndpoint, { draftId: planned.draftId, version: waiting.version, note })
  await ask(checker, takeBackAdoptionEndpoint, { from: '2027-06-01', packCode: '350200', note })
  await hear()
}
