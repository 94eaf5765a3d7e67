import { execFileSync, execSync } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { CannotGoOn, root, step } from './say.mjs'

const inRoot = (...path) => join(root, ...path)
const readJson = (...path) => JSON.parse(readFileSync(inRoot(...path), 'utf8'))

/** The Node that package.json pins; the one that started this may be older. */
export const pinnedNode = inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Installs what package-lock.json names when something else, or nothing, is installed. @throws CannotGoOn when npm fails */
export function installPackages() {
  if (!isInstalled()) {
    step('按 package-lock.json 安装依赖（八百多个，要一两分钟，机器忙时更久，其间没有输出）', () => run('npm ci --include=dev --no-audit --no-fund --loglevel=error', root, '依赖没有装上（npm ci 失败）'))
  }
  if (!pinnedNodeRuns()) step('安装运行平台的 Node', installPinnedNode)
}

/** npm leaves a record of what it installed, and writes it last: the record and the lockfile must tell the same versions and the same contents. */
function isInstalled() {
  if (!existsSync(inRoot('node_modules', '.package-lock.json'))) return false
  const installed = readJson('node_modules', '.package-lock.json').packages
  return Object.entries(readJson('package-lock.json').packages).every(([path, wanted]) => {
    if (path === '') return true
    const found = installed[path]
    if (!found) return wanted.optional === true
    return found.version === wanted.version && found.integrity === wanted.integrity
  })
}

function pinnedNodeRuns() {
  if (!existsSync(pinnedNode)) return false
  if (process.platform !== 'win32' && !existsSync(inRoot('node_modules', '.bin', 'node'))) return false
  try {
    return execFileSync(pinnedNode, ['--version'], { encoding: 'utf8' }).trim() === `v${readJson('package.json').dependencies.node}`
  } catch {
    return false
  }
}

/** The package `node` fetches its program in its install script; where install scripts are forbidden that script is run here. */
function installPinnedNode() {
  run(`"${process.execPath}" installArchSpecificPackage.js`, inRoot('node_modules', 'node'), '运行平台的 Node 没有装上')
  const link = inRoot('node_modules', '.bin', 'node')
  if (process.platform !== 'win32' && !existsSync(link)) {
    try { unlinkSync(link) } catch { /* there was no broken link to remove */ }
    symlinkSync(join('..', 'node', 'bin', 'node'), link)
  }
  if (!pinnedNodeRuns()) throw new CannotGoOn(`装上的 Node 不能运行：${pinnedNode}`)
}

function run(command, cwd, complaint) {
  try {
    execSync(command, { cwd, stdio: ['ignore', 'inherit', 'inherit'] })
  } catch {
    throw new CannotGoOn(`${complaint}。请看上面的提示，处理后再来一次。`)
  }
}
