import type { DraftChange } from '#api/policy-drafts.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Run } from '#platform/database/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { changesOfBundle, type Pack, type PackBundle } from '#policy/index.ts'
import { hashBundle } from './bundle-hash.ts'
import { effectiveDay, lintDraft, presentChange } from './domain/draft-bundle.ts'
import { baseIn, baseOf, getDraft } from './draft-base.ts'
import type { Policies } from './open-policies.ts'
import { selectDrafts } from './store-drafts.ts'

/** A county's own pack as its open draft would make it, and what that changes of its base, as people read it; `pack` is null while something is wrong with it. */
export type OpenDraft = { draftId: string; title: string; packCode: string; bundle: PackBundle; hash: Buffer; effectiveFrom: LocalDate; changes: DraftChange[]; pack: Pack | null }

/** The county's open change of its own pack, and from when it would apply. None while nothing is open, or what is open is another pack to go by. */
export async function findOpenDraft(policies: Policies, run: Run, actor: Actor, on: LocalDate): Promise<OpenDraft | null> {
  const open = (await run(selectDrafts, { countyCode: actor.countyCode })).find(({ kind, state }) => kind === 'change' && (state === 'draft' || state === 'submitted'))
  if (!open) return null
  const draft = await getDraft(run, actor, open.draftId)
  const { draftId, title, packCode, bundle } = draft
  if (!bundle) return null
  const base = await baseOf(policies, run, actor, baseIn(draft))
  const changes = changesOfBundle(base, bundle)
  return { draftId, title, packCode, bundle, hash: hashBundle(bundle), effectiveFrom: effectiveDay(changes, on), changes: changes.map((change) => presentChange(change, base, bundle)), pack: lintDraft(bundle).pack }
}
