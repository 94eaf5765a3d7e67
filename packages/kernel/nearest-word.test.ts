import { expect, it } from 'vitest'
import { nearestWord } from './nearest-word.ts'

const known = ['elderly', 'hypertension', 'diabetes', 'child_0_6', 'prescription.long', 'i']

it.each([
  ['another letter', 'hypertention', 'hypertension'],
  ['a letter short', 'diabtes', 'diabetes'],
  ['two letters exchanged', 'edlerly', 'elderly'],
  ['a capital', 'Elderly', 'elderly'],
  ['a hyphen for a line', 'child-0-6', 'child_0_6'],
  ['something else altogether', 'tumour', null],
  ['a long word with another end', 'prescription.far', null],
  ['nothing', '', null],
  ['one letter, which any other would be near', 'x', null],
])('for %s it offers what was meant', (_, written, meant) => {
  expect(nearestWord(written, known)).toBe(meant)
})

it('of none it offers none', () => {
  expect(nearestWord('elderly', [])).toBeNull()
})
