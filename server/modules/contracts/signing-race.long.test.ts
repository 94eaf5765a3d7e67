import { afterAll, beforeAll, expect, it } from 'vitest'
import { signContractEndpoint } from '#api/contracts.ts'
import { aCounty } from '../../testing/a-county.ts'
import { aSigningDesk, codesOf, type SigningDesk } from './contracts.fixture.ts'

let desk: SigningDesk
beforeAll(async () => { desk = await aSigningDesk() })
afterAll(() => desk.close())

it('one resident, 200 desks at once: exactly one contract, one place on each panel, and the rest are told', async () => {
  const county = await aCounty(desk)
  const residentId = await desk.aResident(county)
  const input = await desk.signingOf(county.actors.doctor, residentId)
  const answers = await Promise.all(Array.from({ length: 200 }, () => desk.ask(county.actors.doctor, signContractEndpoint, input)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const answer of answers.filter(({ status }) => status !== 200)) expect(codesOf(answer)?.[0]).toMatch(/^CONTRACTS\.ALREADY_SIGNED(_JUST_NOW)?$/)
  expect(await desk.rows('SELECT count(*)::int AS n FROM contracts.contract WHERE county_code = $1', county.countyCode)).toEqual([{ n: 1 }])
  expect(await desk.rows('SELECT contracts FROM organisations.panel_load WHERE county_code = $1 AND contracts > 0', county.countyCode)).toEqual([{ contracts: 1 }, { contracts: 1 }])
  expect(desk.defects).toEqual([])
})

it('one place, 1,000 residents at once: exactly one signs, 999 hear whose panel is full', async () => {
  const county = await aCounty(desk, { cap: 1 })
  const residents: string[] = []
  for (let i = 0; i < 1000; i++) residents.push(await desk.aResident(county))
  const first = await desk.signingOf(county.actors.doctor, residents[0] as string)
  const answers = await Promise.all(residents.map((residentId) => desk.ask(county.actors.doctor, signContractEndpoint, { ...first, residentId })))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const { body } of answers.filter(({ status }) => status !== 200)) expect(body.reasons).toEqual([{ code: 'CONTRACTS.PANEL_FULL', params: { name: '陈静', contracts: 1, cap: 1 } }])
  expect(await desk.rows('SELECT count(*)::int AS n FROM contracts.agreement WHERE county_code = $1', county.countyCode)).toEqual([{ n: 1 }])
  expect(desk.defects).toEqual([])
})
