import type { LocalDate } from '#kernel/local-date.ts'
import type { Run } from '#platform/database/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { notFound, refused } from '#platform/problem.ts'
import { askedToday, type PackBundle } from '#policy/index.ts'
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
  return { ...draft, bundle: askedToday(draft.bundle) as PackBundle | null }
}

/** The same to change it: locked, as the person saw it. @throws NotFound, Conflict when somebody changed it since */
export async function demandDraft(run: Run, actor: Actor, draftId: string, version: number): Promise<DraftWhole> {
  demandCounty(actor)
  const [draft] = await run(lockDraft, { countyCode: actor.countyCode, draftId })
  if (!draft) throw notFound('policy_draft')
  if (draft.version !== version) throw changedMeanwhile()
  return { ...draft, bundle: askedToday(draft.bundle) as PackBundle | null }
}

/** The newest published version of the county's own pack; none where it has gone by another's until now. */
export async function newestOwn(run: Run, actor: Actor): Promise<VersionRow | null> {
  return (await run(selectNewestVersion, { packCode: ownCode(actor) }))[0] ?? null
}

/** What a draft is a change of: a published version. */
export type Base = { basePack: string; baseVersion: number }

/**
 * What a draft begins from today: the pack the county goes by. That is the newest version of its own, also while going by it is decided and yet to come; where the county has gone over to another pack, or has none of its own, that other.
 * @throws Refused when it goes by none, or an institution of the county has its pack under the county's code
 */
export async function baseToday(policies: Policies, run: Run, actor: Actor, on: LocalDate): Promise<Base> {
  const newest = await newestOwn(run, actor)
  const adopted = await policies.findPackCode(actor.countyCode, on)
  if (newest) {
    const own = { basePack: newest.packCode, baseVersion: newest.version }
    await baseOf(policies, run, actor, own)
    const isToCome = (await policies.listAdoptions(actor.countyCode)).some(({ packCode, validFrom }) => packCode === newest.packCode && validFrom > on)
    if (adopted === null || adopted === newest.packCode || isToCome) return own
  }
  if (adopted === null) throw refused([reason.noPackYet()])
  const { version } = await policies.getPack(adopted, on)
  return { basePack: adopted, baseVersion: version.version }
}

/** The text of what a draft is a change of. Another's pack is made the county's own, with every value marked as taken from there. @throws Refused where an institution of the county has its pack under the county's code: it is not the county's to change */
export async function baseOf(policies: Policies, run: Run, actor: Actor, { basePack, baseVersion }: Base): Promise<PackBundle> {
  const { bundle } = (await policies.getVersion(basePack, baseVersion)).pack
  if (basePack === ownCode(actor)) {
    if (bundle.scope === 'institution') throw refused([reason.codeOfInstitution(bundle.name)])
    return bundle
  }
  const [region] = await run(findRegionName, { countyCode: actor.countyCode })
  if (!region) throw refused([reason.noPackYet()])
  const { note: _, ...rest } = bundle
  const taken = Object.entries(bundle.answers).map(([key, answer]) => [key, answer.status === 'value' ? { ...answer, taken_from: answer.taken_from ?? basePack } : answer])
  return { ...rest, region: ownCode(actor), name: region.name, scope: 'county', answers: Object.fromEntries(taken) }
}

/** The base of a change of the county's own pack, as its row has it. */
export const baseIn = ({ basePack, baseVersion }: Pick<DraftWhole, 'basePack' | 'baseVersion'>): Base => {
  if (basePack === null || baseVersion === null) throw new Error('a change without a base')
  return { basePack, baseVersion }
}
