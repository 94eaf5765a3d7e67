import { expect, it, vi } from 'vitest'
import { command } from './account.ts'

it.each([
  [[], 'create-admin'], [['create-admin'], '--county'], [['create-admin', '--county', '500000'], '--county'], [['create-admin', '--county', '500112', '--account', 'Has Space'], '--account'],
  [['create-admin', '--county', '500112', '--account', 'wanggang'], '--name'], [['create-admin', '--nobody'], '参数不对'],
])('%j is told what is missing, and changes nothing', async (args, said) => {
  const lines: string[] = []
  vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line))
  expect(await command.run(args as string[])).toBe(1)
  expect(lines.join('\n')).toContain(said)
  vi.restoreAllMocks()
})
