import { expect, it } from 'vitest'
import { shapes } from './shapes.ts'

it.each(['panel.cap', 'panel.paid_cap'] as const)('%s is a number of contracts that somebody may hold: as many times as a team has doctors it is still one that is kept', (key) => {
  const judge = (limit: string) => shapes[key].safeParse({ scope: 'doctor', unit: 'person', limit, mode: 'refuse' }).success
  expect(['2000', '100000', '100001', '999999999'].map(judge)).toEqual([true, true, false, false])
})
