import { hash } from 'node:crypto'
import { setImmediate as othersFirst } from 'node:timers/promises'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Pack } from '#policy/index.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { systemActor, type SystemContext } from '#platform/http/context.ts'
import { type Job, JobRefused, type JobWork } from '#platform/jobs/job.ts'
import type { Policies } from '../policy/index.ts'
import type { TierCandidate } from './domain/hospital-tiers.ts'
import { type Agreed, changeDaysOf, reEvaluate, type ReEvaluated, ruleDayOf } from './domain/re-evaluate.ts'
import type { Terms } from './domain/terms.ts'
import { boundBy, shapeOf } from './shape-of-contract.ts'
import { finishReEvaluation, type Group, lockReEvaluation, type ReEvaluationRow, selectGroups, selectHospitals, selectKnownShapes, selectReEvaluation, selectTerms, storeBatch, sumVerdicts } from './store-re-evaluations.ts'

export const reEvaluationJobName = 'contracts.re-evaluate'
/** So many groups are judged before the desks have their turn. */
const atOneGo = 50
/** So many different terms are kept in mind. */
const mostTerms = 5_000
type Judged = Pick<ReEvaluated, 'verdict' | 'findings' | 'packFee'> & { no: number; shares: Record<string, number> }
/** What a run goes by, and what it has met so far. */
type Ground = { context: SystemContext; pack: Pack; row: ReEvaluationRow; changes: readonly LocalDate[]; known: Map<string, Judged>; terms: Map<string, Terms>; hospitals: Map<string, TierCandidate> }
type NewShape = { no: number; hash: string; agreed: object; verdict: string; codes: string[]; findings: object; pack_fee: object | null }
type Figure = { township: string; institution: string; kind: 'verdict' | 'finding' | 'payer'; key: string; contracts: number; signed: number; pack: number }

/**
 * Holds every contract that is in force against the pack that was asked for, a batch after the other: what agreed the same is judged once, and each batch is kept whole
 * with how far it is. It may be killed or stopped and go on behind its last batch; nothing is counted twice.
 */
export const reEvaluationJob = ({ policies }: { policies: Pick<Policies, 'getVersion'> }): Job => ({
  name: reEvaluationJobName, isStoppable: true, isAlone: true, mostTries: 5,
  async work({ context, params, now, progress }) {
    const { countyCode } = context
    if (typeof params.reEvaluationId !== 'string') return undefined
    const [row] = await context.run(selectReEvaluation, { countyCode, reEvaluationId: params.reEvaluationId })
    if (!row || row.finishedAt) return undefined
    const { pack, version } = await policies.getVersion(row.packCode, row.packVersion)
    if (!version.bundleHash.equals(row.packHash)) throw new JobRefused('CONTRACTS.REEVALUATION_OTHER_PACK')
    return runReEvaluation(context, pack, row, { now, progress })
  },
})

export async function runReEvaluation(context: SystemContext, pack: Pack, row: ReEvaluationRow, { now, progress, batch = 10_000 }: Pick<JobWork, 'now' | 'progress'> & { batch?: number }): Promise<string> {
  const ground = await layGround(context, pack, row)
  let { position, done } = row
  for (let found = batch; found === batch;) {
    const groups = await meetGroups(ground, position, batch)
    found = groups.reduce((sum, { ids }) => sum + ids.length, 0)
    if (found === 0) break
    const last = groups.reduce((latest, { ids }) => (ids.at(-1) as string) > latest ? (ids.at(-1) as string) : latest, '')
    done = await keepBatch(ground, groups, { position, last, found })
    position = last
    await progress(done, Math.max(done, row.total))
  }
  return finish(ground, now())
}

async function layGround(context: SystemContext, pack: Pack, row: ReEvaluationRow): Promise<Ground> {
  const shapes = await context.run(selectKnownShapes, { countyCode: context.countyCode, reEvaluationId: row.id })
  const known = new Map(shapes.map(({ hash: digest, no, verdict, findings, agreed, packFee }) => [digest.toString('hex'), { no, verdict, findings, packFee, shares: agreed.fee.shares } as Judged]))
  return { context, pack, row, changes: changeDaysOf(pack), known, terms: new Map(), hospitals: new Map() }
}

async function keepBatch(ground: Ground, groups: readonly Group[], { position, last, found }: { position: string | null; last: string; found: number }): Promise<number> {
  const { context, row, known } = ground
  await meetHospitals(ground, groups)
  const shapes: NewShape[] = []
  const members: { no: number; township: string; institution: string; ids: string[] }[] = []
  const figures = new Map<string, Figure>()
  let looked = 0
  for (const group of groups) {
    const agreed = shapeOf(group, ground.terms.get(group.terms) as Terms, ground.hospitals)
    const on = (row.judgedOn as LocalDate | null) ?? ruleDayOf(ground.changes, group.passed)
    const digest = hash('sha256', JSON.stringify([on, agreed]))
    const judged = known.get(digest) ?? judgeNew(ground, on, agreed, digest, shapes)
    if (judged.findings.length > 0) members.push({ no: judged.no, township: group.townshipCode, institution: group.institutionId, ids: group.ids })
    addFigures(figures, group, judged)
    if (++looked % atOneGo === 0) await othersFirst()
  }
  const of = { countyCode: context.countyCode, reEvaluationId: row.id }
  return context.database.transact([context.countyCode], async (run) => {
    const [standing] = await run(lockReEvaluation, of)
    if (!standing || standing.finishedAt || standing.position !== position) throw new Error('another run is at this re-evaluation')
    const [stored] = await run(storeBatch, { ...of, shapes: JSON.stringify(shapes), members: JSON.stringify(members), figures: JSON.stringify([...figures.values()]), position: last, added: found })
    return stored?.done as number
  })
}

/** The next groups, with the terms of each known; grouped anew where a contract was amended or corrected between the two reads. */
async function meetGroups(ground: Ground, position: string | null, most: number): Promise<Group[]> {
  const { context, row, changes, terms } = ground
  for (;;) {
    const groups = await context.run(selectGroups, { countyCode: context.countyCode, on: row.inForceOn, position, most, changes: row.judgedOn === null ? changes : [] })
    await meetTerms(ground, groups)
    if (groups.every((one) => terms.has(one.terms))) return groups
  }
}

/** Terms by their digest, each read once; where hardly any are alike, those of earlier batches make room. */
async function meetTerms({ context, terms: met }: Ground, groups: readonly Group[]): Promise<void> {
  if (met.size > mostTerms) met.clear()
  const strange = new Map(groups.filter(({ terms }) => !met.has(terms)).map(({ terms, ids }) => [terms, ids[0] as string]))
  if (strange.size === 0) return
  for (const { digest, terms } of await context.run(selectTerms, { countyCode: context.countyCode, ids: [...strange.values()] })) met.set(digest, terms)
}

async function meetHospitals({ context, terms: met, hospitals }: Ground, groups: readonly Group[]): Promise<void> {
  const ids = new Set(groups.flatMap(({ terms, institutionId }) => boundBy(met.get(terms) as Terms, institutionId)))
  const strange = [...ids].filter((id) => !hospitals.has(id))
  if (strange.length === 0) return
  for (const { id, ...one } of await context.run(selectHospitals, { countyCode: context.countyCode, ids: strange })) hospitals.set(id, one)
}

function judgeNew({ pack, known }: Ground, on: LocalDate, agreed: Agreed, digest: string, shapes: NewShape[]): Judged {
  const { verdict, findings, packFee } = reEvaluate(pack, on, agreed)
  const judged: Judged = { no: known.size + 1, verdict, findings, packFee, shares: agreed.fee.shares }
  known.set(digest, judged)
  shapes.push({ no: judged.no, hash: digest, agreed: { on, ...agreed }, verdict, codes: codesOf(judged), findings, pack_fee: packFee })
  return judged
}

const codesOf = ({ findings }: Pick<Judged, 'findings'>): string[] => [...new Set(findings.map(({ code }) => code))]

/** Counts a group where it belongs: its verdict, each kind of finding once, and who would pay what where the pack can tell. */
function addFigures(figures: Map<string, Figure>, { townshipCode: township, institutionId: institution, ids: { length } }: Group, judged: Judged): void {
  const add = (kind: Figure['kind'], key: string, signed = 0, pack = 0) => {
    const name = `${township} ${institution} ${kind} ${key}`
    const figure = figures.get(name) ?? { township, institution, kind, key, contracts: 0, signed: 0, pack: 0 }
    figures.set(name, { ...figure, contracts: figure.contracts + length, signed: figure.signed + signed * length, pack: figure.pack + pack * length })
  }
  add('verdict', judged.verdict)
  for (const code of codesOf(judged)) add('finding', code)
  const { packFee, shares } = judged
  if (packFee) for (const payer of new Set(['resident', ...Object.keys(shares), ...Object.keys(packFee.shares)])) add('payer', payer, shares[payer] ?? 0, packFee.shares[payer] ?? 0)
}

async function finish({ context, row }: Ground, at: string): Promise<string> {
  const { countyCode, newId } = context
  const of = { countyCode, reEvaluationId: row.id }
  return context.database.transact([countyCode], async (run) => {
    const [standing] = await run(lockReEvaluation, of)
    const verdicts = Object.fromEntries((await run(sumVerdicts, of)).map(({ key, contracts }) => [key, contracts]))
    if (standing && !standing.finishedAt) {
      await run(finishReEvaluation, { ...of, at })
      await run(insertAuditEvent, auditOf({ at, newId, actor: systemActor, client: systemActor }, countyCode, {
        action: 'contracts.re-evaluate', subjectKind: 're-evaluation', subjectId: row.id, body: { pack: row.packCode, version: row.packVersion, packHash: row.packHash.toString('hex'), judgedOn: row.judgedOn, inForceOn: row.inForceOn, verdicts },
      }))
    }
    return `differs ${verdicts.differs ?? 0}`
  })
}
