import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { getStaffEndpoint, listStaffEndpoint } from '#api/organisations.ts'
import { addDays } from '#kernel/local-date.ts'
import { maskPhone } from '#kernel/mask.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import { type Reach, reachOf, withinReach } from './scope.ts'

type StaffRow = OutputOf<typeof listStaffEndpoint>['items'][number]
type Output = OutputOf<typeof getStaffEndpoint>
/** A licence is worth a warning this many days before its end. */
export const licenceWarningDays = 90
const now = (alias: string) => `${alias}.valid_from <= :on::date AND (${alias}.valid_until IS NULL OR ${alias}.valid_until > :on::date)`
/** The earliest end among the licences of somebody, ended ones included unless a later one of the same kind holds. */
const licenceUntil = `(SELECT min(k.until) FROM (SELECT l.kind, max(coalesce(l.valid_until, 'infinity'::date)) AS until FROM organisations.staff_licence l WHERE l.staff_id = s.id GROUP BY l.kind) k WHERE k.until < 'infinity'::date)`
const columns = `s.id AS "staffId", s.name, s.sex, s.category, s.title_level AS "titleLevel", s.languages, s.is_active AS "isActive", ${licenceUntil} AS "licenceUntil",
  (SELECT i.short_name FROM organisations.staff_post p JOIN organisations.institution i ON i.id = p.institution_id WHERE p.staff_id = s.id AND ${now('p')} ORDER BY p.is_primary DESC, p.valid_from DESC LIMIT 1) AS "institutionName",
  coalesce((SELECT json_agg(json_build_object('teamId', t.id, 'name', t.name, 'role', m.role) ORDER BY t.name) FROM organisations.team_member m JOIN organisations.team t ON t.county_code = :countyCode AND t.id = m.team_id AND t.status = 'active'
    WHERE m.county_code = :countyCode AND m.staff_id = s.id AND ${now('m')}), '[]') AS teams`
/** Somebody is within reach through a post at an institution within reach (with no day: former posts count too). */
const reachable = `EXISTS (SELECT FROM organisations.staff_post p JOIN organisations.institution i ON i.id = p.institution_id WHERE p.staff_id = s.id AND ${withinReach} AND (:institutionId::uuid IS NULL OR i.id = :institutionId::uuid) AND (:withFormer::boolean OR (${now('p')})))`

type Params = Reach & {
  countyCode: number; on: string; text: string; category: string | null; language: string | null; institutionId: string | null; withFormer: boolean; warnUntil: string | null; afterSort: string; afterId: string; most: number
}
const select = compose<StaffRow & { sort: string }>()(fragment<Params>('list-staff', `
  SELECT ${columns}, s.initials AS sort FROM organisations.staff s
  WHERE ${reachable} AND (s.is_active OR :withFormer::boolean) AND (:category::text IS NULL OR s.category = :category) AND (:language::text IS NULL OR :language = ANY (s.languages)) AND (:warnUntil::date IS NULL OR ${licenceUntil} <= :warnUntil::date)
    AND (:text = '' OR strpos(s.name, :text) > 0 OR starts_with(s.pinyin, lower(:text)) OR starts_with(s.initials, lower(:text)))
    AND (s.initials, s.id) > (:afterSort, :afterId::uuid) ORDER BY s.initials, s.id LIMIT :most`))

/** The people at work within reach, by initials. */
export async function listStaff({ run, actor, on }: Context, input: InputOf<typeof listStaffEndpoint>): Promise<OutputOf<typeof listStaffEndpoint>> {
  const rows = await run(select, {
    ...reachOf(actor), ...readCursor(input.after), countyCode: actor.countyCode, on, text: input.text ?? '', category: input.category ?? null, language: input.language ?? null, institutionId: input.institutionId ?? null,
    withFormer: input.withFormer, warnUntil: input.expiring ? addDays(on, licenceWarningDays) : null, most: input.most + 1,
  })
  return pageOf(rows, input.most, (row) => [row.sort, row.staffId])
}

type Key = Reach & { countyCode: number; staffId: string; on: string; institutionId: null; withFormer: true }
const selectOne = compose<StaffRow & { birthYear: number | null; phone: string | null; version: number }>()(fragment<Key>('get-staff', `
  SELECT ${columns}, extract(year FROM s.birth_on)::int AS "birthYear", s.phone, s.version FROM organisations.staff s WHERE s.id = :staffId AND ${reachable}`))
const selectLicences = compose<Output['licences'][number]>()(fragment<{ staffId: string }>('licences-of-staff', `
  SELECT id AS "licenceId", kind, number, scope, valid_from AS "validFrom", valid_until AS "validUntil" FROM organisations.staff_licence WHERE staff_id = :staffId ORDER BY valid_until DESC NULLS FIRST, id`))
const selectPosts = compose<Output['posts'][number]>()(fragment<{ staffId: string }>('posts-of-staff', `
  SELECT p.institution_id AS "institutionId", i.name AS "institutionName", p.is_primary AS "isPrimary", p.valid_from AS "validFrom", p.valid_until AS "validUntil"
  FROM organisations.staff_post p JOIN organisations.institution i ON i.id = p.institution_id WHERE p.staff_id = :staffId ORDER BY p.valid_until DESC NULLS FIRST, p.is_primary DESC, p.valid_from`))
const selectLoads = compose<Output['loads'][number]>()(fragment<{ countyCode: number; staffId: string }>('loads-of-staff', `
  SELECT unit, contracts, cap, is_hard AS "isHard" FROM organisations.panel_load WHERE county_code = :countyCode AND scope = 'doctor' AND holder_id = :staffId ORDER BY unit`))

/** One member of staff within reach: licences, posts, teams, and how full their panel is. */
export async function getStaff({ run, actor, on }: Context, { staffId }: { staffId: string }): Promise<Output> {
  const { countyCode } = actor
  const [[staff], licences, posts, loads] = await Promise.all([
    run(selectOne, { ...reachOf(actor), countyCode, staffId, on, institutionId: null, withFormer: true }), run(selectLicences, { staffId }), run(selectPosts, { staffId }), run(selectLoads, { countyCode, staffId }),
  ])
  if (!staff) throw notFound('staff')
  const { phone, ...shown } = staff
  return { ...shown, phoneMasked: phone && maskPhone(phone), licences, posts, loads, mayEdit: actor.permissions.has('staff.edit') }
}
