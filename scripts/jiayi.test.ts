import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'

// Each question starts a process of its own, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

function jiayi(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'jiayi.ts'), ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

it('passes arguments and the exit code through the shell', () => {
  expect(jiayi('policy', 'explain', '--region', '350200', '--rule', 'fee_funding', '--on', '2017-03-01')).toMatchObject({ status: 0, stdout: expect.stringContaining('医保基金 70.00'), stderr: '' })
  expect(jiayi('policy', 'explain', '--region', '350200', '--rule', 'fee_funding', '--on', '2016-08-31')).toMatchObject({ status: 1, stderr: '' })
})

it('every command has help and is listed', () => {
  const listed = jiayi('--help')
  expect(listed.status).toBe(0)
  for (const name of ['identity', 'policy', 'targets']) {
    expect(listed.stdout).toContain(name)
    expect(jiayi(name, '--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('用法') })
  }
})

it.each([['explode'], ['../jiayi'], ['toString']])('there is no command %s', (name) => {
  expect(jiayi(name)).toMatchObject({ status: 1, stderr: expect.stringContaining(`没有命令 ${name}`) })
})

it('without a command it shows the list and fails', () => {
  expect(jiayi()).toMatchObject({ status: 1, stdout: expect.stringContaining('用法') })
})
