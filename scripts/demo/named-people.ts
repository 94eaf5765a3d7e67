import { localDate, type LocalDate } from '#kernel/local-date.ts'
import { type Day, dayOf } from './calendar.ts'
import { townPlace } from './demo-county.ts'
import { demoId } from './demo-ids.ts'

/** Somebody whom tests and pictures name. The contract, where there is one, begins on a day and lasts a year. */
export type NamedPerson = {
  key: string; surname: string; given: string; sex: 1 | 2; born: LocalDate; relation: string
  tags?: readonly { population: string; from: LocalDate }[]
  contract?: { from: LocalDate; isPaid?: boolean }
  endedContract?: { from: LocalDate; endedOn: LocalDate }
}
export type NamedHousehold = { village: number; since: LocalDate; members: readonly NamedPerson[] }

/** The day on which all this was written down. On another day contracts, papers and small children move along, so that they stay as old. */
const writtenOn = dayOf(localDate('2026-11-24'))
const moves = (born: LocalDate) => writtenOn - dayOf(born) < 3_650

/** A named person's birthday as of another day. */
export function bornAsOf({ born }: NamedPerson, on: Day): Day {
  return moves(born) ? dayAsOf(born, on) : dayOf(born)
}
/** A written day as of another day. */
export function dayAsOf(written: LocalDate, on: Day): Day {
  return dayOf(written) + on - writtenOn
}

const day = localDate
const hypertension = (from: string) => ({ population: 'hypertension', from: day(from) })

/** Families of 悦来街道 as the screens show them; all live in the third team's communities and are no living persons. */
export const namedHouseholds: readonly NamedHousehold[] = [
  { village: 6, since: day('2019-05-10'), members: [
    { key: 'tangDefu', surname: '汤', given: '德富', sex: 1, born: day('1954-05-20'), relation: '02', tags: [hypertension('2018-09-06')] },
    { key: 'luoYuzhen', surname: '罗', given: '玉珍', sex: 2, born: day('1957-01-01'), relation: '12', tags: [hypertension('2021-03-12')],
      endedContract: { from: day('2025-03-18'), endedOn: day('2025-11-20') } },
    { key: 'tangYuqi', surname: '汤', given: '雨琪', sex: 2, born: day('2020-03-15'), relation: '42', contract: { from: day('2026-03-09') } },
  ] },
  { village: 6, since: day('2008-04-02'), members: [
    { key: 'wangXiulan', surname: '王', given: '秀兰', sex: 2, born: day('1955-06-18'), relation: '02', tags: [hypertension('2016-05-11')], contract: { from: day('2026-03-09'), isPaid: true } },
  ] },
  { village: 5, since: day('2011-07-19'), members: [
    { key: 'dengJianguo', surname: '邓', given: '建国', sex: 1, born: day('1958-04-02'), relation: '02',
      tags: [hypertension('2017-10-23'), { population: 'diabetes', from: day('2019-02-14') }], contract: { from: day('2026-04-15'), isPaid: true } },
  ] },
  { village: 6, since: day('2003-11-30'), members: [
    { key: 'liuSuying', surname: '刘', given: '素英', sex: 2, born: day('1960-02-11'), relation: '02', tags: [hypertension('2022-06-08')], contract: { from: day('2026-02-24') } },
  ] },
  { village: 6, since: day('2021-09-01'), members: [
    { key: 'tanWei', surname: '谭', given: '伟', sex: 1, born: day('1993-03-08'), relation: '02' },
    { key: 'ranXiaofang', surname: '冉', given: '晓芳', sex: 2, born: day('1995-07-20'), relation: '12', tags: [{ population: 'pregnant_postpartum', from: day('2026-05-29') }],
      contract: { from: day('2026-06-03') } },
  ] },
  { village: 5, since: day('1996-01-15'), members: [
    { key: 'heShimin', surname: '何', given: '世民', sex: 1, born: day('1944-08-03'), relation: '02', tags: [{ population: 'disabled', from: day('2023-04-17') }], contract: { from: day('2025-12-03') } },
  ] },
  { village: 6, since: day('2015-06-12'), members: [
    { key: 'qinHongmei', surname: '秦', given: '红梅', sex: 2, born: day('1981-05-05'), relation: '02', tags: [{ population: 'tuberculosis', from: day('2026-07-06') }], contract: { from: day('2026-07-09') } },
  ] },
  { village: 5, since: day('1999-10-08'), members: [
    { key: 'tanGuohua', surname: '谭', given: '国华', sex: 1, born: day('1967-02-27'), relation: '02', tags: [{ population: 'severe_mental_disorder', from: day('2010-03-22') }], contract: { from: day('2026-01-20') } },
  ] },
  { village: 6, since: day('2022-02-20'), members: [
    { key: 'zhangTao', surname: '张', given: '涛', sex: 1, born: day('1995-12-01'), relation: '02' },
    { key: 'yangTing', surname: '杨', given: '婷', sex: 2, born: day('1997-04-16'), relation: '12' },
    { key: 'zhangHaoyu', surname: '张', given: '浩宇', sex: 1, born: day('2026-03-20'), relation: '20', contract: { from: day('2026-04-28') } },
  ] },
  { village: 5, since: day('1988-12-01'), members: [
    { key: 'tangYongsheng', surname: '唐', given: '永生', sex: 1, born: day('1949-09-09'), relation: '02', contract: { from: day('2026-05-12') } },
  ] },
]

/** All of them, in the order of their numbers. */
export const namedPeople: readonly NamedPerson[] = namedHouseholds.flatMap(({ members }) => members)

/** The stable id of a named person. @throws Error for a key nobody has */
export function namedResidentId(key: string): string {
  const at = namedPeople.findIndex((member) => member.key === key)
  if (at < 0) throw new Error(`nobody is named ${key}`)
  return demoId('resident', townPlace, at + 1)
}
