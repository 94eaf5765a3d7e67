import { Buffer } from 'node:buffer'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exportFilters } from '#api/exports.ts'
import { zh } from '#api/wording/index.ts'
import { worldOf } from '#platform/http/context.ts'
import type { Actor } from '#platform/http/actor.ts'
import { lookAtPdf } from '#platform/typeset/pdf-pages.fixture.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { aSigningDesk, type SigningDesk } from './contracts.fixture.ts'
import { agreementsSource, contractsSource, renewalsSource } from './index.ts'
import type { ContractsUsing } from './using.ts'

let desk: SigningDesk
let using: ContractsUsing
let county: TestCounty
const signed: { contractId: string; number: string }[] = []
beforeAll(async () => {
  desk = await aSigningDesk()
  using = desk.using
  county = await aCounty(desk)
  for (let i = 0; i < 3; i++) signed.push((await desk.sign(county.actors.doctor, await desk.aResident(county))).body)
}, 60_000)
afterAll(() => desk.close())
const contextOf = (actor: Actor) => ({ ...worldOf(desk.bulk, desk.clock.now, [county.countyCode]), actor, client: { address: 'test', userAgent: '', cookies: {} } })

it('contracts and renewals count and list the same rows, page by page, in words', async () => {
  const context = contextOf(county.actors.doctor)
  for (const [source, filter] of [[contractsSource(using), exportFilters.contracts.parse({ channel: 'desk' })], [renewalsSource(using), exportFilters.renewals.parse({ due: '60' })]] as const) {
    const [rows, more] = [[], undefined] as [unknown[], string | undefined]
    for (let after = more, next: string | null = ''; next !== null;) {
      const page = await source.page(context, filter as never, after, 2, zh)
      rows.push(...page.rows)
      next = page.next
      after = next ?? undefined
    }
    expect(rows).toHaveLength(await source.count(context, filter as never))
    if (source.list === 'contracts') expect(rows).toMatchObject(signed.map(() => ({ cells: { channel: '门诊', standing: '有效', signedOn: '2026-11-24', team: '东街街道第一团队', sex: expect.stringMatching(/^[男女]$/) } })))
  }
  expect(await contractsSource(using).count(contextOf(county.actors.otherDoctor), exportFilters.contracts.parse({}) as never)).toBe(0)
})
it('agreements come as one PDF in the order that was chosen, each from its first page on, and each printing is written down', async () => {
  const order = [signed[2], signed[0], signed[1]].map((one) => one as (typeof signed)[number])
  const told: string[] = []
  const pdf = await agreementsSource(using).make(contextOf(county.actors.doctor), { contractIds: order.map(({ contractId }) => contractId) } as never, '019a0000-0000-7000-8000-000000000001', async (done, total) => { told.push(`${done}/${total}`) })
  const pages = lookAtPdf(pdf, 20).text.split('\f')
  const starts = pages.flatMap((page, at) => (page.replace(/\s/g, '').includes('第1页共') ? [at] : []))
  expect(starts).toHaveLength(3)
  expect(starts.every((at) => at % 2 === 0)).toBe(true)
  expect(starts.map((at, nth) => pages[at]?.includes(order[nth]?.number ?? '?'))).toEqual([true, true, true])
  expect(told).toEqual(['1/3', '2/3', '3/3'])
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
  expect(await desk.rows("SELECT subject_id FROM audit.event WHERE county_code = $1 AND action = 'contracts.print-agreement' ORDER BY id", county.countyCode)).toHaveLength(3)
}, 60_000)
it('agreements of another team are not found, neither counted nor made', async () => {
  const filter = { contractIds: [signed[0]?.contractId] } as never
  const source = agreementsSource(using)
  await expect(source.count(contextOf(county.actors.otherDoctor), filter)).rejects.toMatchObject({ kind: 'NotFound' })
  await expect(source.make(contextOf(county.actors.otherDoctor), filter, 'x', async () => {})).rejects.toMatchObject({ kind: 'NotFound' })
})
