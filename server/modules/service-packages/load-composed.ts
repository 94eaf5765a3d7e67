import type { Run } from '#platform/database/database.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import { notFound } from '#platform/problem.ts'
import type { Because, PackagePrice } from '#policy/index.ts'
import { type Reach, reachOf, withinReach } from '../organisations/index.ts'
import type { ComposedState } from './domain/package-states.ts'
import { changedMeanwhile } from './errors.ts'

export type ComposedWhole = {
  packageId: string; lineId: string; versionNumber: number; institutionId: string; institutionName: string; name: string; englishName: string; tier: string; variant: string | null
  items: { item: string; times: number }[]; discountFen: number; offer: PackagePrice | null; because: Because[] | null; state: ComposedState; editors: string[]; editedBy: string; editedAt: string
  publishedBy: string | null; publishedAt: string | null; withdrawnBy: string | null; withdrawnAt: string | null; withdrawnReason: string | null; version: number
}
export const composedColumns = `c.id AS "packageId", c.line_id AS "lineId", c.version_number AS "versionNumber", c.institution_id AS "institutionId", i.name AS "institutionName", c.name, c.english_name AS "englishName", c.tier, c.variant,
  c.items, c.discount_fen AS "discountFen", c.offer, c.because, c.state, c.editors, c.edited_by_name AS "editedBy", ${instantText('c.edited_at')} AS "editedAt", c.published_by_name AS "publishedBy", ${instantText('c.published_at')} AS "publishedAt",
  c.withdrawn_by_name AS "withdrawnBy", ${instantText('c.withdrawn_at')} AS "withdrawnAt", c.withdrawn_reason AS "withdrawnReason", c.version`
export const composedTables = 'service_packages.composed c JOIN organisations.institution i ON i.id = c.institution_id'
type Params = Reach & { countyCode: number; packageId: string }
const select = (lock: string) => compose<ComposedWhole>()(fragment<Params>(lock ? 'lock-composed-package' : 'load-composed-package', `
  SELECT ${composedColumns} FROM ${composedTables} WHERE c.county_code = :countyCode AND c.id = :packageId AND ${withinReach} ${lock}`))
const [find, lock] = [select(''), select('FOR UPDATE OF c')]

/** A package within reach. @throws NotFound */
export async function getComposedRow(run: Run, actor: Actor, packageId: string): Promise<ComposedWhole> {
  const [row] = await run(find, { ...reachOf(actor), countyCode: actor.countyCode, packageId })
  if (!row) throw notFound('package')
  return row
}

/** A package to change, locked, as the person saw it. @throws NotFound, Conflict when somebody changed it since */
export async function lockComposed(run: Run, actor: Actor, packageId: string, version: number): Promise<ComposedWhole> {
  const [row] = await run(lock, { ...reachOf(actor), countyCode: actor.countyCode, packageId })
  if (!row) throw notFound('package')
  if (row.version !== version) throw changedMeanwhile()
  return row
}
