import { expect, it } from 'vitest'
import { completeCreditCode, parseCreditCode } from './credit-code.ts'

const codeOf = (text: string) => {
  const read = parseCreditCode(text)
  return read.allowed ? read.value : read.reasons[0]?.code
}

it.each(['91350100M000100Y43', '11500241MB1917005G', ' 91350100m000100y43 '])('%s is a credit code', (text) => {
  expect(codeOf(text)).toBe(text.trim().toUpperCase())
})
it.each([
  ['91350100M000100Y44', 'CREDIT_CODE.CHECK'],
  ['91350100M000100Z43', 'CREDIT_CODE.CHARACTER'],
  ['91350100M000101Y43', 'CREDIT_CODE.ORGANISATION_CHECK'],
  ['9135010AM000100Y43', 'CREDIT_CODE.REGION'],
  ['91350100M000100Y4', 'CREDIT_CODE.LENGTH'],
])('%s is refused: %s', (text, code) => expect(codeOf(text)).toBe(code))
it('has the inner check worked by hand', () => {
  // MB191700: 22·3+11·7+1·9+9·10+1·5+7·8+0·4+0·2 = 303; 303 mod 11 = 6; 11 − 6 = 5
  expect(codeOf('11500241MB1917006G')).toBe('CREDIT_CODE.ORGANISATION_CHECK')
})
it('is completed from its first sixteen', () => {
  expect(completeCreditCode('91350100M000100Y')).toBe('91350100M000100Y43')
  expect(completeCreditCode('11500241MB191700')).toBe('11500241MB1917005G')
  expect(() => completeCreditCode('11500241MBO91700')).toThrow()
})
