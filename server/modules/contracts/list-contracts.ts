import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { listContractsEndpoint } from '#api/contracts.ts'
import { addDays, isLocalDate } from '#kernel/local-date.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { listedName } from '#platform/http/listed-name.ts'
import { type Row, rowColumns, rowTables, showRow } from './contract-rows.ts'
import type { Standing } from './domain/contract-states.ts'
import { noticeDays } from './domain/decide-signing.ts'
import { endsBy, isToRenewBy } from './ending-soon.ts'
import type { ContractsUsing } from './using.ts'

type Input = InputOf<typeof listContractsEndpoint>
/** The conditions of each standing; they say in SQL what `standingOn` says of one contract. */
const conditionOf: Record<Standing, string> = {
  upcoming: "c.state = 'active' AND c.valid_from > :on::date",
  active: "c.state = 'active' AND c.valid_from <= :on::date AND c.valid_until > :noticeUntil::date",
  expiring: endsBy('noticeUntil'),
  expired: "c.state = 'active' AND c.valid_until <= :on::date",
  ended: "c.state = 'ended'",
}

type Asked = Omit<Input, 'after' | 'most'>
/** The conditions of a list within the actor's scope, and what they are asked with. */
async function ask(using: ContractsUsing, { actor, on }: Context, input: Asked) {
  const { days } = noticeDays(await using.policies.packOf(actor.countyCode, on), on)
  const scope = scopeFilter(actor, { township: 'c.township_code', institution: 'c.institution_id', team: 'c.team_id' })
  const conditions = [
    'c.county_code = :countyCode', scope.condition,
    ...(input.number ? ['c.number = :number'] : []),
    ...(input.standing ? [conditionOf[input.standing]] : []),
    ...(input.toRenewWithin === undefined ? [] : [isToRenewBy('toRenewBy')]),
    ...(input.teamId ? ['c.team_id = :teamId::uuid'] : []), ...(input.townshipCode ? ['c.township_code = :townshipCode'] : []), ...(input.channel ? ['c.channel = :channel'] : []),
    ...(input.signedSince ? ['c.signed_on >= :signedSince::date'] : []),
    ...(input.signingDayId ? ['c.signing_day_id = :signingDayId::uuid'] : []),
  ]
  return { days, conditions, params: { ...input, ...scope.params, countyCode: actor.countyCode, on, noticeUntil: addDays(on, days), toRenewBy: addDays(on, input.toRenewWithin ?? 0) } }
}

/** Contracts within the scope, newest first. Those that run out soon come soonest first: all of them by their standing, those still to renew by `toRenewWithin`. */
export const listContracts = (using: ContractsUsing) => async (context: Context, input: Input): Promise<OutputOf<typeof listContractsEndpoint>> => {
  const { actor, on } = context
  const { days, conditions, params } = await ask(using, context, input)
  const byEnd = input.toRenewWithin !== undefined || input.standing === 'expiring'
  const cursor = readCursor(input.after, isLocalDate)
  const begin = input.after ? [byEnd ? '(c.valid_until, c.id) > (:afterSort::date, :afterId::uuid)' : '(c.signed_on, c.id) < (:afterSort::date, :afterId::uuid)'] : []
  const statement = compose<Row>()(fragment<Record<string, unknown>>('list-contracts', `
    SELECT ${rowColumns} FROM ${rowTables} WHERE ${[...conditions, ...begin].join(' AND ')} ORDER BY ${byEnd ? 'c.valid_until, c.id' : 'c.signed_on DESC, c.id DESC'} LIMIT :most::int + 1`))
  const rows = await context.run(statement, { ...params, ...cursor })
  const { items, next } = pageOf(rows, input.most, (row) => [byEnd ? row.until : row.signedOn, row.id])
  return { items: items.map((row) => ({ ...showRow(row, on, days), residentName: listedName(actor, row.residentName) })), next, on }
}

/** How many the same question finds. */
export async function countContracts(using: ContractsUsing, context: Context, input: Asked): Promise<number> {
  const { conditions, params } = await ask(using, context, input)
  const [found] = await context.run(compose<{ rows: number }>()(fragment<Record<string, unknown>>('count-contracts', `SELECT count(*)::int AS rows FROM contracts.contract c WHERE ${conditions.join(' AND ')}`)), params)
  return found?.rows ?? 0
}
