import type { InputOf } from '#api/endpoint.ts'
import type { createStaffEndpoint, editStaffEndpoint } from '#api/organisations.ts'
import type { Reason } from '#kernel/decision.ts'
import { spellPersonName } from '#kernel/spell-name.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { conflict, notFound, refused } from '#platform/problem.ts'
import { checkStaff, digitsOf } from './domain/check-staff.ts'
import { reason } from './errors.ts'
import { type Reach, reachOf, withinReach } from './scope.ts'
import { endOtherPosts, insertStaff, updateStaff, upsertLicence, upsertPost } from './store.ts'

type Fields = InputOf<typeof createStaffEndpoint>
type Key = Reach & { countyCode: number }
const selectReachable = compose<{ id: string }>()(fragment<Key & { ids: string[] }>('institutions-within-reach', `SELECT i.id FROM organisations.institution i WHERE ${withinReach} AND i.id = ANY (:ids::uuid[])`))
const lockStaff = compose<{ version: number; name: string; category: string; titleLevel: string; languages: string[]; isActive: boolean }>()(fragment<Key & { staffId: string }>('lock-staff', `
  SELECT s.version, s.name, s.category, s.title_level AS "titleLevel", s.languages, s.is_active AS "isActive" FROM organisations.staff s
  WHERE s.id = :staffId AND s.county_code = :countyCode AND EXISTS (SELECT FROM organisations.staff_post p JOIN organisations.institution i ON i.id = p.institution_id WHERE p.staff_id = s.id AND ${withinReach}) FOR UPDATE`))
const selectPosts = compose<{ institutionId: string; validFrom: string }>()(fragment<{ staffId: string }>('post-keys', 'SELECT institution_id AS "institutionId", valid_from AS "validFrom" FROM organisations.staff_post WHERE staff_id = :staffId'))
const selectLicenceIds = compose<{ id: string }>()(fragment<{ staffId: string }>('licence-keys', 'SELECT id FROM organisations.staff_licence WHERE staff_id = :staffId'))

/** Enters somebody who works at an institution within reach. */
export function createStaff(context: CommandContext, input: Fields): Promise<Answer> {
  const { actor } = context
  return commitOnce(context, input, async (run) => {
    const staffId = context.newId()
    refuseAll([...checkStaff(input, context.on), ...(await checkPosts(run, context, input, [])), ...(input.licences.some(({ licenceId }) => licenceId !== null) ? [reason.licenceUnknown()] : [])])
    await run(insertStaff, { ...input, languages: input.languages ?? null, staffId, countyCode: actor.countyCode, phone: digitsOf(input.phone), ...spellPersonName(input.name) })
    await saveParts(run, context, staffId, input)
    return { answer: { staffId, version: 1 }, audit: [{ action: 'organisations.create-staff', subjectKind: 'staff', subjectId: staffId, body: facts(input) }] }
  })
}

/** Changes somebody as the person saw them. Licences stay in the book once entered; a post left out ends today. */
export function editStaff(context: CommandContext, input: InputOf<typeof editStaffEndpoint>): Promise<Answer> {
  const { actor } = context
  return commitOnce(context, input, async (run) => {
    const { staffId, version, ...fields } = input
    const [before] = await run(lockStaff, { ...reachOf(actor), countyCode: actor.countyCode, staffId })
    if (!before) throw notFound('staff')
    if (before.version !== version) throw conflict('ORGANISATIONS.CHANGED_MEANWHILE')
    const [posts, licences] = [await run(selectPosts, { staffId }), new Set((await run(selectLicenceIds, { staffId })).map(({ id }) => id))]
    const strange = fields.licences.some(({ licenceId }) => licenceId !== null && !licences.has(licenceId))
    refuseAll([...checkStaff(fields, context.on), ...(await checkPosts(run, context, fields, posts.map(({ institutionId }) => institutionId))), ...(strange ? [reason.licenceUnknown()] : [])])
    const [changed] = await run(updateStaff, { ...fields, languages: fields.languages ?? null, staffId, countyCode: actor.countyCode, phone: digitsOf(fields.phone), ...spellPersonName(fields.name) })
    await run(endOtherPosts, { staffId, institutionIds: fields.posts.map(({ institutionId }) => institutionId), on: context.on })
    await saveParts(run, context, staffId, fields)
    return {
      answer: { staffId, version: changed?.version ?? version + 1 },
      audit: [{ action: 'organisations.edit-staff', subjectKind: 'staff', subjectId: staffId, body: { before, after: facts(fields) } }],
    }
  })
}

async function saveParts(run: Run, { newId }: CommandContext, staffId: string, { licences, posts }: Fields): Promise<void> {
  for (const { licenceId, ...licence } of licences) await run(upsertLicence, { ...licence, staffId, licenceId: licenceId ?? newId(), scope: licence.scope || null })
  for (const post of posts) await run(upsertPost, { ...post, staffId })
}

/** Posts are given at institutions within reach; one that somebody holds already elsewhere may stay. */
async function checkPosts(run: Run, { actor }: CommandContext, { posts }: Fields, held: readonly string[]): Promise<Reason[]> {
  const asked = posts.map(({ institutionId }) => institutionId).filter((id) => !held.includes(id))
  const known = await run(selectReachable, { ...reachOf(actor), countyCode: actor.countyCode, ids: [...new Set(asked)] })
  return known.length === new Set(asked).size ? [] : [reason.postOutOfReach()]
}
function refuseAll(reasons: readonly Reason[]): void {
  if (reasons.length > 0) throw refused(reasons)
}
/** What the audit keeps: no telephone, no birthday. */
const facts = ({ phone: _, bornOn: __, ...rest }: Fields) => rest
