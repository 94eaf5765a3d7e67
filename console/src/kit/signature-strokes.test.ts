import { expect, test } from 'vitest'
import { isSignature, penPath } from './signature-strokes.ts'

const line = (pixels: number) => [
  { x: 0, y: 0, at: 0 },
  { x: pixels, y: 0, at: 10 },
]

test('the path is measured along the pen: 3-4-5 and 3-4-5 again is 10', () => {
  expect(
    penPath([
      [
        { x: 0, y: 0, at: 0 },
        { x: 3, y: 4, at: 1 },
        { x: 6, y: 8, at: 2 },
      ],
    ]),
  ).toBe(10)
})

test('lifting the pen does not count as drawing', () => {
  expect(penPath([line(30), line(30)])).toBe(60)
})

test('nothing, a dot and a short tick are no signature; sixty pixels are', () => {
  expect(isSignature([])).toBe(false)
  expect(isSignature([[{ x: 5, y: 5, at: 0 }]])).toBe(false)
  expect(isSignature([line(59)])).toBe(false)
  expect(isSignature([line(60)])).toBe(true)
})
