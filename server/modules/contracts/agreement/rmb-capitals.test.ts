import { expect, it } from 'vitest'
import { fen } from '#kernel/money.ts'
import { rmbCapitals } from './rmb-capitals.ts'

// The examples of the People's Bank's rules, and the noughts of everyday amounts.
it.each([
  [0, '零元整'], [5, '伍分'], [50, '伍角整'], [5_000, '伍拾元整'], [11_000, '壹佰壹拾元整'], [100_00, '壹佰元整'],
  [140_950, '壹仟肆佰零玖元伍角整'], [600_714, '陆仟零柒元壹角肆分'], [168_032, '壹仟陆佰捌拾元零叁角贰分'], [10_700_053, '壹拾万柒仟元零伍角叁分'],
  [1_640_902, '壹万陆仟肆佰零玖元零贰分'], [32_504, '叁佰贰拾伍元零肆分'], [100_000_000_00, '壹亿元整'], [100_000_001_00, '壹亿零壹元整'], [100_010_00, '壹拾万零壹拾元整'],
])('%i fen is %s', (amount, capitals) => expect(rmbCapitals(fen(amount))).toBe(capitals))

it('has no capitals for a debt', () => expect(() => rmbCapitals(fen(-1))).toThrow('no amount'))
