import { parseArgs, type ParseArgsConfig } from 'node:util'

/** What a file of scripts/commands exports as `command`. `run` gives the exit code: 0 when it did what was asked, else 1. */
export type Command = { summary: string; help: string; run(args: string[]): Promise<number> }

/** A mistake in how a command was called; the message goes to the person as it is. */
export class BadUsage extends Error {}

/** Reads arguments strictly: an option nobody knows is a mistake, never ignored. @throws BadUsage */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T) {
  try {
    return parseArgs({ args, options: { json: { type: 'boolean', default: false }, ...options } as T & { json: { type: 'boolean' } }, allowPositionals: true, strict: true })
  } catch (error) {
    throw new BadUsage(`参数不对：${(error as Error).message}`)
  }
}

/** Runs a command's work; bad usage becomes a message and exit code 1. */
export async function answering(work: () => Promise<number> | number): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof BadUsage)) throw error
    console.error(`${error.message}\n用 --help 看用法。`)
    return 1
  }
}

/** One JSON value to the screen, for programs. */
export function printJson(value: unknown): void {
  console.log(JSON.stringify(value, null, 2))
}
