import { createPublicKey } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { loadKeys } from '../../server/platform/crypto/load-keys.ts'
import { command } from './keys.ts'

let folder: string
let path: string
let said: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiayi-keys-'))
  path = join(folder, 'keys.json')
  said = ''
  for (const stream of ['log', 'error'] as const) vi.spyOn(console, stream).mockImplementation((text: string) => { said += `${text}\n` })
})
afterEach(() => { vi.restoreAllMocks(); rmSync(folder, { recursive: true }) })

it('makes a file that production takes, once', async () => {
  expect(await command.run(['create', path])).toBe(0)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(loadKeys(path, 'production').isDemo).toBe(false)
  expect(await command.run(['create', path])).toBe(1)
  expect(said).toContain('EEXIST')
})

it('says what is wrong with a file', async () => {
  loadKeys(path, 'demo')
  chmodSync(path, 0o644)
  expect(await command.run(['check', path])).toBe(1)
  expect(said).toContain('密钥是演示用的')
  expect(said).toContain('改权限为 0600')
  expect(await command.run(['check', join(folder, 'none.json')])).toBe(1)
})

it('changes a key and keeps the old one', async () => {
  await command.run(['create', path])
  expect(await command.run(['rotate', path, 'field', 'f2'])).toBe(0)
  const { field } = loadKeys(path, 'production')
  expect([field.current, [...field.byId.keys()]]).toEqual(['f2', ['f1', 'f2']])
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(await command.run(['rotate', path, 'field', 'f2'])).toBe(1)
  expect(await command.run(['rotate', path, 'index', 'i2'])).toBe(1)
})

it('gives the public key of the checkpoints, and no private one', async () => {
  await command.run(['create', path])
  said = ''
  expect(await command.run(['public', path])).toBe(0)
  expect(createPublicKey(said).type).toBe('public')
  expect(said).not.toContain('PRIVATE')
})

it('says how it is used', async () => {
  for (const args of [[], ['create'], ['shred', path], ['create', path, 'a', 'b', 'c']]) expect(await command.run(args)).toBe(1)
})
