import { type Bulletin, bulletinDecisions, bulletinSteps, type BulletinRow } from '#api/bulletins.ts'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { listBulletinsEndpoint } from '#api/bulletins.ts'
import type { Run } from '#platform/database/database.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import { countRead } from '../messages/index.ts'
import { listMoves } from './domain/bulletin-states.ts'
import { ownInstitution, withinScope } from './scope.ts'

const rowColumns = `b.id AS "bulletinId", b.kind, b.audience, b.title, i.name AS "institutionName", b.state, b.held_from AS "heldFrom", b.held_until AS "heldUntil", b.written_by_name AS "writtenBy", ${instantText('b.written_at')} AS "writtenAt", ${instantText('b.send_at')} AS "sendAt", ${instantText('b.sent_at')} AS "sentAt", b.reached`
const tables = 'bulletins.bulletin b LEFT JOIN organisations.institution i ON i.id = b.institution_id'
type Scope = { countyCode: number; ownInstitution: string | null }
const scopeOf = (actor: Actor): Scope => ({ countyCode: actor.countyCode, ownInstitution: ownInstitution(actor) })

const selectList = compose<BulletinRow>()(fragment<Scope & { kind: string | null; state: string | null; audience: string | null; before: string; most: number }>('list-bulletins', `
  SELECT ${rowColumns} FROM ${tables} WHERE ${withinScope} AND b.id < :before::uuid AND (:kind::text IS NULL OR b.kind = :kind) AND (:state::text IS NULL OR b.state = :state) AND (:audience::text IS NULL OR b.audience = :audience) ORDER BY b.id DESC LIMIT :most`))
const end = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Bulletins within the scope, the newest first. */
export async function listBulletins({ run, actor }: Context, { kind, state, audience, after, most }: InputOf<typeof listBulletinsEndpoint>): Promise<OutputOf<typeof listBulletinsEndpoint>> {
  const rows = await run(selectList, { ...scopeOf(actor), kind: kind ?? null, state: state ?? null, audience: audience ?? null, before: after ?? end, most: most + 1 })
  const items = rows.slice(0, most)
  return { items, next: rows.length > most ? (items.at(-1)?.bulletinId ?? null) : null }
}

type Whole = Omit<Bulletin, 'read' | 'steps' | 'decisions' | 'mayEdit'> & { institutionId: string | null; writtenById: string }
const whole = `${rowColumns}, b.institution_id AS "institutionId", b.written_by AS "writtenById", b.category, b.body, b.link, b.township_codes AS "townshipCodes", b.village_codes AS "villageCodes", b.populations, b.signed, b.institution_ids AS "institutionIds", b.roles, b.place,
  b.approved_by_name AS "approvedBy", b.return_note AS "returnNote", b.withdraw_note AS "withdrawNote", b.version,
  coalesce((SELECT array_agg(r.name ORDER BY r.code) FROM regions.region r WHERE r.code = ANY (b.township_codes || b.village_codes)), '{}') || coalesce((SELECT array_agg(o.name ORDER BY o.name) FROM organisations.institution o WHERE o.id = ANY (b.institution_ids)), '{}') AS "placeNames"`
const select = compose<Whole>()(fragment<Scope & { bulletinId: string }>('get-bulletin', `SELECT ${whole} FROM ${tables} WHERE ${withinScope} AND b.id = :bulletinId`))
const selectLocked = compose<Whole>()(fragment<Scope & { bulletinId: string }>('lock-bulletin', `SELECT ${whole} FROM ${tables} WHERE ${withinScope} AND b.id = :bulletinId FOR NO KEY UPDATE OF b`))

export const knownOf = ({ state, audience, writtenById }: Whole) => ({ state, audience, writtenBy: writtenById })

/** A bulletin within the actor's scope, locked; a foreign one looks like none. @throws Problem NotFound */
export async function lockBulletin(run: Run, actor: Actor, bulletinId: string): Promise<Whole> {
  const [bulletin] = await run(selectLocked, { ...scopeOf(actor), bulletinId })
  if (!bulletin) throw notFound('bulletin')
  return bulletin
}

/** The same, only read. @throws Problem NotFound */
export async function getBulletinRow(run: Run, actor: Actor, bulletinId: string): Promise<Whole> {
  const [bulletin] = await run(select, { ...scopeOf(actor), bulletinId })
  if (!bulletin) throw notFound('bulletin')
  return bulletin
}

/** A bulletin whole: whom it is for, how many were told and have read it, what the asker may do with it. */
export async function getBulletin({ run, actor }: Context, { bulletinId }: { bulletinId: string }): Promise<Bulletin> {
  const bulletin = await getBulletinRow(run, actor, bulletinId)
  const known = knownOf(bulletin)
  const may = (permission: 'bulletin.edit' | 'bulletin.approve') => actor.permissions.has(permission)
  const { institutionId: _, writtenById: __, ...rest } = bulletin
  return {
    ...rest, read: bulletin.reached > 0 ? await countRead(run, actor.countyCode, bulletinId) : 0, mayEdit: may('bulletin.edit') && bulletin.state === 'draft',
    steps: may('bulletin.edit') ? listMoves(known, bulletinSteps, actor.accountId) : [], decisions: may('bulletin.approve') ? listMoves(known, bulletinDecisions, actor.accountId) : [],
  }
}
