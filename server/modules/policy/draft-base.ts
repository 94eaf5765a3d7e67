import type { LocalDate } from '#kernel/local-date.ts'
import type { Run } from '#platform/database/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { notFound, refused } from '#platform/problem.ts'
import type { PackBundle } from '#policy/index.ts'
import { changedMeanwhile, reason } from './errors.ts'
import type { Policies } from './open-policies.ts'
import { selectNewestVersion, type VersionRow } from './store.ts'
import { type DraftWhole, findRegionName, lockDraft, selectDraft } from './store-drafts.ts'

/** What a county may change: its own pack, whose code is the county's. */
export const ownCode = ({ countyCode }: Pick<Actor, 'countyCode'>): string => String(countyCode)

/** Who decides for a whole county sees its proposals; to anybody else there are none. @throws NotFound */
export function demandCounty({ scope }: Actor): void {
  if (scope.kind !== 'region' || scope.code.length > 6) throw notFound('policy_draft')
}

/** A proposal of the own county. @throws NotFound */
export async function getDraft(run: Run, actor: Actor, draftId: string): Promise<DraftWhole> {
  demandCounty(actor)
  const [draft] = await run(selectDraft, { countyCode: actor.countyCode, draftId })
  if (!draft) throw notFound('policy_draft')
  return draft
}

/** The same to change it: locked, as the person saw it. @throws NotFound, Conflict when somebody changed it since */
export async function demandDraft(run: Run, actor: Actor, draftId: string, version: number): Promise<DraftWhole> {
  demandCounty(actor)
  const [draft] = await run(lockDraft, { countyCode: actor.countyCode, draftId })
  if (!draft) throw notFound('policy_draft')
  if (draft.version !== version) throw changedMeanwhile()
  return draft
}

/** The newest published version of the county's own pack; none where it has gone by another's until now. */
export async function newestOwn(run: Run, actor: Actor): Promise<VersionRow | null> {
  return (await run(selectNewestVersion, { packCode: ownCode(actor) }))[0] ?? null
}

/**
 * What a draft is a change of: a version of the county's own pack; where it has none, the pack it goes by, made the county's own with every value marked as taken from there.
 *
 * @throws Refused when the county goes by no pack
 */
export async function baseOf(policies: Policies, run: Run, actor: Actor, on: LocalDate, version: number | null): Promise<PackBundle> {
  if (version !== null) return (await policies.getVersion(ownCode(actor), version)).pack.bundle
  const adopted = await policies.findPackCode(actor.countyCode, on)
  const [region] = await run(findRegionName, { countyCode: actor.countyCode })
  if (adopted === null || !region) throw refused([reason.noPackYet()])
  const { bundle } = (await policies.getPack(adopted, on)).pack
  const { note: _, ...rest } = bundle
  const taken = Object.entries(bundle.answers).map(([key, answer]) => [key, answer.status === 'value' ? { ...answer, taken_from: answer.taken_from ?? adopted } : answer])
  return { ...rest, region: ownCode(actor), name: region.name, scope: 'county', answers: Object.fromEntries(taken) }
}
