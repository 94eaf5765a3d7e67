import type { usersEndpoint } from '#api/access.ts'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Context } from '#platform/http/context.ts'
import { shownPost, postsByAccount } from './list-posts.ts'
import { type ShownRow, shownUser } from './get-user.ts'

const pageSize = 50
type Params = { countyCode: number; scopePlace: string; text: string | null; role: string | null; isActive: boolean | null; institutionId: string | null; after: string; most: number }

/** Accounts of the county within the actor's scope, by account name. Who holds no post any more is seen by the county only. */
export async function listUsers({ run, actor }: Context, input: InputOf<typeof usersEndpoint>): Promise<OutputOf<typeof usersEndpoint>> {
  const { condition, params } = scopeFilter(actor, { township: 'coalesce(p.region_code, i.township_code)', institution: 'p.institution_id', team: 'p.team_id' })
  const rows = await run(statementOf(actor, condition), {
    countyCode: actor.countyCode, ...params, text: input.text?.toLowerCase() || null, role: input.role ?? null, isActive: input.state === undefined ? null : input.state === 'active',
    institutionId: input.institutionId ?? null, after: input.after ?? '', most: pageSize + 1,
  })
  const page = rows.slice(0, pageSize)
  const posts = await postsByAccount(run, page.map(({ id }) => id))
  return {
    items: page.map((row) => ({ ...shownUser(row), posts: (posts.get(row.id) ?? []).map(shownPost) })),
    next: rows.length > pageSize ? (page.at(-1)?.account ?? null) : null,
  }
}

function statementOf(actor: Actor, condition: string) {
  const looksAfterAll = actor.scope.kind === 'region' && actor.scope.code.length <= 6
  const post = (what: string) => `EXISTS (SELECT FROM access.post p LEFT JOIN organisations.institution i ON i.id = p.institution_id WHERE p.account_id = a.id AND p.withdrawn_at IS NULL AND ${what})`
  return compose<ShownRow>()(fragment<Params>('list-users', `
    SELECT a.id, a.account, a.display_name, a.is_active, a.must_change_password, a.totp_secret IS NOT NULL AS has_second_factor, a.last_sign_in_at
    FROM access.account a
    WHERE a.county_code = :countyCode AND a.account > :after AND ${looksAfterAll ? condition : post(condition)}
      AND (:text::text IS NULL OR starts_with(a.account, :text) OR position(:text IN lower(a.display_name)) > 0)
      AND (:isActive::boolean IS NULL OR a.is_active = :isActive)
      AND (:role::text IS NULL OR ${post('p.role = :role')})
      AND (:institutionId::uuid IS NULL OR ${post('p.institution_id = :institutionId')})
    ORDER BY a.account LIMIT :most`))
}
