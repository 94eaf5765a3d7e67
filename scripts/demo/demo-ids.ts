import type { Day } from './calendar.ts'

const kinds = [
  'institution', 'alliance', 'staff', 'licence', 'team', 'household', 'resident', 'tag', 'contract', 'event', 'plan', 'account', 'signature', 'support', 'visit', 'document', 'bulletin',
  'round', 'award', 'course', 'training', 'technique', 'offering', 'community', 'unit_agreement', 'member', 'done', 'service',
] as const
export type Kind = (typeof kinds)[number]

const hex = (value: number, width: number) => value.toString(16).padStart(width, '0')

/** People, places and institutions of the demo county were all entered on this day, so that their ids do not move with the demo's day. */
export const enteredOn: Day = 19_724 // 2024-01-02

/** A township is entered in the hour of its place, a record every 60 ms: ids of one instant alone would make the GiST index of terms twenty times slower than real ones do. */
const [hourMs, recordMs] = [3_600_000, 60]

/**
 * The id of the nth thing of a kind in one township (its place among the 22, or 0 for the county): a UUIDv7 whose random part is
 * the kind, the place and the number, so it can be named in tests and never clashes.
 *
 * Example: demoId('resident', 7, 1) is 018cc8f8-d5bc-7006-8007-000000000001.
 */
export function demoId(kind: Kind, place: number, serial: number, day: Day = enteredOn): string {
  return demoIdsOf(kind, place)(serial, day)
}

/** The same for many things of one kind and place. */
export function demoIdsOf(kind: Kind, place: number): (serial: number, day?: Day) => string {
  const middle = `-7${hex(kinds.indexOf(kind), 3)}-8${hex(place, 3)}-`
  return (serial, day = enteredOn) => {
    const time = hex(day * 86_400_000 + place * hourMs + ((serial * recordMs) % hourMs), 12)
    return `${time.slice(0, 8)}-${time.slice(8)}${middle}${serial.toString(16).padStart(12, '0')}`
  }
}

const [staffPart, accountPart] = [`-7${hex(kinds.indexOf('staff'), 3)}-`, `-7${hex(kinds.indexOf('account'), 3)}-`]

/** The account of a member of staff, whether or not a login was given out: it names who acted. */
export function accountIdOfStaff(staffId: string): string {
  return staffId.replace(staffPart, accountPart)
}
