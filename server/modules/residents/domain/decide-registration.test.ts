import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { decideRegistration, type Registration } from './decide-registration.ts'

const on = localDate('2026-11-24')
const luo: Registration = { name: '罗玉珍', document: { kind: 'identity_card', number: '11010519491231002x' }, livesHereSince: '2000-01-01', phone: null, guardianId: null }
const codes = (change: Partial<Registration>) => {
  const decided = decideRegistration({ ...luo, ...change }, on)
  return decided.allowed ? decided.value : decided.reasons.map(({ code }) => code.replace('RESIDENTS.', ''))
}

it('takes birthday and sex from the card, puts a lower-case x right', () =>
  expect(codes({})).toEqual({ name: '罗玉珍', documentKind: 'identity_card', number: '11010519491231002X', sex: 2, bornOn: '1949-12-31', phone: null }))

it.each<[string, Partial<Registration>, string[]]>([
  ['a wrong check digit', { document: { kind: 'identity_card', number: '110105194912310021' } }, ['IDENTITY.CHECK_DIGIT']],
  ['a day that does not exist', { document: { kind: 'identity_card', number: '110105199002300029' } }, ['IDENTITY.BIRTH_DATE', 'IDENTITY.CHECK_DIGIT']],
  ['a birthday that contradicts the card', { bornOn: '1950-01-01' }, ['BIRTHDAY_DIFFERS']],
  ['a sex that contradicts the card', { sex: 1 }, ['SEX_DIFFERS']],
  ['a passport without birthday and sex', { document: { kind: 'passport', number: 'E12345678' } }, ['BIRTHDAY_MISSING', 'SEX_MISSING']],
  ['living here before birth, a wrong phone and an odd name', { livesHereSince: '1949-12-30', phone: '12345', name: '<b>' }, ['NAME', 'LIVES_HERE_BEFORE_BIRTH', 'PHONE']],
  ['moving in tomorrow', { livesHereSince: '2026-11-25' }, ['LIVES_HERE_LATER']],
  ['no document at one year', { document: null, sex: 2, bornOn: '2025-11-24', livesHereSince: '2025-11-24', guardianId: 'mother' }, ['DOCUMENT_MISSING']],
  ['a newborn that belongs to nobody', { document: null, sex: 2, bornOn: '2026-11-20', livesHereSince: '2026-11-20' }, ['GUARDIAN_MISSING']],
])('%s is refused', (_, change, expected) => expect(codes(change)).toEqual(expected))

it('a newborn without a document is registered with its mother until the day before its first birthday', () =>
  expect(codes({ name: '罗小宝', document: null, sex: 1, bornOn: '2025-11-25', livesHereSince: '2025-11-25', guardianId: 'mother' })).toMatchObject({ documentKind: 'none', number: null, sex: 1 }))
