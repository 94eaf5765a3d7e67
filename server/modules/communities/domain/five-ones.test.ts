import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { type FiveOnesFacts, tellFiveOnes } from './five-ones.ts'

const day = localDate('2026-11-24')
const facts = (change: Partial<FiveOnesFacts> = {}): FiveOnesFacts => ({ agreementFrom: day, wasSigned: true, members: 200, recorded: 193, recordedSince: day, entered: { examination: { since: localDate('2026-12-01'), persons: 150 } }, ...change })
const short = (list: ReturnType<typeof tellFiveOnes>) => list.map(({ one, isStanding, since, done, of, next }) => `${one} ${isStanding ? `since ${since}` : 'no'} ${done}/${of} ${next ?? '-'}`)

it('tells which stand, since when, for how many and what is next', () => {
  expect(short(tellFiveOnes(facts()))).toEqual(['team since 2026-11-24 1/1 -', 'record no 193/200 make_records', 'examination since 2026-12-01 150/200 examine_rest', 'report no 0/200 report', 'online_place no 0/200 open_place'])
})
it('stands whole when everything reaches every member', () => {
  const all = { since: day, persons: 200 }
  expect(short(tellFiveOnes(facts({ recorded: 200, entered: { examination: all, report: all, online_place: all } })))).toEqual(['team since 2026-11-24 1/1 -', 'record since 2026-11-24 200/200 -', 'examination since 2026-11-24 200/200 -', 'report since 2026-11-24 200/200 -', 'online_place since 2026-11-24 200/200 -'])
})
it('begins with an agreement and a roster; an agreement that is over is signed again', () => {
  const empty = facts({ agreementFrom: null, wasSigned: false, members: 0, recorded: 0, recordedSince: null, entered: {} })
  expect(short(tellFiveOnes(empty)).slice(0, 2)).toEqual(['team no 0/1 sign', 'record no 0/0 bring_roster'])
  expect(short(tellFiveOnes({ ...empty, wasSigned: true }))[0]).toBe('team no 0/1 sign_again')
})
