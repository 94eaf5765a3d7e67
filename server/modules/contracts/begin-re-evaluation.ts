import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { beginReEvaluationEndpoint, reEvaluationPacksEndpoint } from '#api/re-evaluations.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { insertJobRun } from '#platform/jobs/job-run.ts'
import { findUnderWay } from '#platform/jobs/find-under-way.ts'
import { refused } from '#platform/problem.ts'
import { type Policies, versionsThatRead } from '../policy/index.ts'
import { reEvaluationJobName } from './run-re-evaluation.ts'
import { countInForce, insertReEvaluation } from './store-re-evaluations.ts'

type Using = { policies: Pick<Policies, 'getVersion' | 'listVersions' | 'findPackCode'> }

/** What contracts may be held against: every published version, those of the county's own pack first, each pack's newest first. */
export const listReEvaluationPacks = ({ policies }: Using) => async ({ actor, on }: Context): Promise<OutputOf<typeof reEvaluationPacksEndpoint>> => {
  const own = await policies.findPackCode(actor.countyCode, on)
  const versions = await policies.listVersions()
  const inForce = versions.find(({ packCode, effectiveFrom }) => packCode === own && effectiveFrom <= on)
  const packs = (await versionsThatRead(policies, versions)).map(({ pack: { name }, version: { packCode, version, effectiveFrom, note } }) => ({ packCode, name, version, effectiveFrom, note, isInForce: inForce?.packCode === packCode && inForce.version === version }))
  return { packs: [...packs.filter(({ packCode }) => packCode === own), ...packs.filter(({ packCode }) => packCode !== own)] }
}

/** Has the county's contracts in force held against a published version. One at a time. */
export const beginReEvaluation = ({ policies }: Using) => async (context: CommandContext, input: InputOf<typeof beginReEvaluationEndpoint>): Promise<Answer> => {
  const { version, pack } = await policies.getVersion(input.packCode, input.version)
  return commitOnce(context, input, async (run) => {
    const { actor: { countyCode, accountId, displayName, scope }, on, at, newId } = context
    const other = await findUnderWay(run, countyCode, reEvaluationJobName)
    if (other) throw refused([{ code: 'CONTRACTS.REEVALUATION_UNDER_WAY', params: other }])
    const [counted] = await run(countInForce, { countyCode, on })
    if (!counted?.contracts) throw refused([{ code: 'CONTRACTS.REEVALUATION_NOTHING' }])
    const reEvaluationId = newId()
    const institutionId = 'institutionId' in scope ? scope.institutionId : null
    await run(insertReEvaluation, {
      countyCode, reEvaluationId, packCode: input.packCode, packVersion: version.version, packHash: version.bundleHash, judgedOn: input.judgedOn, on, total: counted.contracts, startedBy: accountId, startedByName: displayName, at,
    })
    await run(insertJobRun, { countyCode, jobId: reEvaluationId, name: reEvaluationJobName, startedBy: accountId, startedByName: displayName, institutionId, params: JSON.stringify({ reEvaluationId, about: pack.name }), at })
    return {
      answer: { reEvaluationId },
      audit: [{ action: 'contracts.begin-re-evaluation', subjectKind: 're-evaluation', subjectId: reEvaluationId, body: { pack: input.packCode, version: version.version, packHash: version.bundleHash.toString('hex'), judgedOn: input.judgedOn, contracts: counted.contracts } }],
      announce: [{ topic: 'job', subjectId: reEvaluationId }],
    }
  })
}
