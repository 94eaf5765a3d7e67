import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import type { Command } from './command-line.ts'

/**
 * npm run -s jiayi -- <command> …
 * A command is a file of scripts/commands exporting `command`; it is loaded only when it is asked for.
 */
// A command runs beside the product: V8 would give new objects 64 MB before it looks which of them are still in use; with a few it is no slower.
setFlagsFromString('--semi-space-growth-factor=1')
const folder = join(import.meta.dirname, 'commands')
const [name, ...args] = process.argv.slice(2)

async function load(command: string): Promise<Command> {
  const { command: loaded } = (await import(join(folder, `${command}.ts`))) as { command: Command }
  return loaded
}

async function help(): Promise<void> {
  console.log('用法：npm run -s jiayi -- <命令> [参数]      每个命令都有 --help，多数有 --json\n')
  const names = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).map((file) => file.slice(0, -'.ts'.length))
  for (const each of names.sort()) console.log(`  ${each.padEnd(14)}${(await load(each)).summary}`)
}

if (name === undefined || name === '--help' || name === 'help') {
  await help()
  process.exitCode = name === undefined ? 1 : 0
} else if (!/^[a-z][a-z-]*$/.test(name) || !existsSync(join(folder, `${name}.ts`))) {
  console.error(`没有命令 ${name}。看看有哪些：npm run -s jiayi -- --help`)
  process.exitCode = 1
} else {
  const command = await load(name)
  if (args.includes('--help')) console.log(command.help)
  else process.exitCode = await command.run(args)
}
