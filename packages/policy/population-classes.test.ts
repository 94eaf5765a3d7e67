import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { packWith } from './a-pack.ts'
import { populationClasses } from './population-classes.ts'

const on = localDate('2017-03-01')
const pack = packWith('350200', {
  'population.classes': [
    {
      scheme: 'need', zh: '三类人群', en: 'Three classes', classes: [
        { class: 'one', zh: 'Ⅰ类', en: 'I', who: ['elderly', 'chronic_disease'], consequences: ['one_to_one'] },
        { class: 'two', zh: 'Ⅱ类', en: 'II', who: ['family_of_key'], consequences: ['by_zone'] },
        { class: 'three', zh: 'Ⅲ类', en: 'III', who: ['others'] },
      ],
    },
    { scheme: 'colour', zh: '三色', en: 'Colours', classes: [{ class: 'red', zh: '红', en: 'Red' }] },
  ],
})
const classOf = (...tags: string[]) => populationClasses(pack, on, tags).value.map((one) => [one.scheme, one.class, one.consequences])

it.each([
  ['a chronic patient', ['chronic_disease'], 'one', ['one_to_one']],
  ['a relative who is elderly, by the first class that fits', ['family_of_key', 'elderly'], 'one', ['one_to_one']],
  ['a relative', ['family_of_key'], 'two', ['by_zone']],
  ['anybody else', [], 'three', []],
])('%s falls into a class with what follows from it', (_, tags, of, consequences) => {
  expect(classOf(...tags)).toEqual([['need', of, consequences]])
})

it('rests on the entry that names the classes', () => {
  expect(populationClasses(pack, on, []).because.map(({ parameter }) => parameter)).toEqual(['population.classes'])
})
