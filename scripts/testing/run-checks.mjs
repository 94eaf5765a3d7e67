import { runProgram } from './run-program.mjs'

/** What is true of the text of the whole house, before anything runs. Each says what it found by itself and answers with an exit code. */
const checks = {
  types: ['typescript:tsc', '--noEmit', '-p', '.'],
  lint: ['@biomejs/biome', 'lint', '--diagnostic-level=error', '--max-diagnostics=100', '.'],
  'layout (npm run tidy mends it)': ['@biomejs/biome', 'format', '--reporter=summary', '--max-diagnostics=100', '.'],
  boundaries: ['scripts/testing/check-boundaries.mjs'],
  sql: ['scripts/testing/check-sql.mjs'],
  text: ['scripts/testing/check-text.mjs'],
  regions: ['scripts/testing/check-regions.mjs'],
  'loose ends': ['knip', '--no-progress', '--no-config-hints', '--include', 'files,dependencies,unlisted,unresolved,binaries,exports'],
}

/** Runs every check, two at a time; what a failing one said is shown whole. */
export async function runChecks() {
  const waiting = Object.entries(checks)
  let passed = 0
  let failed = 0
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, command] = next
      const started = Date.now()
      const { code, output } = await runProgram(command, { isQuiet: true })
      const seconds = ((Date.now() - started) / 1000).toFixed(1)
      if (code === 0) passed++
      else failed++
      console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)${code === 0 ? '' : ` exit ${code}\n${output}`}`)
    }
  }
  await Promise.all([work(), work()])
  return { passed, failed }
}
