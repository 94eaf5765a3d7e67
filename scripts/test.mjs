/**
 * Everything that CI runs, in stages, the quick ones first; a stage that fails stops the later ones. Exit code 0 only when every stage passed.
 *
 *   node scripts/test.mjs [--only check|pure|database|browser|long] [--long]
 *
 * `--long` adds the tests that take minutes (*.long.test.ts) at the end. Needs what scripts/bootstrap.mjs --for-tests prepares.
 */
import { parseArgs } from 'node:util'
import { runChecks } from './testing/run-checks.mjs'
import { runProject } from './testing/run-project.mjs'
import { weighPages } from './testing/weigh-pages.mjs'

const stages = {
  check: runChecks,
  pure: () => runProject('pure'),
  database: () => runProject('database'),
  browser: async () => {
    const weighed = await weighPages()
    return weighed.complaint ? weighed : runProject('browser')
  },
  long: () => runProject('long'),
}

const { values } = parseArgs({ options: { only: { type: 'string' }, long: { type: 'boolean', default: false } } })
if (values.only !== undefined && !Object.hasOwn(stages, values.only)) {
  console.error(`There is no stage "${values.only}"; there are ${Object.keys(stages).join(', ')}.`)
  process.exit(1)
}
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`This is Node ${process.version}; the tests run on the one in node_modules. Use: npm test`)
  process.exit(1)
}

const asked = values.only ? [values.only] : Object.keys(stages).filter((name) => name !== 'long' || values.long)
console.log(`Node ${process.version} · ${asked.join(', ')}`)

const outcomes = []
for (const name of asked) {
  if (outcomes.some((one) => !one.hasPassed)) {
    outcomes.push({ name, hasPassed: false, notRun: true, passed: 0, failed: 0 })
    continue
  }
  console.log(`\n━━ ${name} ${'━'.repeat(Math.max(0, 70 - name.length))}`)
  const started = Date.now()
  const { passed, failed, complaint } = await stages[name]()
  outcomes.push({ name, passed, failed, complaint, hasPassed: failed === 0 && !complaint && passed > 0, seconds: (Date.now() - started) / 1000 })
}

console.log(`\n━━ summary ${'━'.repeat(63)}`)
for (const { name, passed, failed, complaint, hasPassed, notRun, seconds } of outcomes) {
  if (notRun) console.log(`– ${name.padEnd(9)} not run`)
  else console.log(`${hasPassed ? '✓' : '✗'} ${name.padEnd(9)} ${passed} passed, ${failed} failed in ${seconds.toFixed(1)} s${complaint ? ` · ${complaint}` : ''}`)
}
const count = (what) => outcomes.reduce((sum, one) => sum + one[what], 0)
console.log(`\n${count('passed')} passed, ${count('failed')} failed`)
process.exitCode = outcomes.every((one) => one.hasPassed) ? 0 : 1
