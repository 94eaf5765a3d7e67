import { expect, test } from 'vitest'
import { placeLabels } from './place-labels.ts'

test('a label stands under its dot, and never outside', () => {
  expect(placeLabels([{ at: 50, wide: 40 }], 400)).toEqual([{ left: 180, lane: 0 }])
  expect(placeLabels([{ at: 0, wide: 40 }], 400)).toEqual([{ left: 0, lane: 0 }])
  expect(placeLabels([{ at: 100, wide: 40 }], 400)).toEqual([{ left: 360, lane: 0 }])
})
test('who would touch another goes a lane down, and who has room again comes up', () => {
  // 400 px: dots at 100, 120 and 200. 80–140 and 100–160 touch; 180–240 is clear of the first.
  const places = placeLabels(
    [
      { at: 50, wide: 60 },
      { at: 25, wide: 60 },
      { at: 30, wide: 60 },
    ],
    400,
  )
  expect(places).toEqual([
    { left: 170, lane: 0 },
    { left: 70, lane: 0 },
    { left: 90, lane: 1 },
  ])
})
test('a label wider than the whole begins at its begin', () => {
  expect(placeLabels([{ at: 90, wide: 500 }], 300)).toEqual([{ left: 0, lane: 0 }])
})
