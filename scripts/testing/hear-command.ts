import { vi } from 'vitest'
import type { Command } from '../command-line.ts'

/** For tests: runs a command as the command line does and hears what it says and answers. */
export async function hearCommand(command: Command, line: string): Promise<{ code: number; says: string; complains: string }> {
  const said: string[] = []
  const complained: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text))
  const error = vi.spyOn(console, 'error').mockImplementation((text: string) => void complained.push(text))
  try {
    const code = await command.run(line.split(' ').filter((word) => word !== ''))
    return { code, says: said.join('\n'), complains: complained.join('\n') }
  } finally {
    log.mockRestore()
    error.mockRestore()
  }
}
