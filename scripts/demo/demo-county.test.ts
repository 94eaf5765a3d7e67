import { describe, expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { parseIdentityDocument } from '#kernel/identity-document.ts'
import { checkProvider, checkTeam, deriveTags } from '#policy/index.ts'
import { makeTownships, planDemo } from '../seed-demo.ts'
import { aDemo, digestOfDemo, on, pack } from './a-demo.fixture.ts'
import { ageAt, dayOf, textOf } from './calendar.ts'
import { type Contract, isInForce } from './contract.ts'
import { firstSequence } from './identity-numbers.ts'
import type { MadeTownship } from './make-township.ts'
import { namedPeople } from './named-people.ts'
import type { Person } from './person.ts'
import { spellPersonName } from '#kernel/spell-name.ts'
import { spellGivenName, spellSurname } from './pinyin-of-name.ts'

const [yuelai, xinglong] = [...makeTownships(planDemo(aDemo()))] as [MadeTownship, MadeTownship]
const townships = [yuelai, xinglong]
const today = dayOf(on)
const living = ({ persons }: MadeTownship) => persons.filter(({ status }) => status === 'living')
const has = (population: string) => ({ tags }: Person) => tags.some((tag) => tag.population === population && tag.until === null)
const isKey = ({ tags }: Person) => tags.some(({ until }) => until === null)
/** Per cent of those who meet the second condition among those who meet the first. */
const rate = (of: readonly Person[], among: (person: Person) => boolean, meet: (person: Person) => boolean) => {
  const base = of.filter(among)
  return (base.filter(meet).length / base.length) * 100
}
const aged = (from: number, until: number) => ({ born }: Person) => ageAt(born, today) >= from && ageAt(born, today) < until
const anybody = () => true

describe('the demo county', () => {
  it('comes out the same twice, and otherwise from another seed', { timeout: 60_000 }, async () => {
    const first = await digestOfDemo(aDemo())
    expect(await digestOfDemo(aDemo())).toBe(first)
    expect(await digestOfDemo(aDemo({ seed: 7 }))).not.toBe(first)
  })
  it('has as many people as the notice prints: 9,280 and 21,029', () => {
    expect(townships.map((one) => living(one).length)).toEqual([9_280, 21_029])
  })
  it('has households whose members live together, the head first', () => {
    for (const { persons, households } of townships) {
      households.forEach(({ village, firstPerson }, i) => {
        const members = persons.slice(firstPerson, households[i + 1]?.firstPerson).filter(({ household }) => household >= 0)
        expect(members[0]?.relation).toBe('02')
        expect(members.every((one) => one.household === i && one.village === village)).toBe(true)
      })
    }
  })
  it('has ages like a county’s: towns younger, the country old', () => {
    const share = (one: MadeTownship, from: number, until: number) => rate(living(one), anybody, aged(from, until))
    expect(share(yuelai, 65, 200)).toSatisfy((share: number) => share > 11 && share < 16)
    expect(share(xinglong, 65, 200)).toSatisfy((share: number) => share > 22 && share < 29)
    for (const one of townships) {
      expect(share(one, 0, 15)).toSatisfy((share: number) => share > 13 && share < 20)
      expect(share(one, 85, 200)).toSatisfy((share: number) => share > 1 && share < 4)
      expect(rate(living(one), anybody, ({ sex }) => sex === 2)).toSatisfy((share: number) => share > 48 && share < 52.5)
    }
  })
  it('has illnesses about as often as people of that age have them', () => {
    const all = townships.flatMap(living)
    // Worked from prevalence.ts: 38 of a hundred at 65 to 74; diabetes 12, doubled for the 38 with hypertension: 12 · (1 + 0.38) = 16.6.
    expect(rate(all, aged(65, 75), has('hypertension'))).toSatisfy((share: number) => share > 36 && share < 40)
    expect(rate(all, aged(65, 75), has('diabetes'))).toSatisfy((share: number) => share > 14.8 && share < 18.4)
    expect(rate(all, aged(0, 35), has('hypertension'))).toBe(0)
    expect(rate(all, aged(18, 200), has('severe_mental_disorder'))).toSatisfy((share: number) => share > 0.3 && share < 0.6)
    expect(all.filter(has('tuberculosis')).length).toBeGreaterThan(3)
  })
  it('derives the same populations from age as the pack does', () => {
    const sample = townships.flatMap(living).filter((_, i) => i % 23 === 0)
    for (const person of sample) {
      const derived = person.tags.filter(({ population, until }) => until === null && (population === 'elderly' || population === 'child_0_6')).map(({ population }) => population)
      expect(derived).toEqual(deriveTags(pack, on, { bornOn: textOf(person.born) }).value.tags)
    }
  })
})

describe('documents', () => {
  const all = townships.flatMap(({ persons }) => persons)
  it('are valid by the rule of their kind, of the marked range, and nobody else’s', () => {
    const seen = new Set<string>()
    for (const { documentKind, documentNumber, born, sex } of all) {
      if (documentKind === 'none' || documentNumber === null) {
        expect([documentKind, documentNumber]).toEqual(['none', null])
        continue
      }
      const read = parseIdentityDocument(documentKind, documentNumber, on)
      if (!read.allowed) throw new Error(`${documentKind} ${documentNumber}: ${read.reasons[0]?.code}`)
      expect(read.value.number).toBe(documentNumber)
      if (read.value.bornOn !== null) {
        expect([read.value.bornOn, read.value.sex]).toEqual([textOf(born), String(sex)])
        expect(Number(documentNumber.slice(14, 17))).toBeGreaterThanOrEqual(firstSequence)
      }
      expect(seen.has(documentNumber)).toBe(false)
      seen.add(documentNumber)
    }
  })
  it('are of many kinds, and some people have none yet', () => {
    const kinds = new Set(all.map(({ documentKind }) => documentKind))
    for (const kind of ['identity_card', 'household_register', 'birth_certificate', 'none', 'passport'] as const) expect(kinds).toContain(kind)
  })
  it('names are spelt by halves as they are whole', () => {
    for (const { surname, given } of all.filter((_, i) => i % 101 === 0 && i > 0)) {
      const [head, tail] = [spellSurname(surname), spellGivenName(given)]
      expect({ pinyin: head.pinyin + tail.pinyin, initials: head.initials + tail.initials }).toEqual(spellPersonName(surname + given))
    }
    expect(spellPersonName('单玉珍')).toEqual({ pinyin: 'shanyuzhen', initials: 'syz' })
    expect(spellPersonName('吕燕')).toEqual({ pinyin: 'lvyan', initials: 'ly' })
  })
})

describe('teams', () => {
  it('are such as the pack admits', () => {
    for (const { teams, staff } of townships) {
      for (const { kind, members, leaderId, name } of teams) {
        if (kind === 'team') {
          const decision = checkTeam(pack, on, members.map(({ staffId, role }) => ({ role, isLeader: staffId === leaderId })))
          expect(decision, name).toMatchObject({ allowed: true })
        } else {
          const licences = staff.find(({ id }) => id === leaderId)?.licences.map((licence) => licence.kind) ?? []
          expect(checkProvider(pack, on, { mode: 'individual', institutionKind: 'village_clinic', licences, isSupervised: true }), name).toMatchObject({ allowed: true })
        }
      }
    }
    expect(yuelai.teams.map(({ name }) => name)).toEqual(['悦来第一团队', '悦来第二团队', '悦来第三团队'])
    expect(xinglong.teams.filter(({ kind }) => kind === 'independent').length).toBeGreaterThan(2)
  })
  it('cover every village once', () => {
    for (const { township, teams } of townships) {
      expect(teams.flatMap(({ areas }) => areas).sort()).toEqual(township.villages.map(({ code }) => code).sort())
    }
  })
})

describe('contracts', () => {
  it('are in force for exactly 2,010 and 9,517 people, as the screens show', () => {
    expect(townships.map((one) => living(one).filter(({ isSigned }) => isSigned).length)).toEqual([2_010, 9_517])
    for (const { contracts, persons } of townships) {
      const inForce = new Set(contracts.filter((contract) => isInForce(contract, today)).map(({ person }) => person))
      persons.forEach(({ isSigned }, i) => expect(isSigned).toBe(inForce.has(i)))
    }
  })
  it('cover key populations as the task asks and everybody whom it owes', () => {
    for (const one of townships) {
      expect(rate(living(one), isKey, ({ isSigned }) => isSigned)).toSatisfy((share: number) => share > 55 && share < 75)
      const owed = living(one).filter((person) => person.since <= today - 220 && (has('registered_poor_household')(person) || has('special_family_planning_family')(person)))
      expect(owed.length).toBeGreaterThan(20)
      expect(owed.every(({ isSigned }) => isSigned)).toBe(true)
    }
  })
  it('never overlap for one person', () => {
    for (const { contracts } of townships) {
      const byPerson = Map.groupBy(contracts, ({ person }) => person)
      for (const own of byPerson.values()) {
        const sorted = own.toSorted((a, b) => a.from - b.from)
        sorted.forEach((contract, i) => {
          expect(contract.from).toBeLessThanOrEqual(contract.until)
          expect(contract.signed).toBeLessThanOrEqual(today)
          if (i > 0) expect((sorted[i - 1] as Contract).until).toBeLessThanOrEqual(contract.from)
        })
      }
    }
  })
  it('stand in every way there is', () => {
    const all = townships.flatMap(({ contracts }) => contracts)
    const count = (meets: (contract: Contract) => boolean) => all.filter(meets).length
    expect(count(({ from }) => from > today)).toBeGreaterThan(50)
    expect(count((one) => isInForce(one, today) && one.until - today <= 30)).toBeGreaterThan(200)
    expect(count(({ until, endedOn }) => endedOn === null && until <= today)).toBeGreaterThan(5_000)
    expect(count(({ previous }) => previous >= 0)).toBeGreaterThan(5_000)
    expect(count(({ paid }) => paid !== null)).toBeGreaterThan(500)
    for (const reason of ['by_request', 'moved_away', 'deceased', 'lost_contact', 'transferred', 'voided', 'other']) {
      expect(count(({ endReason }) => endReason === reason), reason).toBeGreaterThan(0)
    }
  })
})

it('stands on another day as it does today: the same counts, the small child no older', () => {
  const later = localDate('2027-05-10')
  const [town] = [...makeTownships(planDemo(aDemo({ on: later })))] as [MadeTownship]
  expect(living(town).filter(({ isSigned }) => isSigned).length).toBe(2_010)
  expect(living(town).length).toBe(9_280)
  const child = town.persons[namedPeople.findIndex(({ key }) => key === 'zhangHaoyu')] as Person
  expect([child.isSigned, dayOf(later) - child.born]).toEqual([true, dayOf(localDate('2026-11-24')) - dayOf(localDate('2026-03-20'))])
})

describe('named people', () => {
  it('come first in 悦来街道, with the facts the screens show', () => {
    namedPeople.forEach(({ surname, given, born }, i) => {
      const person = yuelai.persons[i] as Person
      expect([person.surname + person.given, textOf(person.born)]).toEqual([surname + given, born])
    })
    const luo = yuelai.persons[1] as Person
    expect([luo.surname + luo.given, ageAt(luo.born, today), luo.isSigned, luo.relation]).toEqual(['罗玉珍', 69, false, '12'])
    expect(luo.tags.map(({ population }) => population)).toEqual(['elderly', 'hypertension'])
    expect(yuelai.contracts.filter(({ person }) => person === 1).map(({ endReason, endedOn }) => [endReason, textOf(endedOn as number)])).toEqual([['by_request', '2025-11-20']])
    expect(yuelai.teams[luo.team]?.name).toBe('悦来第三团队')
    expect(yuelai.staff.find(({ id }) => id === yuelai.teams[2]?.leaderId)?.name).toBe('陈静')
  })
})
