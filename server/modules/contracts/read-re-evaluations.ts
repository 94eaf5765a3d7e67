import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { FindingCode, listReEvaluationsEndpoint, readReEvaluationEndpoint, ReEvaluation } from '#api/re-evaluations.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Context } from '#platform/http/context.ts'
import { jobColumns, type RunRow, standingOfRun } from '#platform/jobs/standing-of-run.ts'
import { notFound } from '#platform/problem.ts'
import type { Policies } from '../policy/index.ts'
import { type ReEvaluationRow, runColumns } from './store-re-evaluations.ts'

type Using = { policies: Pick<Policies, 'getVersion'> }
type Row = ReEvaluationRow & RunRow & { agrees: number; differs: number; not_judged: number }
const pageSize = 20
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** The places of whose contracts an actor reads: the county's, or one institution's. */
const placesOf = (actor: Actor) => scopeFilter(actor, { township: 'f.township_code', institution: 'f.institution_id' })

/** The runs of a county with how many of the actor's contracts agree, differ or could not be judged. */
function selectRuns(actor: Actor, which: string) {
  const { condition, params } = placesOf(actor)
  const count = (verdict: string) => `coalesce(sum(f.contracts) FILTER (WHERE f.key = '${verdict}'), 0)::int AS ${verdict}`
  const statement = compose<Row>()(fragment<Record<string, unknown>>('list-re-evaluations', `
    SELECT ${runColumns}, e.started_by AS "startedBy", ${jobColumns}, v.agrees, v.differs, v.not_judged
    FROM contracts.re_evaluation e LEFT JOIN platform.job_run j ON j.county_code = e.county_code AND j.id = e.id
    CROSS JOIN LATERAL (SELECT ${count('agrees')}, ${count('differs')}, ${count('not_judged')} FROM contracts.re_evaluation_figure f
      WHERE f.county_code = :countyCode AND f.re_evaluation_id = e.id AND f.kind = 'verdict' AND ${condition}) AS v
    WHERE e.county_code = :countyCode AND ${which} ORDER BY e.id DESC LIMIT :most::int`))
  return { statement, params }
}

async function show({ policies }: Using, row: Row, actor: Actor): Promise<ReEvaluation> {
  const { pack } = await policies.getVersion(row.packCode, row.packVersion)
  return {
    ...standingOfRun(row, actor),
    reEvaluationId: row.id, packCode: row.packCode, packName: pack.name, packVersion: row.packVersion, packHash: row.packHash.toString('hex'), judgedOn: row.judgedOn, inForceOn: row.inForceOn, total: row.total, done: row.done,
    verdicts: { agrees: row.agrees, differs: row.differs, not_judged: row.not_judged },
  }
}

export const listReEvaluations = (using: Using) => async ({ run, actor }: Context, { after = lastId }: InputOf<typeof listReEvaluationsEndpoint>): Promise<OutputOf<typeof listReEvaluationsEndpoint>> => {
  const { statement, params } = selectRuns(actor, 'e.id < :after::uuid')
  const rows = await run(statement, { ...params, countyCode: actor.countyCode, after, most: pageSize + 1 })
  const page = rows.slice(0, pageSize)
  return { items: await Promise.all(page.map((row) => show(using, row, actor))), next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null }
}

/** One run of the county. @throws NotFound, also for another county's */
async function getRun({ run, actor }: Pick<Context, 'run' | 'actor'>, reEvaluationId: string): Promise<Row> {
  const { statement, params } = selectRuns(actor, 'e.id = :reEvaluationId::uuid')
  const [row] = await run(statement, { ...params, countyCode: actor.countyCode, reEvaluationId, most: 1 })
  if (!row) throw notFound('re-evaluation')
  return row
}

type Sum = { kind: 'finding' | 'payer'; key: string; contracts: number; signedFen: number; packFen: number }
type Place = OutputOf<typeof readReEvaluationEndpoint>['institutions'][number]

const compare = (signedFen: number, packFen: number) => ({ signedFen, packFen, differenceFen: packFen - signedFen })
const sumOf = (rows: readonly Sum[], of: 'signedFen' | 'packFen'): number => rows.reduce((sum, row) => sum + row[of], 0)

export const readReEvaluation = (using: Using) => async (context: Context, { reEvaluationId }: InputOf<typeof readReEvaluationEndpoint>): Promise<OutputOf<typeof readReEvaluationEndpoint>> => {
  const { actor } = context
  const row = await getRun(context, reEvaluationId)
  const { condition, params } = placesOf(actor)
  const of = { ...params, countyCode: actor.countyCode, reEvaluationId }
  const where = `f.county_code = :countyCode AND f.re_evaluation_id = :reEvaluationId::uuid AND ${condition}`
  const [sums, institutions] = await Promise.all([
    context.run(compose<Sum>()(fragment<Record<string, unknown>>('sums-of-re-evaluation', `
      SELECT f.kind, f.key, sum(f.contracts)::int AS contracts, sum(f.signed_fen)::bigint AS "signedFen", sum(f.pack_fen)::bigint AS "packFen" FROM contracts.re_evaluation_figure f WHERE ${where} AND f.kind <> 'verdict' GROUP BY f.kind, f.key ORDER BY 3 DESC, f.key`)), of),
    context.run(compose<Place>()(fragment<Record<string, unknown>>('institutions-of-re-evaluation', `
      SELECT i.id AS "institutionId", i.short_name AS name, coalesce(sum(f.contracts) FILTER (WHERE f.key = 'agrees'), 0)::int AS agrees, coalesce(sum(f.contracts) FILTER (WHERE f.key = 'differs'), 0)::int AS differs, coalesce(sum(f.contracts) FILTER (WHERE f.key = 'not_judged'), 0)::int AS not_judged
      FROM contracts.re_evaluation_figure f JOIN organisations.institution i ON i.id = f.institution_id WHERE ${where} AND f.kind = 'verdict' GROUP BY i.id, i.short_name ORDER BY differs DESC, not_judged DESC, i.id`)), of),
  ])
  const payers = sums.filter(({ kind }) => kind === 'payer')
  return {
    ...(await show(using, row, actor)), institutions,
    findings: sums.flatMap(({ kind, key, contracts }) => (kind === 'finding' ? [{ code: key as FindingCode, contracts }] : [])),
    money: {
      // The resident's part is of every contract whose fee could be compared, be it nothing.
      contracts: payers.find(({ key }) => key === 'resident')?.contracts ?? 0,
      payers: payers.filter(({ signedFen, packFen }) => signedFen !== 0 || packFen !== 0).map(({ key: payer, signedFen, packFen }) => ({ payer, ...compare(signedFen, packFen) })),
      totals: compare(sumOf(payers, 'signedFen'), sumOf(payers, 'packFen')),
    },
  }
}
