import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { bulletinReachEndpoint, previewBulletinEndpoint } from '#api/bulletins.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { isReached, isStaffReached, type Reach } from './reach.ts'
import { getBulletinRow } from './load-bulletin.ts'
import { ownInstitution } from './scope.ts'

type Params = Omit<Reach, 'audience'> & { countyCode: number; institutionId: string | null; on: string }
const countWithPhone = (place: Params) => compose<{ residents: number }>()(fragment<Params>('count-reached-with-phone', `
  SELECT count(DISTINCT r.id)::int AS residents FROM resident_accounts.bond b JOIN residents.resident r ON r.county_code = b.resident_county AND r.id = b.resident_id
  WHERE b.resident_county = :countyCode AND b.ended_at IS NULL AND (b.valid_until IS NULL OR b.valid_until > :on::date) AND ${isReached(place)}`))
const countResidents = (place: Params) => compose<{ residents: number }>()(fragment<Params>('count-residents-reached', `SELECT count(*)::int AS residents FROM residents.resident r WHERE ${isReached(place)}`))
const countStaff = compose<{ reached: number }>()(fragment<Params>('count-staff-reached', `
  SELECT count(*)::int AS reached FROM access.account a WHERE a.is_active AND a.id IN (SELECT p.account_id FROM access.post p WHERE ${isStaffReached})`))

/** How many a bulletin of this institution (none: of the county) would reach. */
export async function countReach(run: Run, { audience, ...reach }: Reach, of: { countyCode: number; institutionId: string | null; on: string }): Promise<OutputOf<typeof previewBulletinEndpoint>> {
  const asked = { ...reach, ...of }
  if (audience === 'residents') {
    const [[all], [phone]] = await Promise.all([run(countResidents(asked), asked), run(countWithPhone(asked), asked)])
    return { reached: all?.residents ?? 0, withPhone: phone?.residents ?? 0 }
  }
  return { reached: (await run(countStaff, asked))[0]?.reached ?? 0, withPhone: null }
}

/** How many a bulletin would reach as it is being written. */
export const previewBulletin = ({ run, actor, on }: Context, input: InputOf<typeof previewBulletinEndpoint>): Promise<OutputOf<typeof previewBulletinEndpoint>> =>
  countReach(run, input, { countyCode: actor.countyCode, institutionId: ownInstitution(actor), on })

/** How many a bulletin within the scope would reach today. @throws Problem NotFound */
export async function reachOfBulletin({ run, actor, on }: Context, { bulletinId }: { bulletinId: string }): Promise<OutputOf<typeof bulletinReachEndpoint>> {
  const bulletin = await getBulletinRow(run, actor, bulletinId)
  return countReach(run, bulletin, { countyCode: actor.countyCode, institutionId: bulletin.institutionId, on })
}
