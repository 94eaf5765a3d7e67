import { expect, it } from 'vitest'
import { pngOf } from '../signature.fixture.ts'
import { readSignaturePicture } from './signature-picture.ts'

const read = (width: number, height: number, isInked: (x: number, y: number) => boolean, filter?: number, paper?: number) => {
  const decision = readSignaturePicture(pngOf(width, height, isInked, filter, paper).toString('base64'))
  return decision.allowed ? decision.value.inked : decision.reasons.map(({ code }) => code)
}
const line = (x: number, y: number) => y >= 40 && y < 43 && x >= 20 && x < 220

it('counts the ink of a signature, whatever the row filter of the file', () => {
  for (const filter of [0, 1, 2, 3, 4]) expect(read(300, 100, line, filter)).toBe(3 * 200)
})
it('refuses an empty sheet', () => expect(read(300, 100, () => false)).toEqual(['CONTRACTS.SIGNATURE_EMPTY']))
it('refuses white paper and a picture of one pixel, whatever its colour', () => {
  expect(read(300, 100, () => false, 0, 255)).toEqual(['CONTRACTS.SIGNATURE_EMPTY'])
  expect(read(1, 1, () => false)).toEqual(['CONTRACTS.SIGNATURE_EMPTY'])
  expect(read(1, 1, () => false, 0, 255)).toEqual(['CONTRACTS.SIGNATURE_EMPTY'])
  expect(read(1, 1, () => true)).toEqual(['CONTRACTS.SIGNATURE_TOO_SMALL'])
  expect(read(300, 100, line, 0, 255)).toBe(3 * 200)
})
it('refuses one dot, also a fat one', () => {
  expect(read(300, 100, (x, y) => x === 9 && y === 9)).toEqual(['CONTRACTS.SIGNATURE_TOO_SMALL'])
  expect(read(300, 100, (x, y) => x < 9 && y < 9)).toEqual(['CONTRACTS.SIGNATURE_TOO_SMALL'])
})
it('refuses a file too large, and one that promises more pixels than it may', () => {
  expect(readSignaturePicture(Buffer.alloc(300_001).toString('base64'))).toMatchObject({ reasons: [{ code: 'CONTRACTS.SIGNATURE_TOO_LARGE' }] })
  expect(read(3001, 2, line)).toEqual(['CONTRACTS.SIGNATURE_UNREADABLE'])
})
it('refuses any damaged byte, text and nothing', () => {
  const good = pngOf(120, 60, line)
  for (let at = 0; at < good.length; at++) {
    const bad = Buffer.from(good)
    bad[at] = (bad[at] as number) ^ 1
    expect(readSignaturePicture(bad.toString('base64')).allowed, `byte ${at}`).toBe(false)
  }
  for (const text of ['', 'aGVsbG8=', '签名', good.subarray(0, 60).toString('base64')]) expect(readSignaturePicture(text)).toMatchObject({ reasons: [{ code: 'CONTRACTS.SIGNATURE_UNREADABLE' }] })
})
