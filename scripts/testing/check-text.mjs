import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const code = /\.(ts|tsx|mjs|css|sql)$/
/** Tables of cases, words and figures may be longer than code. */
const tables = /(\.test\.tsx?|\.fixture\.ts|^packages\/api\/wording\/.*|^server\/migrations\/.*)$/
const longest = (path) => (tables.test(path) ? 500 : 300)

const pure = /^(packages|guidelines)\/.*\.ts$|^server\/modules\/[^/]+\/domain\/.*\.ts$/
const asking = /\b(Math\.random|Date\.now|randomInt|randomUUID|getRandomValues|performance\.now)\b|\bnew Date\(\)|\brandomBytes\(/

/** What a file's text says against the house: too long, or pure code that asks the clock or chance. Empty when nothing. */
export function findFaults(path, text) {
  const faults = []
  const lines = text.split('\n')
  const count = text.endsWith('\n') ? lines.length - 1 : lines.length
  if (code.test(path) && count > longest(path)) faults.push(`${path}: ${count} lines, ${longest(path)} at most: it does more than one thing`)
  if (pure.test(path) && !/\.test\.ts$/.test(path)) {
    lines.forEach((line, index) => {
      if (asking.test(line)) faults.push(`${path}:${index + 1}: pure code is given the day and the chance, it does not ask: ${line.trim()}`)
    })
  }
  return faults
}

/** Every file of the house that git would commit. */
function listFiles() {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }).split('\0').filter(Boolean)
}

if (import.meta.main) {
  const files = listFiles().filter((path) => code.test(path) && existsSync(join(root, path)))
  const faults = files.flatMap((path) => findFaults(path, readFileSync(join(root, path), 'utf8')))
  for (const fault of faults) console.log(fault)
  console.log(`${files.length} files read, ${faults.length} faults`)
  if (files.length === 0 || faults.length > 0) process.exitCode = 1
}
