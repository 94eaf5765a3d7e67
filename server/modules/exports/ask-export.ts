import type { InputOf, OutputOf } from '#api/endpoint.ts'
import { type askExportEndpoint, type countExportEndpoint, exportColumns, exportFilters, type ExportList, type ListOfRows } from '#api/exports.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { ExportSource } from '#platform/export-source.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { insertJobRun, noteWaitingJob } from '#platform/jobs/job-run.ts'
import { Problem, refused } from '#platform/problem.ts'
import { needsConsent, stateAfter } from './domain/export-states.ts'
import { reason } from './errors.ts'
import { insertExport, sumAlready } from './store.ts'
import { dayMs, type ExportsUsing } from './using.ts'

export const jobName = 'exports.make'
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** The list of this name, if the actor may read it at all. @throws Forbidden */
function getSource({ sources }: ExportsUsing, { actor }: Context, list: ExportList): ExportSource {
  const source = sources.find((one) => one.list === list)
  if (!source || !actor.permissions.has(source.permission)) throw new Problem('Forbidden', [reason.mayNotRead()])
  return source
}

/** The filter as the list's own page would send it. @throws InvalidInput */
function readFilter(list: ExportList, filter: unknown): never {
  const read = exportFilters[list].safeParse(filter)
  if (!read.success) throw new Problem('InvalidInput', [reason.filter(read.error.issues.map(({ path }) => path.join('.')).join('、'))])
  return read.data as never
}

export const alreadyHad = async ({ run, actor, at }: Pick<Context, 'run' | 'actor' | 'at'>, before = lastId) =>
  (await run(sumAlready, { countyCode: actor.countyCode, accountId: actor.accountId, since: new Date(Date.parse(at) - dayMs).toISOString(), before }))[0] ?? { alreadyWhole: 0, alreadyMasked: 0 }

/** How large the file would be, and what it would need. */
export async function countExport(using: ExportsUsing, context: Context, { list, filter }: InputOf<typeof countExportEndpoint>): Promise<OutputOf<typeof countExportEndpoint>> {
  const rows = await getSource(using, context, list).count(context, readFilter(list, filter))
  return { rows, ...(await alreadyHad(context)), ...using.limits, mayWhole: context.actor.permissions.has('export.whole') }
}

/** Has a list made as a file; above a limit it waits for somebody else to agree. */
export async function askExport(using: ExportsUsing, context: CommandContext, input: InputOf<typeof askExportEndpoint>): Promise<Answer> {
  const { actor, at } = context
  const { list, format, isWhole } = input
  const source = getSource(using, context, list)
  const filter = readFilter(list, input.filter)
  const columns = source.kind === 'papers' ? [] : input.columns
  const offered: readonly string[] = list === 'agreements' ? [] : exportColumns[list as ListOfRows]
  const wrong = [
    ...(source.kind === 'rows' && (columns.length === 0 || columns.some((one) => !offered.includes(one)) || new Set(columns).size < columns.length) ? [reason.columns()] : []),
    ...((format === 'pdf') === (source.kind === 'papers') ? [] : [reason.format()]),
  ]
  if (wrong.length > 0) throw new Problem('InvalidInput', wrong)
  if (isWhole && !actor.permissions.has('export.whole')) throw new Problem('Forbidden', [reason.mayNotWhole()])
  if (isWhole && input.reason === null) throw refused([reason.reasonNeeded()])
  const rows = await source.count(context, filter)
  if (rows === 0) throw refused([reason.nothing()])
  return commitOnce(context, input, async (run) => {
    const { countyCode, accountId, displayName, postId, scope } = actor
    const [exportId, institutionId] = [context.newId(), 'institutionId' in scope ? scope.institutionId : null]
    const isAwaiting = source.kind === 'rows' && needsConsent(rows, isWhole, await alreadyHad({ run, actor, at }), using.limits)
    const state = stateAfter(null, isAwaiting ? 'ask_much' : 'ask') ?? 'awaiting'
    await run(insertExport, {
      countyCode, exportId, list, format, language: input.language, filter: JSON.stringify(filter), columns: [...columns], isWhole, reason: input.reason, state, rowsAsked: rows, accountId, accountName: displayName, postId, institutionId, at,
    })
    await run(insertJobRun, { countyCode, jobId: exportId, name: jobName, startedBy: accountId, startedByName: displayName, institutionId, params: JSON.stringify({ exportId, about: list }), at })
    if (isAwaiting) await run(noteWaitingJob, { countyCode, jobId: exportId, state: 'created', note: reason.awaits().code, finishedAt: null })
    return {
      answer: { exportId, isAwaiting, rows }, audit: [{ action: 'exports.ask', subjectKind: 'export', subjectId: exportId, reason: input.reason, body: { list, rows, isWhole, columns, isAwaiting } }],
      announce: isAwaiting ? [] : [{ topic: 'job', subjectId: exportId }],
    }
  })
}
