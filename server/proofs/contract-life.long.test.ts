import { afterAll, beforeAll, expect, it } from 'vitest'
import { aLifeDesk, type LifeDesk } from './contract-life-desk.fixture.ts'
import { liveThrough } from './contract-life-runs.fixture.ts'
import type { Fault } from './contract-life-terms.fixture.ts'

let desk: LifeDesk
beforeAll(async () => { desk = await aLifeDesk() })
afterAll(() => desk.close())

it('5,000 lives of contracts, with two commands at once in every sixth step, come out as the model says', async () => {
  const began = Date.now()
  await liveThrough(desk, { lives: 5000, steps: 10 })
  const { lives, commands, races, refused, turnedBack, kinds } = desk.told
  console.log(`${lives} lives, ${commands} commands, ${races} of them two at once, ${refused} refused, ${turnedBack} turned back, ${((Date.now() - began) / commands).toFixed(1)} ms a command`)
  if (lives >= 100) expect(kinds.size).toBeGreaterThan(40)
}, 2 * 60 * 60_000)

it.each<[Fault, RegExp]>([['renewal-begins-today', /TERMS_CHANGED|contracts/], ['cap-plus-one', /PANEL_FULL/]])('a model that errs is found out: %s', async (fault, found) => {
  await expect(liveThrough(desk, { lives: 100, steps: 20, fault, seed: 7 })).rejects.toThrow(found)
})
