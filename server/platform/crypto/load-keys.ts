import { closeSync, fstatSync, fsyncSync, openSync, readFileSync, renameSync, type Stats, writeSync } from 'node:fs'
import { CannotStart } from '../cannot-start.ts'
import { type KeyFile, type KeyWeakness, keysOfFile, newKeyFile, parseKeyFile, weaknessesOf } from './key-file.ts'
import type { Keys } from './keys.ts'

const saying: Record<KeyWeakness, string> = {
  missing: '文件不存在', made_for_demo: '是演示用的密钥', key_used_twice: '一把密钥用作两种用途', key_not_random: '密钥不够随机', readable_by_others: '其他用户可以读', owned_by_another: '属于另一个用户',
}

/** The key file may not be used as it is; the message says every reason and what to do. */
export class KeysRefused extends CannotStart {
  readonly reasons: readonly KeyWeakness[]
  constructor(path: string, reasons: KeyWeakness[]) {
    super(`生产环境不能用密钥文件 ${path}：${reasons.map((reason) => saying[reason]).join('、')}。用 npm run -s jiayi -- keys create ${path} 新建（权限 0600），并在备份之外另存一份`)
    this.name = 'KeysRefused'
    this.reasons = reasons
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
    if (mode === 'production') throw new KeysRefused(path, ['missing'])
    createKeyFile(path, newKeyFile('demo'))
    return loadKeys(path, mode)
  }
  const { file, reasons } = judge(opened)
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


/** Puts a changed key file in place of the one there is, whole or not at all, mode 0600. */
export function replaceKeyFile(path: string, file: KeyFile): void {
  const beside = `${path}.new`
  createKeyFile(beside, file)
  renameSync(beside, path)
}

/** Every reason against a key file in production, its mode and owner included; none when it will do. @throws Error when it cannot be read */
export function checkKeyFile(path: string): { file: KeyFile; reasons: KeyWeakness[] } {
  const opened = openKeyFile(path)
  if (opened === null) throw new Error(`there is no file ${path}`)
  return judge(opened)
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

function judge({ text, stat }: { text: string; stat: Stats }): { file: KeyFile; reasons: KeyWeakness[] } {
  const file = parseKeyFile(text)
  return { file, reasons: [...openings(stat), ...weaknessesOf(file)] }
}

function openings(stat: Stats): KeyWeakness[] {
  const owners = [0, process.getuid?.() ?? stat.uid]
  return [
    ...((stat.mode & 0o077) !== 0 ? ['readable_by_others' as const] : []),
    ...(owners.includes(stat.uid) ? [] : ['owned_by_another' as const]),
  ]
}
