import { expect, test } from 'vitest'
import { verifyCodeShape } from './verify-code.ts'

test('a verify code is twenty letters of 32, none of which is mistaken for another', () => {
  expect(verifyCodeShape.test('7KQ2M9XH4T8W3RPC5NDA')).toBe(true)
  for (const wrong of ['7KQ2M9XH4T8W3RPC5ND', '7KQ2M9XH4T8W3RPC5NDAA', ...['0', '1', 'I', 'O', 'a', '-'].map((one) => `7KQ2M9XH4T8W3RPC5ND${one}`)]) expect(verifyCodeShape.test(wrong), wrong).toBe(false)
})
