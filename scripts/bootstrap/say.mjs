import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the whole project. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Something a person must do first; the message says what. */
export class CannotGoOn extends Error {}

/** Does a step that takes a while, with one line before it and its seconds after it. */
export function step(what, work) {
  const started = Date.now()
  console.log(`… ${what}`)
  const result = work()
  console.log(`✓ ${what}（${((Date.now() - started) / 1000).toFixed(1)} 秒）`)
  return result
}
