import QRCode from 'qrcode'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { getSigningDayEndpoint, listSigningDaysEndpoint, publicSigningDayEndpoint, SigningDayRow, signingDayQrEndpoint, signingDayTeamsEndpoint } from '#api/signing-days.ts'
import { addDays, isLocalDate, type LocalDate } from '#kernel/local-date.ts'
import { blindIndex } from '#platform/crypto/blind-index.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Context, PublicContext } from '#platform/http/context.ts'
import type { FileAnswer } from '#platform/http/routes.ts'
import { notFound } from '#platform/problem.ts'
import { readToken, tokenOf } from './domain/day-token.ts'
import { listSteps } from './domain/signing-day-states.ts'
import { demandSigningDay, ofInstitution } from './load-signing-day.ts'
import type { SigningDaysUsing } from './using.ts'

/** How long after the day the code on the door still says what it was. */
const daysShown = 7
const columns = `d.id AS "signingDayId", d.name, d.place, d.held_on AS "heldOn", d.starts_at AS "startsAt", d.ends_at AS "endsAt", i.name AS "institutionName", i.phone AS "institutionPhone", d.expected, d.desks, d.state,
  (SELECT json_agg(json_build_object('code', v.code, 'name', v.name) ORDER BY v.code) FROM regions.region v WHERE v.code = ANY (d.village_codes)) AS villages,
  (SELECT coalesce(sum(n.signed), 0)::int FROM signing_days.tally n WHERE n.county_code = :countyCode AND n.signing_day_id = d.id) AS signed`
const tables = 'signing_days.signing_day d JOIN organisations.institution i ON i.id = d.institution_id'
type Row = SigningDayRow & { institutionPhone: string | null; heldOn: LocalDate }
const isComing = "(d.state = 'open' OR (d.state = 'planned' AND d.held_on >= :on::date))"

/** Days of the institution whose teams one belongs to, or of all institutions within a wider scope. */
const scopeOf = (actor: Actor) => scopeFilter(ofInstitution(actor), { township: 'd.township_code', institution: 'd.institution_id' })

/** Signing days within the scope: what comes soonest first, what is over newest first. */
export async function listSigningDays({ run, actor, on }: Context, input: InputOf<typeof listSigningDaysEndpoint>): Promise<OutputOf<typeof listSigningDaysEndpoint>> {
  const scope = scopeOf(actor)
  const comes = input.when === 'coming'
  const conditions = [
    'd.county_code = :countyCode', scope.condition, comes ? isComing : `NOT ${isComing}`, ...(input.after ? [`(d.held_on, d.id) ${comes ? '>' : '<'} (:afterSort::date, :afterId::uuid)`] : []),
  ]
  const statement = compose<Row>()(fragment<Record<string, unknown>>('list-signing-days', `
    SELECT ${columns} FROM ${tables} WHERE ${conditions.join(' AND ')} ORDER BY d.held_on ${comes ? '' : 'DESC'}, d.id ${comes ? '' : 'DESC'} LIMIT :most::int + 1`))
  const rows = await run(statement, { ...scope.params, countyCode: actor.countyCode, on, most: input.most, ...readCursor(input.after, isLocalDate) })
  return { ...pageOf(rows, input.most, (row) => [row.heldOn, row.signingDayId]), on }
}

type Whole = Row & {
  openedAt: string | null; closedAt: string | null; note: string | null; version: number; teams: { teamId: string; name: string }[]
  seats: { desk: number; actorName: string; accountId: string }[]; tally: { desk: number; hour: number; signed: number }[]
}
const readDay = compose<Whole>()(fragment<{ countyCode: number; signingDayId: string }>('read-signing-day', `
  SELECT ${columns}, ${instantText('d.opened_at')} AS "openedAt", ${instantText('d.closed_at')} AS "closedAt", d.note, d.version,
    (SELECT json_agg(json_build_object('teamId', t.id, 'name', t.name) ORDER BY t.name) FROM organisations.team t WHERE t.county_code = :countyCode AND t.id = ANY (d.team_ids)) AS teams,
    (SELECT coalesce(json_agg(json_build_object('desk', s.desk, 'actorName', s.actor_name, 'accountId', s.account_id)), '[]') FROM signing_days.desk s WHERE s.county_code = :countyCode AND s.signing_day_id = d.id) AS seats,
    (SELECT coalesce(json_agg(json_build_object('desk', n.desk, 'hour', n.hour, 'signed', n.signed)), '[]') FROM signing_days.tally n WHERE n.county_code = :countyCode AND n.signing_day_id = d.id) AS tally
  FROM ${tables} WHERE d.county_code = :countyCode AND d.id = :signingDayId`))

/** One signing day with its counter. A desk nobody sat at and nobody signed at stands with nothing. */
export const getSigningDay = (using: SigningDaysUsing) => async (context: Context, { signingDayId }: InputOf<typeof getSigningDayEndpoint>): Promise<OutputOf<typeof getSigningDayEndpoint>> => {
  const { actor, on, run } = context
  await demandSigningDay(context, signingDayId)
  const [day] = await run(readDay, { countyCode: actor.countyCode, signingDayId })
  if (!day) throw notFound('signing_day')
  const { tally, seats } = day
  const signedWhere = (is: (one: Whole['tally'][number]) => boolean) => tally.filter(is).reduce((sum, { signed }) => sum + signed, 0)
  const desks = Math.max(day.desks, ...tally.map(({ desk }) => desk))
  return {
    ...day, on, address: addressOf(using, actor.countyCode, signingDayId), steps: actor.permissions.has('contract.sign') ? listSteps(day, on) : [],
    byDesk: Array.from({ length: desks }, (_, i) => {
      const seat = seats.find(({ desk }) => desk === i + 1)
      return { desk: i + 1, signed: signedWhere(({ desk }) => desk === i + 1), actorName: seat?.actorName ?? null, isMine: seat?.accountId === actor.accountId }
    }),
    byHour: [...new Set(tally.map(({ hour }) => hour))].sort((a, b) => a - b).map((hour) => ({ hour, signed: signedWhere((one) => one.hour === hour) })),
  }
}

/** The teams of one's institution, or of all within a wider scope. */
export async function listTeamsToInvite({ run, actor }: Context): Promise<OutputOf<typeof signingDayTeamsEndpoint>> {
  const scope = scopeFilter(ofInstitution(actor), { township: 'i.township_code', institution: 't.institution_id' })
  const statement = compose<{ teamId: string; name: string }>()(fragment<Record<string, unknown>>('teams-to-invite', `
    SELECT t.id AS "teamId", t.name FROM organisations.team t JOIN organisations.institution i ON i.id = t.institution_id
    WHERE t.county_code = :countyCode AND t.status = 'active' AND ${scope.condition} ORDER BY i.township_code, t.pinyin, t.id`))
  const teams = await run(statement, { ...scope.params, countyCode: actor.countyCode })
  return { items: teams.map((team) => ({ ...team, isOwn: actor.scope.kind === 'team' && actor.scope.teamId === team.teamId })) }
}

/** The QR code to the day's public page, to print or to show. */
export const getSigningDayQr = (using: SigningDaysUsing) => async (context: Context, { signingDayId }: InputOf<typeof signingDayQrEndpoint>): Promise<FileAnswer> => {
  const { id } = await demandSigningDay(context, signingDayId)
  const svg = await QRCode.toString(addressOf(using, context.actor.countyCode, id), { type: 'svg', margin: 1 })
  return { bytes: Buffer.from(svg), mediaType: 'image/svg+xml', name: 'signing-day.svg' }
}

/** What the code on the door tells anybody: where and when, and whether it is on. Not known before and a week after. */
export const getPublicSigningDay = (using: SigningDaysUsing) => async (context: PublicContext, { token }: InputOf<typeof publicSigningDayEndpoint>): Promise<OutputOf<typeof publicSigningDayEndpoint>> => {
  const named = readToken(macOf(using), token)
  if (!named) throw notFound('signing_day')
  const [day] = await context.database.run(readDay, named, [named.countyCode])
  if (!day || addDays(day.heldOn, daysShown) < context.on) throw notFound('signing_day')
  return day
}

const macOf = ({ keys }: SigningDaysUsing) => (text: string) => blindIndex(keys.index, 'signing_days.token', text)
const addressOf = (using: SigningDaysUsing, countyCode: number, signingDayId: string) => `${using.settings.origin}/day/${tokenOf(macOf(using), countyCode, signingDayId)}`
