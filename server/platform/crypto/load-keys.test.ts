import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newKeyFile, parseKeyFile, weaknessesOf, withNewKey } from './key-file.ts'
import { createKeyFile, KeysRefused, loadKeys } from './load-keys.ts'
import { currentKey } from './keys.ts'
import { openField, sealField } from './seal-field.ts'

let folder: string
let path: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'jiayi-keys-')); path = join(folder, 'keys.json') })
afterEach(() => rmSync(folder, { recursive: true }))

const place = { table: 'residents.resident', column: 'phone', countyCode: 500112, id: '1' }

describe('in demonstration', () => {
  it('a missing file is made once, closed to others, and kept', () => {
    const first = loadKeys(path, 'demo')
    expect(first.isDemo).toBe(true)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const text = readFileSync(path, 'utf8')
    expect(openField(loadKeys(path, 'demo').field, place, sealField(first.field, place, '13812340417'))).toBe('13812340417')
    expect(readFileSync(path, 'utf8')).toBe(text)
  })
})

describe('production', () => {
  it('takes a file made for it', () => {
    createKeyFile(path, newKeyFile('production'))
    expect(loadKeys(path, 'production').isDemo).toBe(false)
  })

  it('makes no file', () => {
    expect(() => loadKeys(path, 'production')).toThrow(KeysRefused)
    expect(() => statSync(path)).toThrow('ENOENT')
  })

  it('refuses demonstration keys', () => {
    loadKeys(path, 'demo')
    expect(() => loadKeys(path, 'production')).toThrow('演示用的密钥')
  })

  it.each([0o640, 0o604, 0o660])('refuses a file of mode %o', (mode) => {
    createKeyFile(path, newKeyFile('production'))
    chmodSync(path, mode)
    expect(() => loadKeys(path, 'production')).toThrow('其他用户可以读')
  })

  it('says all reasons at once and what to do, and no key', () => {
    const file = { ...newKeyFile('demo'), index: Buffer.alloc(32, 1).toString('base64') }
    file.field.keys = { f1: file.index }
    createKeyFile(path, file)
    chmodSync(path, 0o644)
    const message = (() => { try { loadKeys(path, 'production'); return '' } catch (error) { return String(error) } })()
    for (const said of ['其他用户可以读', '演示用的密钥', '两种用途', '不够随机', 'keys create']) expect(message).toContain(said)
    expect(message).not.toContain(file.index)
  })
})

describe('a key file', () => {
  it('is never overwritten', () => {
    createKeyFile(path, newKeyFile('production'))
    expect(() => createKeyFile(path, newKeyFile('production'))).toThrow('EEXIST')
  })

  it('that was damaged names the place, never a key', () => {
    const file = newKeyFile('production')
    const short = (file.field.keys.f1 as string).slice(0, 20)
    const message = (() => { try { parseKeyFile(JSON.stringify({ ...file, field: { current: 'f2', keys: { f1: short } } })); return '' } catch (error) { return String(error) } })()
    expect(message).toContain('field.keys.f1: a key is 32 bytes in base64')
    expect(message).not.toContain(short)
    expect(() => parseKeyFile('{"version":')).toThrow('not JSON')
    expect(() => parseKeyFile(JSON.stringify({ ...file, field: { current: 'f2', keys: file.field.keys } }))).toThrow('field: the current key is not among the keys')
  })

  it('takes a new current key and keeps the old ones', () => {
    const rotated = withNewKey(newKeyFile('production'), 'field', 'f2')
    writeFileSync(path, JSON.stringify(rotated), { mode: 0o600 })
    const keys = loadKeys(path, 'production')
    expect(currentKey(keys.field).id).toBe('f2')
    expect([...keys.field.byId.keys()]).toEqual(['f1', 'f2'])
    expect(weaknessesOf(rotated)).toEqual([])
    expect(() => withNewKey(rotated, 'field', 'f2')).toThrow('already')
  })

  it('prints nothing of its keys once loaded', () => {
    const file = newKeyFile('production')
    createKeyFile(path, file)
    const printed = inspect(loadKeys(path, 'production'), { depth: 9 }) + JSON.stringify(loadKeys(path, 'production').signing.byId.get('s1'))
    for (const secret of [file.index, ...Object.values(file.signing.keys)]) {
      expect(printed).not.toContain(secret)
      expect(printed).not.toContain(Buffer.from(secret, 'base64').toString('hex').slice(0, 16))
    }
  })
})
