import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { beginOfferingEndpoint, endOfferingEndpoint, listOfferersEndpoint, listTechniquesEndpoint, saveTechniqueEndpoint, Technique, techniquesOfEndpoint } from '#api/techniques.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { conflict, notFound, refused } from '#platform/problem.ts'
import { type Reach, reachOf, withinReach } from '../organisations/index.ts'
import { checkOffering } from './domain/check-offering.ts'
import { reason } from './errors.ts'
import { mustReachCounty } from './reach.ts'
import { endOfferingRow, insertOffering, insertTechnique, updateTechnique } from './store-training.ts'
import { trainedAt } from './training-rows.ts'

const needsTraining = 'i.kind = ANY (t.training_in)'
const isHere = 'i.valid_from <= :on::date AND (i.valid_until IS NULL OR i.valid_until > :on::date)'
/** An offering of a technique `t` at an institution `i` that runs. */
const running = 'o.county_code = :countyCode AND o.institution_id = i.id AND o.technique_id = t.id AND o.until IS NULL'
type Asking = Reach & { countyCode: number; on: string }
const select = compose<Technique>()(fragment<Asking>('list-techniques', `
  SELECT t.id AS "techniqueId", t.name, t.kind, t.for_kinds AS "forKinds", t.course_id AS "courseId", c.name AS "courseName", t.training_in AS "trainingIn", t.is_for_residents AS "isForResidents", t.is_active AS "isActive", t.version, k.possible, k.offered, k.lapsed
  FROM skills.technique t LEFT JOIN skills.course c ON c.county_code = :countyCode AND c.id = t.course_id
  CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE i.kind = ANY (t.for_kinds))::int AS possible, count(o.id)::int AS offered, count(o.id) FILTER (WHERE ${needsTraining} AND ${trainedAt('t.course_id')} = 0)::int AS lapsed
    FROM organisations.institution i LEFT JOIN skills.offering o ON ${running} WHERE ${withinReach} AND ${isHere} AND (i.kind = ANY (t.for_kinds) OR o.id IS NOT NULL)) k
  WHERE t.county_code = :countyCode ORDER BY t.is_active DESC, t.kind DESC, t.name`))
const lockTechnique = compose<{ version: number }>()(fragment<{ countyCode: number; techniqueId: string }>('lock-technique', 'SELECT version FROM skills.technique WHERE county_code = :countyCode AND id = :techniqueId FOR UPDATE'))
const selectCourse = compose<object>()(fragment<{ countyCode: number; courseId: string }>('course-of-county', 'SELECT 1 FROM skills.course WHERE county_code = :countyCode AND id = :courseId FOR SHARE'))

/** The county's list of techniques and equipment, and how many institutions within reach offer each. */
export async function listTechniques({ run, actor, on }: Context): Promise<OutputOf<typeof listTechniquesEndpoint>> {
  const { ownInstitution, ownTownship, isNowhere } = reachOf(actor)
  const items = await run(select, { ...reachOf(actor), countyCode: actor.countyCode, on })
  return { items, mayEdit: actor.permissions.has('technique.edit') && !isNowhere && ownInstitution === null && ownTownship === null, next: null }
}

/** Enters a technique or equipment, or changes one as it was seen. Training is named together with where it is needed, or not at all. */
export function saveTechnique(context: CommandContext, input: InputOf<typeof saveTechniqueEndpoint>): Promise<Answer> {
  const { actor } = context
  const { countyCode } = actor
  return commitOnce(context, input, async (run) => {
    mustReachCounty(actor, 'technique')
    const { techniqueId: asked, version, ...fields } = input
    const techniqueId = asked ?? context.newId()
    if ((fields.courseId === null) !== (fields.trainingIn.length === 0) || fields.trainingIn.some((kind) => !fields.forKinds.includes(kind))) throw refused([reason.trainingWhere()])
    if (fields.courseId !== null && (await run(selectCourse, { countyCode, courseId: fields.courseId })).length === 0) throw notFound('course')
    if (asked === null) await run(insertTechnique, { ...fields, countyCode, techniqueId })
    else {
      const [before] = await run(lockTechnique, { countyCode, techniqueId })
      if (!before) throw notFound('technique')
      if (before.version !== version) throw conflict('SKILLS.LIST_CHANGED')
      await run(updateTechnique, { ...fields, countyCode, techniqueId })
    }
    return { answer: { techniqueId, version: asked === null ? 1 : (version ?? 0) + 1 }, audit: [{ action: 'skills.save-technique', subjectKind: 'technique', subjectId: techniqueId, body: fields }] }
  }, (name) => (name === 'technique_name' ? refused([reason.nameTaken(input.name)]) : undefined))
}

type Offerer = OutputOf<typeof listOfferersEndpoint>['items'][number]
const selectOfferers = compose<Offerer & { sort: string }>()(fragment<Asking & { techniqueId: string; afterSort: string; afterId: string; most: number }>('list-offerers', `
  SELECT d.* FROM (SELECT i.id AS "institutionId", i.name, i.kind, o.since, o.pieces, k.needs AS "needsTraining", k.trained, k.needs AND k.trained = 0 AS "isLapsed", (NOT (k.needs AND k.trained = 0))::int || i.township_code AS sort
    FROM skills.technique t JOIN skills.offering o ON o.county_code = :countyCode AND o.technique_id = t.id AND o.until IS NULL JOIN organisations.institution i ON i.id = o.institution_id
    CROSS JOIN LATERAL (SELECT ${needsTraining} AS needs, ${trainedAt('t.course_id')} AS trained) k
    WHERE t.county_code = :countyCode AND t.id = :techniqueId AND ${withinReach} AND ${isHere}) d
  WHERE (d.sort COLLATE "C", d."institutionId") > (:afterSort, :afterId::uuid) ORDER BY d.sort COLLATE "C", d."institutionId" LIMIT :most`))

/** The institutions within reach that offer a technique, those without anybody trained first. */
export async function listOfferers({ run, actor, on }: Context, input: InputOf<typeof listOfferersEndpoint>): Promise<OutputOf<typeof listOfferersEndpoint>> {
  const rows = await run(selectOfferers, { ...reachOf(actor), ...readCursor(input.after), countyCode: actor.countyCode, on, techniqueId: input.techniqueId, most: input.most + 1 })
  return pageOf(rows, input.most, (row) => [row.sort, row.institutionId])
}

type Of = OutputOf<typeof techniquesOfEndpoint>
const selectOf = compose<Of['items'][number]>()(fragment<Asking & { institutionId: string }>('techniques-of-institution', `
  SELECT t.id AS "techniqueId", t.name, t.kind, c.name AS "courseName", k.needs AS "needsTraining", k.trained, o.id IS NOT NULL AND k.needs AND k.trained = 0 AS "isLapsed",
    CASE WHEN o.id IS NOT NULL THEN json_build_object('since', o.since, 'pieces', o.pieces, 'note', o.note) END AS offered
  FROM organisations.institution i JOIN skills.technique t ON t.county_code = :countyCode LEFT JOIN skills.course c ON c.county_code = :countyCode AND c.id = t.course_id LEFT JOIN skills.offering o ON ${running}
  CROSS JOIN LATERAL (SELECT ${needsTraining} AS needs, ${trainedAt('t.course_id')} AS trained) k
  WHERE ${withinReach} AND i.id = :institutionId AND (o.id IS NOT NULL OR (t.is_active AND i.kind = ANY (t.for_kinds))) ORDER BY t.kind DESC, t.name`))
const selectHistory = compose<Of['history'][number]>()(fragment<{ countyCode: number; institutionId: string }>('ended-offerings', `
  SELECT t.name, o.since, o.until, o.ended_reason AS reason FROM skills.offering o JOIN skills.technique t ON t.county_code = :countyCode AND t.id = o.technique_id
  WHERE o.county_code = :countyCode AND o.institution_id = :institutionId AND o.until IS NOT NULL ORDER BY o.until DESC, t.name LIMIT 50`))
const selectInstitution = compose<{ kind: string }>()(fragment<Reach & { countyCode: number; institutionId: string }>('institution-within-reach', `SELECT i.kind FROM organisations.institution i WHERE ${withinReach} AND i.id = :institutionId`))

/** What an institution within reach may offer by its kind, and what it does. */
export async function techniquesOf({ run, actor, on }: Context, { institutionId }: { institutionId: string }): Promise<Of> {
  const { countyCode } = actor
  await mustReach(run, actor, institutionId)
  const [items, history] = await Promise.all([run(selectOf, { ...reachOf(actor), countyCode, on, institutionId }), run(selectHistory, { countyCode, institutionId })])
  return { items, history, mayEdit: actor.permissions.has('technique.edit') }
}

type Known = { name: string; isActive: boolean; fits: boolean; needsTraining: boolean; courseName: string | null; trained: number }
const selectKnown = compose<Known>()(fragment<{ countyCode: number; on: string; institutionId: string; techniqueId: string }>('technique-at-institution', `
  SELECT t.name, t.is_active AS "isActive", i.kind = ANY (t.for_kinds) AS fits, ${needsTraining} AS "needsTraining", c.name AS "courseName", ${trainedAt('t.course_id')} AS trained
  FROM skills.technique t JOIN organisations.institution i ON i.county_code = :countyCode AND i.id = :institutionId LEFT JOIN skills.course c ON c.county_code = :countyCode AND c.id = t.course_id WHERE t.county_code = :countyCode AND t.id = :techniqueId AND ${isHere}`))

/** Begins to offer a technique at an institution within reach; refused where training is needed and nobody at work there holds it. */
export function beginOffering(context: CommandContext, input: InputOf<typeof beginOfferingEndpoint>): Promise<Answer> {
  const { actor, on } = context
  const { countyCode } = actor
  return commitOnce(context, input, async (run) => {
    const { institutionId, techniqueId } = input
    await mustReach(run, actor, institutionId)
    const [known] = await run(selectKnown, { countyCode, on, institutionId, techniqueId })
    if (!known) throw notFound('technique')
    const reasons = checkOffering(known, input.since, on)
    if (reasons.length > 0) throw refused(reasons)
    const offeringId = context.newId()
    await run(insertOffering, { ...input, note: input.note || null, countyCode, offeringId, actorName: actor.displayName })
    return { answer: { offeringId }, audit: [{ action: 'skills.begin-offering', subjectKind: 'institution', subjectId: institutionId, body: { ...input, trained: known.trained } }] }
  }, (name) => (name === 'offered_once' ? refused([reason.offeredAlready()]) : undefined))
}

/** Ends an offering today, with the reason; that it was offered stays in the history. */
export function endOffering(context: CommandContext, input: InputOf<typeof endOfferingEndpoint>): Promise<Answer> {
  const { actor, on } = context
  return commitOnce(context, input, async (run) => {
    const { institutionId, techniqueId, reason: why } = input
    await mustReach(run, actor, institutionId)
    const ended = await run(endOfferingRow, { countyCode: actor.countyCode, institutionId, techniqueId, on, reason: why, actorName: actor.displayName })
    if (ended.length === 0) throw refused([reason.notOffered()])
    return { answer: { institutionId, techniqueId }, audit: [{ action: 'skills.end-offering', subjectKind: 'institution', subjectId: institutionId, reason: why, body: { techniqueId } }] }
  })
}

async function mustReach(run: Run, actor: Actor, institutionId: string): Promise<void> {
  if ((await run(selectInstitution, { ...reachOf(actor), countyCode: actor.countyCode, institutionId })).length === 0) throw notFound('institution')
}
