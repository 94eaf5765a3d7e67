import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runProgram } from './run-program.mjs'

const results = join(import.meta.dirname, '..', '..', 'test-results')

/** Runs one project of vitest.config.ts and counts its tests. Running none is a failure. */
export async function runProject(project) {
  const file = join(results, `${project}.json`)
  mkdirSync(results, { recursive: true })
  rmSync(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await runProgram(['vitest', 'run', '--project', project, ...reporters])
  const { passed, failed } = countIn(file)
  const complaint = code !== 0 && failed === 0 ? `vitest ended with ${code}` : passed === 0 ? 'no test ran' : undefined
  return { passed, failed, complaint }
}

function countIn(file) {
  try {
    const { numPassedTests: passed, numFailedTests: failed, numFailedTestSuites } = JSON.parse(readFileSync(file, 'utf8'))
    return { passed, failed: failed || numFailedTestSuites }
  } catch {
    return { passed: 0, failed: 0 }
  }
}
