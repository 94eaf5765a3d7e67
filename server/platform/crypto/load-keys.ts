import { closeSync, fstatSync, fsyncSync, openSync, readFileSync, type Stats, writeSync } from 'node:fs'
import { type KeyFile, keysOfFile, newKeyFile, parseKeyFile, weaknessesOf } from './key-file.ts'
import type { Keys } from './keys.ts'

/** The key file may not be used as it is; the message says every reason and what to do. */
export class KeysRefused extends Error {
  constructor(path: string, reasons: string[]) {
    super(`${path} cannot be used in production: ${reasons.join('; ')}. Make one with "npm run jiayi -- keys create FILE", keep it with mode 0600 and a copy apart from the backups.`)
    this.name = 'KeysRefused'
  }
}

/**
 * The product's keys. In demonstration a missing file is made, mode 0600, on the first start. Production never makes one, and refuses
 * a file that is missing, was made for demonstration, can be read by others, or holds keys that are not random or serve two purposes.
 *
 * @throws KeysRefused with all reasons; Error when the file cannot be read as a key file
 */
export function loadKeys(path: string, mode: 'demo' | 'production'): Keys {
  const opened = openKeyFile(path)
  if (opened === null) {
    if (mode === 'production') throw new KeysRefused(path, ['there is no such file'])
    createKeyFile(path, newKeyFile('demo'))
    return loadKeys(path, mode)
  }
  const file = parseKeyFile(opened.text)
  const reasons = [...openings(opened.stat), ...weaknessesOf(file)]
  if (mode === 'production' && reasons.length > 0) throw new KeysRefused(path, reasons)
  return keysOfFile(file)
}

/** Writes a new key file, mode 0600, on the disk before it returns. @throws Error when there is one already: keys are never overwritten */
export function createKeyFile(path: string, file: KeyFile): void {
  const descriptor = openSync(path, 'wx', 0o600)
  try {
    writeSync(descriptor, `${JSON.stringify(file, null, 2)}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}


/** One descriptor for both, so that what is judged is what is read. */
function openKeyFile(path: string): { text: string; stat: Stats } | null {
  let descriptor: number
  try {
    descriptor = openSync(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  try {
    return { stat: fstatSync(descriptor), text: readFileSync(descriptor, 'utf8') }
  } finally {
    closeSync(descriptor)
  }
}

function openings(stat: Stats): string[] {
  const owners = [0, process.getuid?.() ?? stat.uid]
  return [
    ...((stat.mode & 0o077) !== 0 ? [`others can read it (mode 0${(stat.mode & 0o777).toString(8)})`] : []),
    ...(owners.includes(stat.uid) ? [] : ['it belongs to another user']),
  ]
}
