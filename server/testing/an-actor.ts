import { randomUUID } from 'node:crypto'
import { permissions } from '#api/permissions.ts'
import type { Actor } from '../platform/http/actor.ts'

/** Somebody who may do everything in a whole county, unless the test says otherwise. */
export function anActor(change: Partial<Actor> & { countyCode: number }): Actor {
  return {
    accountId: randomUUID(), postId: randomUUID(), staffId: null, displayName: '测试员', role: 'commission', permissions: new Set(permissions),
    scope: { kind: 'region', code: String(change.countyCode) }, countyCodes: [change.countyCode], ...change,
  }
}

let last = 510_000
/** A county code nobody else in this run uses. */
export const aCountyCode = (): number => ++last
