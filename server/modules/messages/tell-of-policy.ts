import { compose, fragment } from '#platform/database/statement.ts'
import type { SystemContext } from '#platform/http/context.ts'
import type { Listener } from '#platform/jobs/job.ts'
import { rolesThatMay } from '../access/index.ts'
import { insertNotice, settleTold } from './store.ts'

type Proposal = { title: string; state: string; authorName: string; editors: string[]; decidedBy: string | null; effectiveFrom: string | null; version: number }
const selectProposal = compose<Proposal>()(fragment<{ countyCode: number; draftId: string }>('draft-to-tell-of', `
  SELECT title, state, author_name AS "authorName", editors, decided_by_name AS "decidedBy", effective_from AS "effectiveFrom", version FROM policy.proposal WHERE county_code = :countyCode AND id = :draftId`))
/** Accounts that decide for the whole county by one of some roles. */
const selectDeciders = compose<{ accountId: string }>()(fragment<{ countyCode: number; roles: readonly string[] }>('deciders-to-tell', `
  SELECT a.id AS "accountId" FROM access.account a WHERE a.is_active AND EXISTS (SELECT FROM access.post p
    WHERE p.account_id = a.id AND p.county_code = :countyCode AND p.withdrawn_at IS NULL AND p.role = ANY (:roles::text[]) AND p.scope_kind = 'region' AND length(p.region_code) <= 6) ORDER BY a.id`))
type TakenBack = { from: string; packName: string; by: string; byAccount: string; people: string[]; draftIds: string[] }
/** An adoption that was taken back, with the accounts of who wrote and decided the proposals for it, one as often as it did. */
const selectTakenBack = compose<TakenBack>()(fragment<{ countyCode: number; adoptionId: string }>('adoption-taken-back-to-tell-of', `
  SELECT t.valid_from AS "from", (SELECT v.bundle ->> 'name' FROM policy.published_pack v WHERE v.pack_code = t.pack_code ORDER BY v.version DESC LIMIT 1) AS "packName", t.taken_back_by_name AS by, t.taken_back_by AS "byAccount",
    ARRAY(SELECT unnest(p.editors || p.decided_by) FROM policy.proposal p
      WHERE p.county_code = t.county_code AND p.state = 'published' AND p.pack_code = t.pack_code AND p.effective_from = t.valid_from AND p.decided_at <= t.taken_back_at) AS people,
    ARRAY(SELECT p.id FROM policy.proposal p WHERE p.county_code = t.county_code AND p.state = 'published' AND p.pack_code = t.pack_code AND p.effective_from = t.valid_from AND p.decided_at <= t.taken_back_at) AS "draftIds"
  FROM policy.taken_back_adoption t WHERE t.county_code = :countyCode AND t.id = :adoptionId`))

type Telling = { category: 'todo' | 'system'; code: string; params: Record<string, string>; cause: string }
async function tellAccounts({ run, countyCode, newId, at }: SystemContext, accountIds: readonly string[], { params, ...rest }: Telling): Promise<void> {
  for (const readerId of new Set(accountIds)) await run(insertNotice, { countyCode, noticeId: newId(), readerKind: 'account', readerId, params: JSON.stringify(params), at, ...rest })
}

const causeOfWaiting = (draftId: string) => `policy-draft-submitted:${draftId}:`
const causeOfDecision = (draftId: string) => `policy-draft-decided:${draftId}`
/** What was told for a cause is past, but for one that still holds. */
const settle = ({ run, countyCode, newId, at }: SystemContext, causes: string, but = '') => run(settleTold, { countyCode, causes, but, markId: newId(), at })
/** Nobody has a draft to decide that was told of before; who waits as it stands now still does, also when an older announcement is heard late or twice. */
const settleWaiting = (context: SystemContext, draftId: string, draft: Pick<Proposal, 'state' | 'version'> | undefined) =>
  settle(context, causeOfWaiting(draftId), draft?.state === 'submitted' ? `${causeOfWaiting(draftId)}${draft.version}` : '')

/** Who of the commission hears of a county's policy: who may publish it, that a draft waits; who wrote it, what became of it; both, that an adoption was taken back. What no longer waits is unread no more. */
export const policyListeners: readonly Listener[] = [
  { topic: 'policy-draft-submitted', async hear(context, draftId) {
    const [draft] = await context.run(selectProposal, { countyCode: context.countyCode, draftId })
    await settleWaiting(context, draftId, draft)
    if (draft?.state !== 'submitted') return
    const deciders = await context.run(selectDeciders, { countyCode: context.countyCode, roles: rolesThatMay('policy.publish') })
    const others = deciders.map(({ accountId }) => accountId).filter((accountId) => !draft.editors.includes(accountId))
    await tellAccounts(context, others, { category: 'todo', code: 'POLICY_DRAFT_SUBMITTED', params: { title: draft.title, by: draft.authorName, draftId }, cause: `${causeOfWaiting(draftId)}${draft.version}` })
  } },
  { topic: 'policy-draft-back', async hear(context, draftId) {
    const [draft] = await context.run(selectProposal, { countyCode: context.countyCode, draftId })
    await settleWaiting(context, draftId, draft)
  } },
  { topic: 'policy-draft-decided', async hear(context, draftId) {
    const [draft] = await context.run(selectProposal, { countyCode: context.countyCode, draftId })
    await settleWaiting(context, draftId, draft)
    if (!draft || (draft.state !== 'published' && draft.state !== 'refused')) return
    const told = { title: draft.title, by: draft.decidedBy ?? '', draftId, ...(draft.state === 'published' && { from: draft.effectiveFrom ?? '' }) }
    await tellAccounts(context, draft.editors, { category: 'system', code: draft.state === 'published' ? 'POLICY_DRAFT_PUBLISHED' : 'POLICY_DRAFT_REFUSED', params: told, cause: causeOfDecision(draftId) })
  } },
  { topic: 'policy-adoption-taken-back', async hear(context, adoptionId) {
    const [taken] = await context.run(selectTakenBack, { countyCode: context.countyCode, adoptionId })
    if (!taken) return
    const { from, packName, by, byAccount, people, draftIds } = taken
    for (const draftId of draftIds) await settle(context, causeOfDecision(draftId))
    await tellAccounts(context, people.filter((accountId) => accountId !== byAccount), { category: 'system', code: 'POLICY_ADOPTION_TAKEN_BACK', params: { from, name: packName, by }, cause: `policy-adoption-taken-back:${adoptionId}` })
  } },
]
