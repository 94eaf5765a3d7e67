import { afterAll, beforeAll, expect, it } from 'vitest'
import { aLifeDesk, type LifeDesk } from './contract-life-desk.fixture.ts'
import { liveThrough } from './contract-life-runs.fixture.ts'
import type { Fault } from './contract-life-terms.fixture.ts'

let desk: LifeDesk
beforeAll(async () => { desk = await aLifeDesk() })
afterAll(() => desk.close())

it('150 lives of contracts, with two commands at once in every sixth step, come out as the model says', async () => {
  await liveThrough(desk, { lives: 150, steps: 6, seed: 20_261_129 }) // always the same lives; contract-life.long plays others each time
}, 180_000)

it.each<[Fault, RegExp]>([['undo-leaves-the-place', /places/], ['end-says-nothing', /announced/], ['renews-without-consent', /contracts/], ['amendment-is-forgotten', /contracts/], ['ends-before-a-supplement', /END_BEFORE_SUPPLEMENT/]])('a model that errs is found out: %s', async (fault, found) => {
  await expect(liveThrough(desk, { lives: 100, steps: 20, fault, seed: 3 })).rejects.toThrow(found)
}, 120_000)
