import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectNoDefects } from './malformed-input.fixture.ts'
import { theWholeHouse, twoCounties, type WholeHouse } from './whole-house.fixture.ts'

let base: WholeHouse
let countyCode: number
beforeAll(async () => {
  base = await theWholeHouse()
  countyCode = (await twoCounties(base)).mine.countyCode
})
afterAll(() => base.close())

it('200 malformed inputs to every route: no answer is a defect of ours, each has our shape', async () => {
  for (const route of base.routes) await expectNoDefects(base, route, countyCode, 200, 20_261_124)
  expect(base.defects).toEqual([])
}, 600_000)
