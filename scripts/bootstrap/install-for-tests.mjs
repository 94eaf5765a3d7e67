import { execFileSync, execSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { CannotGoOn, step } from './say.mjs'

/** What the tests need from the system: how to see that it is there, and what Debian calls it. */
const needs = [
  { name: 'Chromium', package: 'chromium', isThere: hasChromium },
  { name: '中文字体', package: 'fonts-noto-cjk', isThere: () => hasProgram('fc-list') && firstLine('fc-list :lang=zh file') !== '' },
  { name: '字体工具', package: 'fontconfig', isThere: () => hasProgram('fc-list') },
  { name: 'poppler', package: 'poppler-utils', isThere: () => hasProgram('pdftoppm') && hasProgram('pdftotext') },
  { name: 'OpenSSL', package: 'openssl', isThere: () => hasProgram('openssl') },
]

/** Gets by apt-get what the tests need and the system lacks, when this may be done; else says exactly what to install. @throws CannotGoOn */
export function installForTests() {
  const missing = needs.filter((need) => !need.isThere())
  if (missing.length === 0) return
  const packages = missing.map((need) => need.package)
  const names = missing.map((need) => need.name).join('、')
  const mayInstall = process.getuid?.() === 0 && hasProgram('apt-get')
  if (!mayInstall) throw new CannotGoOn(`测试还需要${names}。请先安装：sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}（其他系统请装同名的软件）`)
  step(`用 apt-get 安装测试所需的${names}`, () => {
    aptGet(['update'])
    aptGet(['install', '-y', '--no-install-recommends', ...packages])
  })
  const still = needs.filter((need) => !need.isThere()).map((need) => need.name)
  if (still.length > 0) throw new CannotGoOn(`装过以后仍然没有：${still.join('、')}`)
}

/** The same places as acceptance/browser.ts looks in. */
function hasChromium() {
  return [process.env.JIAYI_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some((place) => place && existsSync(place))
}

function hasProgram(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))
}

function firstLine(command) {
  return execSync(command, { encoding: 'utf8' }).split('\n')[0].trim()
}

/** Quiet unless it fails; waits for another apt-get to finish. */
function aptGet(args) {
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    execFileSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3', ...args], { env, stdio: 'pipe', maxBuffer: 1 << 28 })
  } catch (error) {
    console.error(`${error.stdout ?? ''}${error.stderr ?? ''}`.split('\n').slice(-30).join('\n'))
    throw new CannotGoOn(`apt-get ${args.join(' ')} 失败，原因见上。`)
  }
}
