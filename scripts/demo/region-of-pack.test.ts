import { expect, it } from 'vitest'
import { loadPacks } from '#policy/index.ts'
import { policiesFolder } from '../policies-folder.ts'
import { countyOfPack } from './demo-county.ts'

it('every pack that signs plays in a county of its own: a data folder of one is never taken for another’s', () => {
  const packs = [...loadPacks(policiesFolder).values()].filter(({ bundle }) => bundle.scope !== 'country')
  const codes = packs.map((pack) => countyOfPack(pack).code)
  expect(codes.filter((code, i) => codes.indexOf(code) < i)).toEqual([])
  expect(codes.filter((code) => code < 110_000 || code > 999_999)).toEqual([])
})
