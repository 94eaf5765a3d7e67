import { z } from 'zod'
import { command, query, search } from './endpoint.ts'
import { roles } from './permissions.ts'
import { bondRelations } from './resident-accounts.ts'

export const bulletinKinds = ['notice', 'campaign'] as const
export const bulletinAudiences = ['residents', 'staff'] as const
export const bulletinCategories = ['health', 'service', 'system'] as const
export const bulletinSigned = ['all', 'yes', 'no'] as const
export const bulletinStates = ['draft', 'waiting', 'approved', 'sending', 'sent', 'withdrawn'] as const
/** Pages of ours that a notice may lead to: residents' on the phone, the staff's at the desk. */
export const bulletinLinks = { residents: ['/m/sign', '/m/contract', '/m/chat', '/m/me'], staff: ['/w/sign/list', '/w/sign/renewals', '/w/populations', '/w/sign/events'] } as const
/** What whoever wrote it may do with it, and what only another may. */
export const bulletinSteps = ['submit', 'take_back', 'send', 'withdraw'] as const
export const bulletinDecisions = ['approve', 'return'] as const
/** Nothing goes out to residents from `from` until `until`, Shanghai's clock. */
export const quietHours = { from: 21, until: 8 } as const

const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime({ offset: true })
const count = z.int().nonnegative()
const text = (longest: number) => z.string().trim().min(1).max(longest)
const note = z.string().trim().min(1).max(200)

/** Whom a bulletin is for; an empty list leaves nobody out. Places, populations and signing pick residents, institutions and roles pick staff. */
const reach = {
  audience: z.enum(bulletinAudiences), townshipCodes: z.array(z.string().regex(/^\d{9}$/)).max(60), villageCodes: z.array(z.string().regex(/^\d{12}$/)).max(200), populations: z.array(z.string().regex(/^[a-z0-9_]{1,40}$/)).max(30), signed: z.enum(bulletinSigned),
  institutionIds: z.array(id).max(100), roles: z.array(z.enum(roles)).max(roles.length),
}
const fields = {
  kind: z.enum(bulletinKinds), category: z.enum(bulletinCategories), title: text(40), body: text(500), link: z.enum([...bulletinLinks.residents, ...bulletinLinks.staff]).nullable(), ...reach, heldFrom: day.nullable(), heldUntil: day.nullable(), place: z.string().trim().max(60).nullable(),
}
const row = z.object({
  bulletinId: id, kind: z.enum(bulletinKinds), audience: z.enum(bulletinAudiences), title: z.string(), institutionName: z.string().nullable(), state: z.enum(bulletinStates), heldFrom: day.nullable(), heldUntil: day.nullable(), writtenBy: z.string(), writtenAt: instant,
  sendAt: instant.nullable(), sentAt: instant.nullable(), reached: count,
})
export type BulletinRow = z.infer<typeof row>

/** Notices and campaigns of one's institution, or all of the county, the newest first. */
export const listBulletinsEndpoint = query({
  path: '/api/bulletins', permission: 'bulletin.read',
  input: z.strictObject({ kind: z.enum(bulletinKinds).optional(), state: z.enum(bulletinStates).optional(), audience: z.enum(bulletinAudiences).optional(), after: id.optional(), most: z.coerce.number().int().min(1).max(100).default(30) }),
  output: z.object({ items: z.array(row), next: z.string().nullable() }),
})
/** One of them whole. `read`: how many of those told have read it. `steps` and `decisions`: what the asker may do now. */
export const getBulletinEndpoint = query({
  path: '/api/bulletins/:bulletinId/read', permission: 'bulletin.read', input: z.strictObject({ bulletinId: id }),
  output: row.extend({
    category: z.enum(bulletinCategories), body: z.string(), link: z.string().nullable(), townshipCodes: z.array(z.string()), villageCodes: z.array(z.string()), populations: z.array(z.string()), signed: z.enum(bulletinSigned), institutionIds: z.array(id), roles: z.array(z.enum(roles)), placeNames: z.array(z.string()),
    place: z.string().nullable(), approvedBy: z.string().nullable(), returnNote: z.string().nullable(), withdrawNote: z.string().nullable(), read: count, version: z.int(), mayEdit: z.boolean(), steps: z.array(z.enum(bulletinSteps)), decisions: z.array(z.enum(bulletinDecisions)),
  }),
})
export type Bulletin = z.infer<typeof getBulletinEndpoint.output>
/** How many a bulletin would reach as it is written now; of residents, how many of them anybody can show it to on a phone today. */
export const previewBulletinEndpoint = search({ path: '/api/bulletins/preview', permission: 'bulletin.edit', input: z.strictObject(reach), output: z.object({ reached: count, withPhone: count.nullable() }) })
/** The same of one that is written: whoever lets it go out sees to how many. */
export const bulletinReachEndpoint = query({ path: '/api/bulletins/:bulletinId/reach', permission: 'bulletin.read', input: z.strictObject({ bulletinId: id }), output: z.object({ reached: count, withPhone: count.nullable() }) })
export const writeBulletinEndpoint = command({ path: '/api/bulletins/write', permission: 'bulletin.edit', input: z.strictObject(fields), output: z.object({ bulletinId: id }) })
export const editBulletinEndpoint = command({ path: '/api/bulletins/:bulletinId/edit', permission: 'bulletin.edit', input: z.strictObject({ bulletinId: id, version: z.int(), ...fields }), output: z.object({ bulletinId: id, version: z.int() }) })
/** Hands a bulletin for residents in for approval, takes it back, sends one for staff, withdraws it. `sendAt`: when it goes out at the earliest. */
export const moveBulletinEndpoint = command({
  path: '/api/bulletins/:bulletinId/move', permission: 'bulletin.edit', input: z.strictObject({ bulletinId: id, version: z.int(), step: z.enum(bulletinSteps), sendAt: instant.nullable(), note: note.nullable() }), output: z.object({ bulletinId: id, state: z.enum(bulletinStates), version: z.int(), sendAt: instant.nullable() }),
})
/** A second person lets a bulletin go out to residents, or returns it with a note. */
export const decideBulletinEndpoint = command({
  path: '/api/bulletins/:bulletinId/decide', permission: 'bulletin.approve', input: z.strictObject({ bulletinId: id, version: z.int(), decision: z.enum(bulletinDecisions), note: note.nullable() }), output: z.object({ bulletinId: id, state: z.enum(bulletinStates), version: z.int(), sendAt: instant.nullable() }),
})

/** Campaigns that those whom a phone may act for were told of and that are not over, the next first. */
export const ownCampaignsEndpoint = query({
  path: '/api/m/campaigns', permission: 'own', input: z.strictObject({}),
  output: z.object({ items: z.array(z.object({ bulletinId: id, title: z.string(), body: z.string(), link: z.string().nullable(), heldFrom: day, heldUntil: day, place: z.string().nullable(), institutionName: z.string().nullable(), relations: z.array(z.enum(bondRelations)) })) }),
})
