import { expect, it } from 'vitest'
import { allow, refuse } from './decision.ts'

it('says yes with a value and no with every reason', () => {
  expect(allow(3)).toEqual({ allowed: true, value: 3 })
  expect(refuse({ code: 'A.B' }, { code: 'A.C' })).toEqual({ allowed: false, reasons: [{ code: 'A.B' }, { code: 'A.C' }] })
})
it('never says no without a reason', () => expect(() => refuse()).toThrow())
