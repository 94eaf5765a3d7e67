import type { OutputOf } from '#api/endpoint.ts'
import type { ownCampaignsEndpoint } from '#api/bulletins.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { actingIn } from '../resident-accounts/index.ts'

type Campaign = Omit<OutputOf<typeof ownCampaignsEndpoint>['items'][number], 'relations'> & { readerIds: string[] }
const select = compose<Campaign>()(fragment<{ countyCode: number; readerIds: string[]; on: string }>('own-campaigns', `
  SELECT b.id AS "bulletinId", b.title, b.body, b.link, b.held_from AS "heldFrom", b.held_until AS "heldUntil", b.place, i.name AS "institutionName", t.reader_ids AS "readerIds"
  FROM bulletins.bulletin b LEFT JOIN organisations.institution i ON i.id = b.institution_id
  CROSS JOIN LATERAL (SELECT array_agg(n.reader_id) AS reader_ids FROM messages.notice n WHERE n.county_code = :countyCode AND n.reader_id = ANY (:readerIds::uuid[]) AND n.cause = 'bulletin:' || b.id) t
  WHERE b.county_code = :countyCode AND b.kind = 'campaign' AND b.held_until >= :on::date AND b.state IN ('sending', 'sent') AND t.reader_ids IS NOT NULL ORDER BY b.held_from, b.id`))

/** The campaigns that those whom the phone acts for were told of, and for whom of them each is. */
export async function listOwnCampaigns(context: Context): Promise<OutputOf<typeof ownCampaignsEndpoint>> {
  const people = context.actor.people ?? []
  const counties = [...new Set(people.map(({ countyCode }) => countyCode))]
  const found = await Promise.all(counties.map((countyCode) => {
    const own = people.filter((one) => one.countyCode === countyCode)
    return actingIn(context, countyCode).run(select, { countyCode, readerIds: own.map(({ residentId }) => residentId), on: context.on })
  }))
  const items = found.flat().map(({ readerIds, ...campaign }) => ({ ...campaign, relations: people.filter(({ residentId }) => readerIds.includes(residentId)).map(({ relation }) => relation) }))
  return { items: items.sort((a, b) => (a.heldFrom < b.heldFrom ? -1 : 1)) }
}
