import type { CommunityMember, listMembersEndpoint, searchMembersEndpoint } from '#api/communities.ts'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { isWithinScope } from '#platform/database/scope-filter.ts'
import type { ExportWords, RowSource } from '#platform/export-source.ts'
import type { Context } from '#platform/http/context.ts'
import { listedName } from '#platform/http/listed-name.ts'
import { demandCommunity } from './load-community.ts'
import { contractOfMember, stateOfMember } from './select-communities.ts'

type Row = Omit<CommunityMember, 'lastDay' | 'hasRecord'> & { until: LocalDate | null; ofTownship: string | null; ofInstitution: string | null; ofTeam: string | null; teamName: string | null; isOwnInstitution: boolean }
const columns = `m.id AS "memberId", m.resident_id AS "residentId", m.name, m.department, ${stateOfMember} AS state, i.short_name AS "signedWith", o.name AS "teamName", o.institution_id = u.institution_id AS "isOwnInstitution", r.township_code AS "ofTownship", r.institution_id AS "ofInstitution", r.team_id AS "ofTeam", c.valid_until AS until, m.consented_on AS "consentedOn", m.joined_on AS "joinedOn", m.left_on AS "leftOn", c.id AS "contractId", (c.id = m.contract_id) IS TRUE AS "byRoster"`
const tables = `communities.member m JOIN communities.community u ON u.county_code = m.county_code AND u.id = m.community_id ${contractOfMember} LEFT JOIN organisations.team o ON o.county_code = m.county_code AND o.id = c.team_id
  LEFT JOIN organisations.institution i ON i.id = o.institution_id LEFT JOIN residents.resident r ON r.county_code = m.county_code AND r.id = m.resident_id`
type Params = { countyCode: number; communityId: string; on: string; state: string | null }
const within = `m.county_code = :countyCode AND m.community_id = :communityId AND (:state::text IS NULL OR ${stateOfMember} = :state)`
const select = compose<Row>()(fragment<Params & { afterSort: string; afterId: string; most: number }>('list-members', `
  SELECT ${columns} FROM ${tables} WHERE ${within} AND (m.name, m.id) > (:afterSort::text COLLATE "C", :afterId::uuid) ORDER BY m.name, m.id LIMIT :most::int`))
const count = compose<{ rows: number }>()(fragment<Params>('count-listed-members', `SELECT count(*)::int AS rows FROM ${tables} WHERE ${within}`))
const search = compose<Row>()(fragment<{ countyCode: number; communityId: string; on: string; name: string }>('search-members', `
  SELECT ${columns} FROM ${tables} WHERE m.county_code = :countyCode AND m.community_id = :communityId AND strpos(m.name, :name) > 0 ORDER BY m.name, m.id LIMIT 50`))

/** Who is signed with another institution is told so and no more; a record beyond the scope cannot be opened from here. */
function present({ actor }: Context, { until, ofTownship, ofInstitution, ofTeam, teamName, isOwnInstitution, residentId, contractId, ...row }: Row): CommunityMember {
  const isWithin = residentId !== null && isWithinScope(actor, { countyCode: actor.countyCode, townshipCode: ofTownship, institutionId: ofInstitution, teamId: ofTeam })
  return {
    ...row, name: listedName(actor, row.name), hasRecord: residentId !== null, residentId: isWithin ? residentId : null,
    ...(isOwnInstitution || isWithin ? { signedWith: teamName, lastDay: until && addDays(until, -1), contractId: isWithin ? contractId : null } : { lastDay: null, contractId: null }),
  }
}

/** Members of a community by name, each with where it stands today. */
export async function listMembers(context: Context, { communityId, state, after, most }: InputOf<typeof listMembersEndpoint>): Promise<OutputOf<typeof listMembersEndpoint>> {
  const { run, actor, on } = context
  await demandCommunity(run, actor, communityId)
  const rows = await run(select, { countyCode: actor.countyCode, communityId, on, state: state ?? null, ...readCursor(after), most: most + 1 })
  const page = pageOf(rows, most, (row) => [row.name, row.memberId])
  return { ...page, items: page.items.map((row) => present(context, row)) }
}

/** Members by a part of their name, fifty at most. */
export async function searchMembers(context: Context, { communityId, name }: InputOf<typeof searchMembersEndpoint>): Promise<OutputOf<typeof searchMembersEndpoint>> {
  const { run, actor, on } = context
  await demandCommunity(run, actor, communityId)
  return { items: (await run(search, { countyCode: actor.countyCode, communityId, on, name })).map((row) => present(context, row)), next: null }
}

type Filter = Omit<InputOf<typeof listMembersEndpoint>, 'after' | 'most'>
/** The members of a community, to be written as a file. */
export const membersSource: RowSource = {
  kind: 'rows', list: 'members', permission: 'community.read',
  async count({ run, actor, on }, { communityId, state }: Filter) {
    await demandCommunity(run, actor, communityId)
    return (await run(count, { countyCode: actor.countyCode, communityId, on, state: state ?? null }))[0]?.rows ?? 0
  },
  async page(context, filter: Filter, after, most, { communities }: ExportWords) {
    const { items, next } = await listMembers(context, { ...filter, most, ...(after !== undefined && { after }) })
    const rows = items.map((row) => ({
      ...(row.residentId !== null && { residentId: row.residentId }),
      cells: { name: row.name, department: row.department, memberState: communities.state[row.state], team: row.signedWith, lastDay: row.lastDay, consentedOn: row.consentedOn, joinedOn: row.joinedOn, leftOn: row.leftOn },
    }))
    return { rows, next }
  },
}
