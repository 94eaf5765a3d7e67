import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, localDate } from '#kernel/local-date.ts'
import { packWith, shippedPack } from '#policy/a-pack.ts'
import { ageBandsOf, derivedTagsOf, populationsOf, type Tag } from './populations-of.ts'

const pack = shippedPack('500112')
const day = localDate
const tag = (population: string, from: string, until: string | null = null, origin: Tag['origin'] = 'diagnosed'): Tag =>
  ({ population, origin, validFrom: day(from), validUntil: until === null ? null : day(until) })

it('the day before the 65th birthday and the birthday itself', () => {
  const born = { bornOn: day('1961-11-24') }
  expect(populationsOf(pack, day('2026-11-23'), born, [tag('hypertension', '2020-01-01')])).toEqual(['hypertension'])
  expect(populationsOf(pack, day('2026-11-24'), born, [tag('hypertension', '2020-01-01')])).toEqual(['hypertension', 'elderly'])
})
it('a child until the day it turns seven', () => {
  const born = { bornOn: day('2019-11-24') }
  expect(populationsOf(pack, day('2026-11-23'), born, [])).toEqual(['child_0_6'])
  expect(populationsOf(pack, day('2026-11-24'), born, [])).toEqual([])
})
it('a certificate counts from its first day until the day before its end', () => {
  const allowance = [tag('minimum_living_allowance', '2026-01-01', '2027-01-01', 'certified')]
  const on = (text: string) => populationsOf(pack, day(text), { bornOn: day('1990-01-01') }, allowance)
  expect([on('2025-12-31'), on('2026-01-01'), on('2026-12-31'), on('2027-01-01')]).toEqual([[], ['minimum_living_allowance'], ['minimum_living_allowance'], []])
})
it('what was derived when recorded does not outlive the age, and an unknown population is nobody’s', () => {
  expect(populationsOf(pack, day('2026-11-24'), { bornOn: day('2000-01-01') }, [tag('elderly', '2020-01-01', null, 'derived'), tag('astronauts', '2020-01-01')])).toEqual([])
})
it('a derived tag began on the birthday the pack names', () => {
  const [elderly] = derivedTagsOf(pack, day('2026-11-24'), day('1957-01-01'))
  expect([elderly?.population, elderly?.validFrom]).toEqual(['elderly', '2022-01-01'])
  expect(derivedTagsOf(pack, day('2026-11-24'), day('2024-05-06')).map(({ population, validFrom }) => [population, validFrom])).toEqual([['child_0_6', '2024-05-06']])
})
it('another age in the pack is another answer', () => {
  const from60 = packWith('500112', { 'population.elderly_age': { from: '60' } })
  expect(populationsOf(from60, day('2026-11-24'), { bornOn: day('1966-11-24') }, [])).toEqual(['elderly'])
  expect(populationsOf(pack, day('2026-11-24'), { bornOn: day('1966-11-24') }, [])).toEqual([])
})
it('the ages of each derived population, as the national rules have them', () => {
  expect(ageBandsOf(pack, day('2026-11-24')).map(({ population, fromAge, untilAge }) => [population, fromAge, untilAge]).sort()).toEqual([['child_0_6', 0, 7], ['elderly', 65, 150]])
})
it('each population once, whatever was recorded twice', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('hypertension', 'diabetes', 'disabled', 'elderly')), fc.integer({ min: 0, max: 40_000 }), (codes, days) => {
    const found = populationsOf(pack, day('2026-11-24'), { bornOn: addDays(day('2026-11-24'), -days) }, codes.map((one) => tag(one, '2020-01-01')))
    expect(new Set(found).size).toBe(found.length)
  }))
})
