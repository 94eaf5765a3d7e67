import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anActor, aCountyCode } from '../../testing/an-actor.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { auditOf, insertAuditEvent } from '../audit.ts'
import { keysOfFile, newKeyFile } from '../crypto/key-file.ts'
import { signSm2, verifySm2 } from '../crypto/sm2.ts'
import { generateSm2KeyPair } from '../crypto/sm2-curve.ts'
import type { Run } from '../database/database.ts'
import { systemContext, worldOf } from '../http/context.ts'
import { sealCounty } from './seal-county.ts'
import { sealJob } from './seal-job.ts'
import { verifyCounty } from './verify-county.ts'

const pair = generateSm2KeyPair()
const signer = { keyId: 'c1', sign: (text: Uint8Array) => signSm2(pair, text) }
const verify = (keyId: string, text: Uint8Array, signature: Uint8Array) => keyId === 'c1' && verifySm2(pair.publicKey, text, signature)
let base: TestDatabase
beforeAll(async () => { base = await aDatabase() })
afterAll(() => base.close())

/** A county whose audit has `seals` seals of 40 events each, and the checkpoints somebody kept. */
async function aSealedCounty(seals = 3) {
  const countyCode = aCountyCode()
  const actor = anActor({ countyCode })
  const kept: string[] = []
  for (let seal = 0; seal < seals; seal++) {
    const at = base.clock.now + seal * 3_600_000
    for (let n = 0; n < 40; n++) {
      const doer = { ...worldOf(base.database, at + n, [countyCode]), actor, client: { address: '127.0.0.1', userAgent: '', cookies: {} } }
      await base.database.run(insertAuditEvent, auditOf(doer, countyCode, { action: 'test.do', subjectKind: 'thing', subjectId: String(n), body: { 前: n, 后: n + 1 } }), [countyCode])
    }
    kept.push(...(await sealCounty(systemContext(base.bulk, at + 600_000, countyCode), signer)))
  }
  const run: Run = (statement, params) => base.bulk.run(statement, params, [countyCode])
  const check = (...notes: string[]) => verifyCounty(run, countyCode, verify, notes)
  return { countyCode, kept, check, faults: async (...notes: string[]) => (await check(...notes)).faults.map(({ fault, position }) => `${fault} ${position}`) }
}
const places = (countyCode: number, position: number) => base.rows('SELECT event_id FROM audit.sealed_leaf WHERE county_code = $1 AND position = $2', countyCode, position)

describe('an untouched audit', () => {
  it('verifies whole, with every checkpoint kept', async () => {
    const { check, kept } = await aSealedCounty()
    expect(kept).toHaveLength(3)
    expect(await check(...kept)).toMatchObject({ size: 120, seals: 3, faults: [] })
  })
  it('leaves what is younger than the longest transaction for later, and never seals twice at once', async () => {
    const { countyCode } = await aSealedCounty(1)
    const later = systemContext(base.bulk, base.clock.now + 7_200_000, countyCode)
    expect(await Promise.all([sealCounty(later, signer), sealCounty(later, signer)])).toEqual([[], []])
  })
})

describe('somebody with the whole database', () => {
  it.each([
    ['body', `body = '{"前":0,"后":9}'`], ['actor_name', `actor_name = '别人'`], ['at', `at = at + interval '1 ms'`], ['leaf', `leaf = set_byte(leaf, 3, (get_byte(leaf, 3) # 1))`], ['reason', `reason = '补'`],
  ])('flips something in %s', async (_, change) => {
    const { countyCode, faults } = await aSealedCounty()
    const [{ event_id: id }] = await places(countyCode, 57)
    await base.rows(`UPDATE audit.event SET ${change} WHERE county_code = $1 AND id = $2`, countyCode, id)
    expect(await faults()).toContain('row_changed 57')
  })
  it('changes a row and its leaf: the root of its seal differs', async () => {
    const { countyCode, faults } = await aSealedCounty()
    const [{ event_id: id }] = await places(countyCode, 57)
    await base.rows(`UPDATE audit.event e SET actor_name = o.actor_name, body = o.body, leaf = o.leaf FROM audit.event o WHERE e.county_code = $1 AND e.id = $2 AND o.county_code = $1 AND o.id = (SELECT event_id FROM audit.sealed_leaf WHERE county_code = $1 AND position = 58)`, countyCode, id)
    expect(await faults()).toContain('root_differs 80')
  })
  it('deletes a row, or a row with its place', async () => {
    const { countyCode, faults } = await aSealedCounty()
    const [{ event_id: id }] = await places(countyCode, 57)
    await base.rows('DELETE FROM audit.event WHERE county_code = $1 AND id = $2', countyCode, id)
    expect(await faults()).toContain('row_deleted 57')
    await base.rows('DELETE FROM audit.sealed_leaf WHERE county_code = $1 AND position = 57', countyCode)
    expect(await faults()).toContain('place_missing 57')
  })
  it('slips a row in behind the seal', async () => {
    const { countyCode, faults } = await aSealedCounty()
    await base.rows(`INSERT INTO audit.event SELECT county_code, year, '00000000-0000-7000-8000-000000000001', at, actor_id, actor_name, address, action, subject_kind, subject_id, reason, body, leaf FROM audit.event WHERE county_code = $1 LIMIT 1`, countyCode)
    expect(await faults()).toEqual(['slipped_in null'])
  })
  it('cuts the tail off: only a kept checkpoint shows it', async () => {
    const { countyCode, faults, kept } = await aSealedCounty()
    await base.rows('DELETE FROM audit.event WHERE county_code = $1 AND id IN (SELECT event_id FROM audit.sealed_leaf WHERE county_code = $1 AND position > 80)', countyCode)
    await base.rows('DELETE FROM audit.sealed_leaf WHERE county_code = $1 AND position > 80', countyCode)
    await base.rows('DELETE FROM audit.seal WHERE county_code = $1 AND to_size > 80', countyCode)
    expect(await faults()).toEqual([])
    expect(await faults(...kept)).toEqual(['truncated 81'])
  })
  it('rewrites the whole chain with our own key: only a kept checkpoint shows it', async () => {
    const { countyCode, faults, kept } = await aSealedCounty()
    await base.rows('DELETE FROM audit.sealed_leaf WHERE county_code = $1', countyCode)
    await base.rows('DELETE FROM audit.seal WHERE county_code = $1', countyCode)
    await base.rows('DELETE FROM audit.event WHERE county_code = $1 AND id = (SELECT id FROM audit.event WHERE county_code = $1 ORDER BY id LIMIT 1 OFFSET 10)', countyCode)
    await sealCounty(systemContext(base.bulk, base.clock.now + 10_000_000, countyCode), signer)
    expect(await faults()).toEqual([])
    expect(await faults(kept[0] as string)).toEqual(['rewritten 40'])
  })
  it('forges a checkpoint with another key, or breaks the chain', async () => {
    const { countyCode, faults, kept } = await aSealedCounty()
    await base.rows(`UPDATE audit.seal SET checkpoint = (SELECT checkpoint FROM audit.seal WHERE county_code = $1 AND to_size = 40) WHERE county_code = $1 AND to_size = 80`, countyCode)
    expect(await faults()).toEqual(['chain_broken 80'])
    expect(await faults((kept[0] as string).replace('size 40', 'size 41'))).toContain('not_a_checkpoint null')
  })
})

it('a checkpoint that finds no room is put out the next time, beside what is sealed then', async () => {
  const { countyCode } = await aSealedCounty(0)
  const folder = join(mkdtempSync(join(tmpdir(), 'jiayi-checkpoints-')), 'out')
  const job = sealJob({ checkpoint: keysOfFile(newKeyFile('demo')).checkpoint }, folder)
  const happensAndIsSealed = async (at: number) => {
    const doer = { ...worldOf(base.database, at, [countyCode]), actor: anActor({ countyCode }), client: { address: '127.0.0.1' } }
    await base.database.run(insertAuditEvent, auditOf(doer, countyCode, { action: 'test.do', subjectKind: 'thing', subjectId: '1' }), [countyCode])
    await job.work({ context: systemContext(base.bulk, at + 600_000, countyCode), params: {}, now: () => new Date(at + 600_000).toISOString(), progress: async () => {} })
  }
  writeFileSync(folder, 'in the way')
  await expect(happensAndIsSealed(base.clock.now)).rejects.toThrow('EEXIST')
  rmSync(folder)
  await happensAndIsSealed(base.clock.now + 3_600_000)
  expect(readdirSync(folder).sort()).toEqual([`${countyCode}-000000000001.txt`, `${countyCode}-000000000002.txt`])
})
