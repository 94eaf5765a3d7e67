import type { Day } from './calendar.ts'
import type { NumberGiver } from './identity-numbers.ts'
import type { Person } from './person.ts'
import type { Random } from './random.ts'
import type { Township } from './region-tree.ts'

/** Of those who might come from elsewhere, how many do. */
const fromElsewhere = 0.012
const foreignNames = ['DAVID MILLER', 'MARIA SANTOS', 'KENJI SATO', 'ANNA KOWALSKA', 'JOHN SMITH', 'FATIMA KHAN', 'PARK JISOO', 'LEA MARTIN']
const visitors = ['passport', 'hk_macao_pass', 'taiwan_pass', 'hk_macao_taiwan_residence', 'foreign_permanent_residence'] as const

/**
 * Gives a person papers: an identity card, or as a small child the household register; the newborn a birth certificate or as yet
 * nothing; now and then somebody from Hong Kong, Macao, Taiwan or abroad. All numbers are of the marked range and the person's own in the
 * county.
 */
export function drawDocument(random: Random, person: Person, on: Day, { place, county }: Township, mayBeFromElsewhere: boolean, giveNumber: NumberGiver): void {
  const days = on - person.born
  const serial = place * 200_000 + person.serial
  const own = String(county.code)
  const citizen = () => giveNumber(person.residence === 'registered' ? own : [own, ...divisions][random.below(divisions.length + 1)] as string, person.born, person.sex)
  if (mayBeFromElsewhere && days > 9_000 && random.chance(fromElsewhere)) return visit(random, person, serial, giveNumber)
  if (days < 40) return
  if (days < 180 && random.chance(0.6)) give(person, 'birth_certificate', `D${String(serial).padStart(9, '0')}`)
  else if (days < 2_200 && random.chance(0.55)) give(person, 'household_register', citizen())
  else give(person, 'identity_card', citizen())
}

/** Where people who moved here were first registered: neighbouring districts, Sichuan, Guizhou and Hubei. */
const divisions = ['500115', '500116', '500230', '500231', '500101', '500228', '511602', '511623', '520302', '422801']

function visit(random: Random, person: Person, serial: number, giveNumber: NumberGiver): void {
  const kind = visitors[random.below(visitors.length)] as (typeof visitors)[number]
  const digits = String(serial).padStart(7, '0')
  const numbers = {
    passport: () => `DE${digits}`,
    hk_macao_pass: () => `${random.chance(0.7) ? 'H' : 'M'}9${digits}`,
    taiwan_pass: () => `9${digits}`,
    hk_macao_taiwan_residence: () => giveNumber(['810000', '820000', '830000'][random.below(3)] as string, person.born, person.sex),
    foreign_permanent_residence: () => giveNumber('911500', person.born, person.sex),
  }
  give(person, kind, numbers[kind]())
  if (kind === 'passport' || kind === 'foreign_permanent_residence') {
    person.surname = ''
    person.given = foreignNames[random.below(foreignNames.length)] as string
    person.nation = '97'
  }
}

function give(person: Person, kind: Person['documentKind'], number: string): void {
  person.documentKind = kind
  person.documentNumber = number
}
