import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readPolicies } from '#policy/index.ts'
import { command } from '../commands/policy.ts'
import { policiesFolder } from '../policies-folder.ts'
import { hearCommand } from '../testing/hear-command.ts'

let place = ''
beforeEach(() => { place = mkdtempSync(join(tmpdir(), 'export-')) })
afterEach(() => rmSync(place, { recursive: true }))
const policy = (line: string) => hearCommand(command, line)

it('a pack is written with what it takes from, is read again as the same, and the check holds of it', async () => {
  const to = join(place, 'written')
  const { code, says } = await policy(`export --region 310105 --to ${to} --json`)
  expect(code).toBe(0)
  expect(JSON.parse(says)).toEqual({ region: '310105', name: '华东医院（上海市长宁区医联体）', folders: ['000000-national', '310000-shanghai', '310105-huadong'], isSame: true, ownedNow: [], problems: [] })
  expect(readPolicies(to).packs.get('310105')?.bundle).toEqual(readPolicies(policiesFolder).packs.get('310105')?.bundle)
  expect(await policy(`explain --region 310105 --rule elderly_age --on 2026-01-01 --folder ${to}`)).toEqual(await policy('explain --region 310105 --rule elderly_age --on 2026-01-01'))
})

it('where something is, nothing is written', async () => {
  writeFileSync(join(place, 'mine.txt'), 'kept')
  expect(await policy(`export --region 350200 --to ${place}`)).toMatchObject({ code: 1, complains: expect.stringContaining('不是空目录') })
  expect([readFileSync(join(place, 'mine.txt'), 'utf8'), existsSync(join(place, 'catalogue.yaml'))]).toEqual(['kept', false])
})

it.each([
  ['--region 350200', /要写 --to/],
  ['--region 999999 --to /tmp/none', /没有地区 999999/],
  ['--region 350200 --on 2017-02-29 --to /tmp/none', /--on 不是存在的日期/],
])('export %s is a mistake that says how to go on', async (line, message) => {
  expect(await policy(`export ${line}`)).toMatchObject({ code: 1, complains: expect.stringMatching(message) })
  expect(existsSync('/tmp/none')).toBe(false)
})
