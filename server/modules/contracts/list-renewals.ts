import type { contactOutcomes, listRenewalsEndpoint, noteContactEndpoint } from '#api/contract-queues.ts'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { Reason } from '#kernel/decision.ts'
import { addDays, isLocalDate } from '#kernel/local-date.ts'
import { commitOnce } from '#platform/commit-once.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import { listedName } from '#platform/http/listed-name.ts'
import type { Answer } from '#platform/idempotency.ts'
import { getContractRow, type Row, rowColumns, rowTables, showRow } from './contract-rows.ts'
import { type RenewalTerms, renewalTerms } from './domain/decide-renewal.ts'
import { noticeDays } from './domain/decide-signing.ts'
import { countToRenew, isToRenewBy } from './ending-soon.ts'
import { insertContact } from './store.ts'
import { willRenewItself } from './store-renewals.ts'
import type { ContractsUsing } from './using.ts'

type Params = Record<string, unknown>
type LastContact = { outcome: (typeof contactOutcomes)[number]; at: string; actorName: string; note: string | null } | null
type Renewal = Row & { villageName: string; renewsItself: boolean; whyNot: Required<Pick<Reason, 'code' | 'params'>> | null; lastContact: LastContact }
const lapsed = 'lapsed'
/** How long somebody whose contract ran out is still asked to come again. */
export const lapsedDays = 90
const isLapsed = `c.state = 'active' AND c.valid_until <= :on::date AND c.valid_until > :lapsedSince::date AND r.status = 'living' AND NOT r.is_signed AND NOT EXISTS (
  SELECT FROM contracts.contract n WHERE n.county_code = c.county_code AND n.resident_id = c.resident_id AND n.state = 'active' AND n.valid_from >= c.valid_until)`

type Asked = Omit<InputOf<typeof listRenewalsEndpoint>, 'after' | 'most'>
/** The conditions of the queue within the actor's scope, with those of the chosen part, and what they are asked with. */
function ask({ actor, on }: Context, input: Asked, terms: RenewalTerms) {
  const scope = scopeFilter(actor, { township: 'c.township_code', institution: 'c.institution_id', team: 'c.team_id' })
  const within = ['c.county_code = :countyCode', scope.condition, ...(input.villageCode ? ['c.village_code = :villageCode'] : []), ...(input.teamId ? ['c.team_id = :teamId::uuid'] : [])].join(' AND ')
  const params = { ...input, ...scope.params, ...terms, countyCode: actor.countyCode, on, dueBy: addDays(on, input.due === lapsed ? 0 : Number(input.due)), latest: addDays(on, Math.max(...terms.reminderDays)), lapsedSince: addDays(on, -lapsedDays) }
  const conditions = [within, input.due === lapsed ? isLapsed : isToRenewBy('dueBy'), ...(input.notContacted ? ['NOT EXISTS (SELECT FROM contracts.renewal_contact k WHERE k.county_code = c.county_code AND k.contract_id = c.id)'] : []), ...(input.byItself === undefined ? [] : [input.byItself === 'yes' ? willRenewItself : `NOT ${willRenewItself}`])]
  return { within, conditions, params }
}
const whose = 'contracts.contract c JOIN residents.resident r ON r.county_code = c.county_code AND r.id = c.resident_id'

/** Whose contract runs out or ran out and who has none after it, soonest first, with what was said at the last call; and how many there are of each. */
export const listRenewals = (using: ContractsUsing) => async (context: Context, input: InputOf<typeof listRenewalsEndpoint>): Promise<OutputOf<typeof listRenewalsEndpoint>> => {
  const { actor, on } = context
  const pack = await using.policies.packOf(actor.countyCode, on)
  const { days } = noticeDays(pack, on)
  const { within, conditions, params } = ask(context, input, renewalTerms(pack, on))
  const begin = input.after ? ['(c.valid_until, c.id) > (:afterSort::date, :afterId::uuid)'] : []
  const select = compose<Renewal>()(fragment<Params>('list-renewals', `
    SELECT ${rowColumns}, v.name AS "villageName", c.valid_until > :on::date AND ${willRenewItself} AS "renewsItself",
      (SELECT json_build_object('code', o.reason, 'params', coalesce(o.params, '{}')) FROM contracts.renewal_outcome o WHERE o.county_code = c.county_code AND o.contract_id = c.id AND o.reason IS NOT NULL) AS "whyNot",
      (SELECT json_build_object('outcome', k.outcome, 'at', ${instantText('k.at')}, 'actorName', k.actor_name, 'note', k.note) FROM contracts.renewal_contact k WHERE k.county_code = c.county_code AND k.contract_id = c.id ORDER BY k.at DESC, k.id DESC LIMIT 1) AS "lastContact"
    FROM ${rowTables} JOIN regions.region v ON v.code = c.village_code WHERE ${[...conditions, ...begin].join(' AND ')} ORDER BY c.valid_until, c.id LIMIT :most::int + 1`))
  const countLapsed = compose<{ lapsed: number }>()(fragment<Params>('count-lapsed', `SELECT count(*)::int AS lapsed FROM ${whose} WHERE ${within} AND ${isLapsed}`))
  const [rows, toRenew, [over]] = await Promise.all([context.run(select, { ...params, ...readCursor(input.after, isLocalDate) }), context.run(countToRenew(within), params), context.run(countLapsed, params)])
  const { items, next } = pageOf(rows, input.most, (row) => [row.until, row.id])
  return { items: items.map((row) => ({ ...showRow(row, on, days), residentName: listedName(actor, row.residentName), villageName: row.villageName, renewsItself: row.renewsItself, whyNot: row.whyNot, lastContact: row.lastContact })), next, on, counts: { within: toRenew, lapsed: over?.lapsed ?? 0 } }
}

/** How many the same question finds. */
export async function countRenewals(using: ContractsUsing, context: Context, input: Asked): Promise<number> {
  const { actor: { countyCode }, on } = context
  const { conditions, params } = ask(context, input, renewalTerms(await using.policies.packOf(countyCode, on), on))
  const [found] = await context.run(compose<{ rows: number }>()(fragment<Params>('count-renewals-found', `SELECT count(*)::int AS rows FROM ${whose} WHERE ${conditions.join(' AND ')}`)), params)
  return found?.rows ?? 0
}

/** Keeps what was said when somebody was called about the next contract. */
export const noteContact = () => (context: CommandContext, input: InputOf<typeof noteContactEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, at } = context
    const row = await getContractRow({ run, actor }, input.contractId)
    const contactId = context.newId()
    await run(insertContact, { countyCode: actor.countyCode, contactId, contractId: row.id, outcome: input.outcome, note: input.note, actorId: actor.accountId, actorName: actor.displayName, at })
    return { answer: { contactId }, audit: [{ action: 'contracts.note-contact', subjectKind: 'contract', subjectId: row.id, body: { residentId: row.residentId, outcome: input.outcome } }] }
  })
