import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** Runs a program of node_modules on this very Node. Its words go to the screen, or with `isQuiet` into `output`. Answers its exit code. */
export function runProgram([program, ...args], { isQuiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileOf(program), ...args], { cwd: root, stdio: ['ignore', isQuiet ? 'pipe' : 'inherit', isQuiet ? 'pipe' : 'inherit'] })
    const heard = []
    child.stdout?.on('data', (chunk) => heard.push(chunk))
    child.stderr?.on('data', (chunk) => heard.push(chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code: code ?? `killed by ${signal}`, output: Buffer.concat(heard).toString() }))
  })
}

/** `tsc` or `@biomejs/biome` → the file that runs it; a path ending in .mjs or .ts is one of ours. */
function fileOf(program) {
  if (/\.(mjs|ts)$/.test(program)) return join(root, program)
  const [name, binary = name.split('/').at(-1)] = program.split(':')
  const manifest = join(root, 'node_modules', name, 'package.json')
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'))
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[binary])
}
