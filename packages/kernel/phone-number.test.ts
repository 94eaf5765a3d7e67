import { expect, it } from 'vitest'
import { parsePhoneNumber } from './phone-number.ts'

const read = (text: string) => {
  const decision = parsePhoneNumber(text)
  return decision.allowed ? decision.value : decision.reasons.map(({ code }) => code)
}
it.each([
  ['13812340417', '13812340417'], ['+86 138-1234 0417', '13812340417'], ['１３８１２３４０４１７', '13812340417'], ['008613812340417', '13812340417'],
  ['（023）6782 1234', '02367821234'], ['010-88881234', '01088881234'], ['0551-2345678', '05512345678'],
])('%s is %s', (text, number) => expect(read(text)).toBe(number))
it.each(['12812340417', '1381234041', '138123404170', '67821234', '023-1782123', 'abc', ''])('"%s" is no number', (text) => expect(read(text)).toEqual(['PHONE.SHAPE']))
