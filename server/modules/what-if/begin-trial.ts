import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { beginTrialEndpoint, trialChoicesEndpoint } from '#api/what-if.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { insertJobRun } from '#platform/jobs/job-run.ts'
import { findUnderWay } from '#platform/jobs/find-under-way.ts'
import { refused } from '#platform/problem.ts'
import { findOpenDraft, versionsThatRead } from '../policy/index.ts'
import { reason } from './errors.ts'
import { trialJobName } from './run-trial.ts'
import { insertTrial } from './store.ts'
import { demandCounty, versionOf, type WhatIfUsing } from './whose.ts'

/** What may be tried: every published version but the one in force, those of the county's own pack first, each pack's newest first, and the open draft. */
export const listChoices = ({ policies }: WhatIfUsing) => async ({ actor, on, run }: Context): Promise<OutputOf<typeof trialChoicesEndpoint>> => {
  demandCounty(actor)
  const own = await versionOf(policies, actor.countyCode, on)
  const others = (await policies.listVersions()).filter(({ packCode, version }) => !(packCode === own.packCode && version === own.version))
  const packs = (await versionsThatRead(policies, others)).map(({ pack: { name }, version: { packCode, version, effectiveFrom } }) => ({ packCode, name, version, effectiveFrom }))
  const draft = await findOpenDraft(policies, run, actor, on)
  return {
    own: { packCode: own.packCode, name: own.pack.name, version: own.version }, packs: [...packs.filter(({ packCode }) => packCode === own.packCode), ...packs.filter(({ packCode }) => packCode !== own.packCode)],
    draft: draft && { draftId: draft.draftId, title: draft.title, effectiveFrom: draft.effectiveFrom, isSound: draft.pack !== null },
  }
}

const laterOf = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)

/** The other side as it is kept, and what it is called. A pack that begins later is asked by the rules of its first day. */
async function otherOf({ policies }: WhatIfUsing, { actor, on, run }: CommandContext, other: InputOf<typeof beginTrialEndpoint>['other']) {
  if (other.kind === 'pack') {
    const { version, pack } = await policies.getVersion(other.packCode, other.version)
    return { about: pack.name, otherCode: other.packCode, otherVersion: version.version, otherHash: version.bundleHash, otherOn: laterOf(on, version.effectiveFrom as LocalDate), draftId: null, draftTitle: null, bundle: null, changes: null }
  }
  const draft = await findOpenDraft(policies, run, actor, on)
  if (draft?.draftId !== other.draftId) throw refused([reason.noDraft()])
  if (!draft.pack) throw refused([reason.unsound()])
  return { about: draft.title, otherCode: draft.packCode, otherVersion: null, otherHash: draft.hash, otherOn: laterOf(on, draft.effectiveFrom), draftId: draft.draftId, draftTitle: draft.title, bundle: JSON.stringify(draft.bundle), changes: JSON.stringify(draft.changes) }
}

/** Has the county's people counted under another pack beside the one it goes by. One at a time. */
export const beginTrial = (using: WhatIfUsing) => async (context: CommandContext, input: InputOf<typeof beginTrialEndpoint>): Promise<Answer> => {
  const { actor: { countyCode, accountId, displayName }, actor, on, at, newId } = context
  demandCounty(actor)
  const own = await versionOf(using.policies, countyCode, on)
  const { about, ...other } = await otherOf(using, context, input.other)
  if (other.otherHash.equals(own.hash)) throw refused([reason.same()])
  return commitOnce(context, input, async (run) => {
    const another = await findUnderWay(run, countyCode, trialJobName)
    if (another) throw refused([reason.underWay(another.name)])
    const trialId = newId()
    await run(insertTrial, {
      countyCode, trialId, ownCode: own.packCode, ownVersion: own.version, ownHash: own.hash, ownOn: on, ...other, on, visitsPerYear: input.visitsPerYear, startedBy: accountId, startedByName: displayName, at,
    })
    await run(insertJobRun, { countyCode, jobId: trialId, name: trialJobName, startedBy: accountId, startedByName: displayName, institutionId: null, params: JSON.stringify({ trialId, about }), at })
    return {
      answer: { trialId },
      audit: [{ action: 'what-if.begin', subjectKind: 'trial', subjectId: trialId, body: { own: own.packCode, ownVersion: own.version, ownHash: own.hash.toString('hex'), other: other.otherCode, otherVersion: other.otherVersion, otherHash: other.otherHash.toString('hex'), draftId: other.draftId, visitsPerYear: input.visitsPerYear } }],
      announce: [{ topic: 'job', subjectId: trialId }],
    }
  })
}
