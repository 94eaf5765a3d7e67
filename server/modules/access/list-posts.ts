import { compose, fragment } from '#platform/database/statement.ts'
import type { Database, Run } from '#platform/database/database.ts'
import type { Role } from '#api/permissions.ts'
import type { PlacedPost } from './domain/decide-giving.ts'
import { scopeOf } from './session-directory.ts'

/** A post that stands, with the names of its places. Team names show within the counties the reader may see. */
export type NamedPost = {
  post_id: string; account_id: string; role: Role; county_code: number; scope_kind: 'region' | 'institution' | 'team' | 'none'; region_code: string | null; institution_id: string | null
  team_id: string | null; given_at: Date; county_name: string | null; region_name: string | null; institution_name: string | null; township_code: string | null; team_name: string | null
}
export const listPosts = compose<NamedPost>()(fragment<{ accountIds: string[] }>('list-posts', `
  SELECT p.id AS post_id, p.account_id, p.role, p.county_code, p.scope_kind, p.region_code, p.institution_id, p.team_id, p.given_at,
    county.name AS county_name, region.name AS region_name, i.short_name AS institution_name, coalesce(i.township_code, left(p.region_code, 9)) AS township_code, t.name AS team_name
  FROM access.post p
  LEFT JOIN regions.region county ON county.code = p.county_code::text
  LEFT JOIN regions.region region ON region.code = p.region_code
  LEFT JOIN organisations.institution i ON i.id = p.institution_id
  LEFT JOIN organisations.team t ON t.county_code = p.county_code AND t.id = p.team_id
  WHERE p.account_id = ANY (:accountIds::uuid[]) AND p.withdrawn_at IS NULL ORDER BY p.given_at, p.id`))

/** The posts of one account with all names, whichever counties they lie in: for its owner. */
export async function listOwnPosts(database: Database, accountId: string): Promise<NamedPost[]> {
  const posts = await database.run(listPosts, { accountIds: [accountId] }, [])
  return database.run(listPosts, { accountIds: [accountId] }, [...new Set(posts.map((post) => post.county_code))])
}

/** The same as rules see them. */
export const placedPost = (row: NamedPost): PlacedPost => ({ role: row.role, scope: scopeOf(row), countyCode: row.county_code, townshipCode: row.township_code })

/** The posts of several accounts, by account. */
export async function postsByAccount(run: Run, accountIds: string[]): Promise<Map<string, NamedPost[]>> {
  const rows = accountIds.length === 0 ? [] : await run(listPosts, { accountIds })
  return Map.groupBy(rows, (row) => row.account_id)
}

/** A post as screens show it. */
export const shownPost = (row: NamedPost) => ({
  postId: row.post_id, role: row.role, scope: scopeOf(row), countyName: row.county_name, institutionName: row.institution_name, teamName: row.team_name,
  regionName: row.region_name, givenAt: row.given_at.toISOString(),
})
