import type { Permission, Role } from '#api/permissions.ts'
import type { BondRelation } from '#api/resident-accounts.ts'

/** Somebody a phone's holder may act for: oneself, or a person who agreed to it. */
export type OwnPerson = { residentId: string; countyCode: number; relation: BondRelation; until: string | null }

/** Where a post may look and act: a region with all below it, one institution, one team, or nothing but oneself. */
export type Scope =
  | { kind: 'region'; code: string }
  | { kind: 'institution'; institutionId: string }
  | { kind: 'team'; institutionId: string; teamId: string }
  | { kind: 'none' }

/** Who is asking, as which post, and what that allows. `countyCode` is the county opened; `countyCodes` all that the scope reaches. */
export type Actor = {
  accountId: string
  postId: string
  staffId: string | null
  displayName: string
  role: Role
  permissions: ReadonlySet<Permission>
  scope: Scope
  countyCode: number
  countyCodes: readonly number[]
  /** Of a resident on a phone: whom that person may act for today. Staff act for nobody. */
  people?: readonly OwnPerson[]
  /** Why this session may for now only keep its own account, whatever the role allows: a reason's code. */
  limitedBy?: string
}

/** What is known of the caller before anybody has signed in. */
export type Client = { address: string; userAgent: string; cookies: Readonly<Record<string, string>> }

/**
 * Who holds the session of a request that asks for this permission; nobody when there is none or it ended. Staff and residents have sessions of
 * their own (modules `access` and `resident-accounts`).
 */
export type Authenticate = (client: Client, now: number, permission: Permission) => Promise<Actor | undefined>
