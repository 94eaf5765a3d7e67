import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signContractEndpoint } from '#api/contracts.ts'
import { openFileStore } from '#platform/file-store.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { unprivilegedOwner } from '#platform/postgres/embedded-postgres.ts'
import { aSigningDesk, codesOf, type SigningDesk } from '../modules/contracts/contracts.fixture.ts'
import { contractListeners } from '../modules/contracts/index.ts'
import { aCounty, type TestCounty } from '../testing/a-county.ts'

let desk: SigningDesk
const mounted: string[] = []
beforeAll(async () => { desk = await aSigningDesk() })
afterAll(async () => {
  await desk.close()
  for (const disk of mounted) execFileSync('umount', ['-l', disk])
})

/** A disk of so many kilobytes. */
function aSmallDisk(kilobytes: number): string {
  const disk = mkdtempSync(join(tmpdir(), 'jiayi-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', disk])
  mounted.push(disk)
  return disk
}
const mayMount = (() => {
  try {
    const disk = aSmallDisk(64)
    execFileSync('umount', [disk])
    mounted.pop()
    return true
  } catch {
    return false
  }
})()
/** Fills what is left of a disk, to the last byte. */
function fill(disk: string): string {
  const ballast = join(disk, 'ballast')
  for (let bytes = 4096; bytes > 0; bytes = Math.floor(bytes / 2)) {
    try {
      for (;;) writeFileSync(ballast, Buffer.alloc(bytes), { flag: 'a' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
  }
  return ballast
}

const kept = async ({ countyCode }: TestCounty) => (await desk.rows(`
  SELECT (SELECT count(*)::int FROM contracts.contract WHERE county_code = $1) AS contracts, (SELECT count(*)::int FROM contracts.contract_event WHERE county_code = $1) AS events,
         (SELECT count(*)::int FROM contracts.agreement WHERE county_code = $1) AS agreements, (SELECT count(*)::int FROM contracts.signature WHERE county_code = $1) AS signatures,
         (SELECT sum(contracts)::int FROM organisations.panel_load WHERE county_code = $1) AS places, (SELECT count(*)::int FROM residents.resident WHERE county_code = $1 AND is_signed) AS signed,
         (SELECT count(*)::int FROM statistics.flow_delta WHERE county_code = $1 AND began > 0) AS flows, (SELECT count(*)::int FROM audit.event WHERE county_code = $1 AND action = 'contracts.sign') AS leaves,
         (SELECT count(*)::int FROM platform.outbox WHERE county_code = $1) AS announced, (SELECT count(*)::int FROM platform.idempotency WHERE county_code = $1) AS answers`, countyCode))[0]
const nothing = { contracts: 0, events: 0, agreements: 0, signatures: 0, places: 0, signed: 0, flows: 0, leaves: 0, announced: 0, answers: 0 }
const everything = { contracts: 1, events: 1, agreements: 1, signatures: 2, places: 2, signed: 1, flows: 1, leaves: 1, announced: 1, answers: 1 }

/** Signs while something is full, again while it still is, and once more with the same key when there is room: an answer in words, nothing half-kept, one contract. */
async function expectWaitsForRoom(county: TestCounty, makeFull: () => Promise<() => void>) {
  const residentId = await desk.aResident(county)
  const [input, key] = [await desk.signingOf(county.actors.doctor, residentId), randomUUID()]
  const makeRoom = await makeFull()
  const known = desk.defects.length
  for (let attempt = 0; attempt < 3; attempt++) {
    const answer = await desk.ask(county.actors.doctor, signContractEndpoint, input, key)
    expect([answer.status, answer.body.kind, codesOf(answer)]).toEqual([503, 'Unavailable', ['PLATFORM.DISK_FULL']])
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  }
  expect(desk.defects.slice(known).map(String)).toEqual(Array(3).fill(expect.stringMatching(/no space left|could not extend file/i))) // what the operator reads
  expect(await kept(county)).toEqual(nothing)
  expect((await desk.server.inject('/readyz')).statusCode).toBe(200)
  makeRoom()
  expect((await desk.ask(county.actors.doctor, signContractEndpoint, input, key)).status).toBe(200)
  expect((await desk.ask(county.actors.doctor, signContractEndpoint, input, key)).headers['idempotent-replay']).toBe('true')
  expect(await kept(county)).toEqual(everything)
}
/** Puts another store of files under the desk until `back`. */
function useFiles(files: SigningDesk['using']['files']): { back(): void } {
  const own = desk.using.files
  desk.using.files = files
  return { back: () => { desk.using.files = own } }
}

describe.runIf(mayMount)('a disk that is really full', () => {
  it('under the files: nothing is signed, no piece of a file stays, and it goes on by itself when there is room', async () => {
    const disk = aSmallDisk(64)
    const { back } = useFiles(openFileStore(disk))
    await expectWaitsForRoom(await aCounty(desk), async () => {
      const ballast = fill(disk)
      return () => {
        expect(execFileSync('find', [disk, '-name', '*.partial'], { encoding: 'utf8' })).toBe('')
        rmSync(ballast)
      }
    })
    back()
  })
  it('under a table: the statement takes all of itself back', async () => {
    const [disk, county] = [aSmallDisk(2048), await aCounty(desk)]
    const { uid, gid } = unprivilegedOwner()
    if (uid !== undefined) chownSync(disk, uid, gid as number)
    chmodSync(disk, 0o700)
    await desk.rows(`CREATE TABLESPACE small LOCATION '${disk}'`)
    try {
      await desk.rows('ALTER TABLE audit.event_2026 SET TABLESPACE small')
      await expectWaitsForRoom(county, async () => {
        const ballast = fill(disk)
        const other = await desk.aResident(county)
        // What is left free in the table's last page is used up by people being opened.
        for (let opened = 0; (await desk.propose(county.actors.doctor, other)).status === 200; opened++) expect(opened).toBeLessThan(200)
        return () => rmSync(ballast)
      })
    } finally {
      await desk.rows('ALTER TABLE audit.event_2026 SET TABLESPACE pg_default')
      await desk.rows('DROP TABLESPACE small')
    }
  })
})

describe('told by the system that there is no room', () => {
  const noRoom = () => Promise.reject(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }))
  it('when a signature’s picture is written', async () => {
    let files = { back: () => {} }
    await expectWaitsForRoom(await aCounty(desk), async () => {
      files = useFiles({ ...desk.using.files, keep: noRoom })
      return files.back
    })
  })
  it('when an agreement is sealed: the contract stands, and the paper follows later', async () => {
    const county = await aCounty(desk)
    const { body: { contractId } } = await desk.sign(county.actors.doctor, await desk.aResident(county))
    const told: unknown[] = []
    const relay = (later: number) => relayOnce(desk.bulk, contractListeners(desk.using), county.countyCode, () => desk.clock.now + later, (error) => void told.push(error))
    const { back } = useFiles({ ...desk.using.files, keep: noRoom })
    expect([await relay(0), told.map(String)]).toEqual([0, ['Error: ENOSPC: no space left on device, write']])
    back()
    expect(await relay(60_000)).toBe(1)
    expect(await desk.rows("SELECT party FROM contracts.signature WHERE contract_id = $1 AND party = 'institution'", contractId)).toHaveLength(1)
  })
})
