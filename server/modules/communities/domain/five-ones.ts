import { enteredOnes, type FiveOne } from '#api/communities.ts'
import type { LocalDate } from '#kernel/local-date.ts'

type Entered = (typeof enteredOnes)[number]
/** What the five ones are told by: the agreement in force today, the members with and without a record, and what was entered since that agreement began. */
export type FiveOnesFacts = {
  agreementFrom: LocalDate | null; wasSigned: boolean; members: number; recorded: number; recordedSince: LocalDate | null
  entered: Partial<Record<Entered, { since: LocalDate; persons: number }>>
}
const first = { examination: 'examine', report: 'report', online_place: 'open_place' } as const
const rest = { examination: 'examine_rest', report: 'report_rest', online_place: 'invite_rest' } as const

/**
 * Which of the five ones of a functional community stand, since when, for how many of its members, and what is to be done next. A team stands while the unit's agreement is in force;
 * a record each, when every member has one; the other three from the day on which they were entered, and something is left to do until they reach every member. The document names no deadline, so none is shown.
 *
 * Example: agreement since 2026-11-24, 200 members, 193 with a record, 150 examined → team stands, record 193 of 200 does not (make_records), examination stands 150 of 200 (examine_rest).
 *
 * @source 浦东潍坊“五个一”：一个全科团队，一份健康档案，一次健康体检，一份评估报告，一个网络平台
 */
export function tellFiveOnes({ agreementFrom, wasSigned, members, recorded, recordedSince, entered }: FiveOnesFacts): FiveOne[] {
  const isWhole = members > 0 && recorded === members
  return [
    { one: 'team', isStanding: agreementFrom !== null, since: agreementFrom, done: agreementFrom === null ? 0 : 1, of: 1, next: agreementFrom !== null ? null : wasSigned ? 'sign_again' : 'sign' },
    { one: 'record', isStanding: isWhole, since: isWhole ? recordedSince : null, done: recorded, of: members, next: members === 0 ? 'bring_roster' : isWhole ? null : 'make_records' },
    ...enteredOnes.map((one): FiveOne => {
      const found = entered[one]
      return { one, isStanding: found !== undefined, since: found?.since ?? null, done: found?.persons ?? 0, of: members, next: found === undefined ? first[one] : found.persons < members ? rest[one] : null }
    }),
  ]
}
