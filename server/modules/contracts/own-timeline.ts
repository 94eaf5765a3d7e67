import type { OutputOf } from '#api/endpoint.ts'
import type { listOwnContractsEndpoint } from '#api/online-signing.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Row } from './contract-rows.ts'
import type { Applied } from './select-applications.ts'
import type { Ending } from './select-endings.ts'

type Happening = OutputOf<typeof listOwnContractsEndpoint>['timeline'][number]
const plain = { reason: null, note: null, number: null, doctorName: null }

type Beside = { event: 'printed' | 'handed-over'; at: string; number: string; doctorName: string | null }
/** What happened to a resident's contracts beside their life cycle: the first printing that stands, and who became responsible when another doctor did. */
export const happenedBeside = compose<Beside>()(fragment<{ countyCode: number; residentId: string }>('happened-beside-own-contracts', `
  SELECT 'printed' AS event, ${instantText('m.at')} AS at, c.number, NULL AS "doctorName" FROM contracts.contract c JOIN contracts.print_mark m ON m.county_code = c.county_code AND m.contract_id = c.id AND m.reason IS NULL AND m.taken_back_at IS NULL
  WHERE c.county_code = :countyCode AND c.resident_id = :residentId::uuid
  UNION ALL SELECT 'handed-over', ${instantText('h.at')}, c.number, s.name FROM contracts.contract c JOIN contracts.responsible h ON h.county_code = c.county_code AND h.contract_id = c.id AND h.handover_id IS NOT NULL JOIN organisations.staff s ON s.id = h.doctor_staff_id
  WHERE c.county_code = :countyCode AND c.resident_id = :residentId::uuid`))
export const showBeside = (one: Beside): Happening => ({ ...plain, ...one })

/** An application's beginning, and its end where it came to nothing. */
export function happeningsOfApplication({ kind, state, appliedAt, decidedAt, rejectReason, rejectNote }: Applied): Happening[] {
  const applied: Happening = { ...plain, event: kind === 'sign' ? 'applied' : `applied-${kind}`, at: appliedAt }
  const isAnswered = state === 'rejected' || state === 'withdrawn' || state === 'lapsed'
  return isAnswered && decidedAt !== null ? [applied, { ...plain, event: state, at: decidedAt, reason: rejectReason, note: rejectNote }] : [applied]
}

/** A wish to end, and its answer where the contract did not end by it. */
export function happeningsOfEnding({ state, reason, askedAt, decidedAt, refuseReason, refuseNote }: Ending): Happening[] {
  const asked: Happening = { ...plain, event: 'asked-end', at: askedAt, reason }
  if (decidedAt === null || (state !== 'refused' && state !== 'withdrawn')) return [asked]
  return [asked, { ...plain, event: state === 'refused' ? 'end-refused' : 'end-withdrawn', at: decidedAt, reason: refuseReason, note: refuseNote }]
}

const dayBegins = (day: LocalDate): string => new Date(`${day}T00:00:00+08:00`).toISOString()
/**
 * What the day makes of a term: that it runs out soon, and that it ran out. Nothing of either for one that was ended before.
 *
 * Example: until 2026-12-24, notice 30 days: from 2026-11-24 on it runs out soon, from 2026-12-24 on it is over.
 */
export function happeningsOfTerm({ state, from, until, number }: Pick<Row, 'state' | 'from' | 'until' | 'number'>, on: LocalDate, noticeDays: number): Happening[] {
  if (state === 'ended') return []
  const soon = addDays(until, -noticeDays)
  const begins = soon > from ? soon : from
  return [
    ...(noticeDays > 0 && on >= begins ? [{ ...plain, event: 'expiring' as const, at: dayBegins(begins), number }] : []), ...(on >= until ? [{ ...plain, event: 'expired' as const, at: dayBegins(until), number }] : []),
  ]
}
