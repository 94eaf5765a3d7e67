import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseDocument } from 'yaml'
import { dayOfInstant, type LocalDate } from '#kernel/local-date.ts'
import { explainRule, type Given, type Pack, readPackTests, readPolicies, rules, valueOn } from '#policy/index.ts'
import { beside, machine } from './measure.ts'

/**
 * Loading every pack, and asking every rule of every region in process. node bench/policies.ts; needs no database.
 * Beside the loading: parsing the same YAML alone. Beside a question: looking up the value it rests on, without its rule.
 */
const folder = join(import.meta.dirname, '..', 'policies')
const goals = { loadMs: 1000, explainMs: 5 }
const cpuMs = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000 }
const ms = (value: number) => `${value < 1 ? value.toFixed(3) : value.toFixed(1)} ms`

const [began, cpuBegan] = [performance.now(), cpuMs()]
const { packs } = readPolicies(folder)
console.log(`${machine()}\nfirst load of ${packs.size} packs in a new process: ${ms(performance.now() - began)}, of it on a processor ${ms(cpuMs() - cpuBegan)} (goal ${goals.loadMs} ms)`)

const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml') && !name.includes('tests')).map((name) => readFileSync(join(folder, name), 'utf8'))
const load = await beside('load', async () => readPolicies(folder), async () => texts.map((text) => parseDocument(text, { schema: 'failsafe', uniqueKeys: true }).toJS()), { runs: 20, warm: 3 })
console.log(`loading again: median ${ms(load.value)} (p95 ${ms(load.p95)}), parsing ${texts.length} files alone ${ms(load.floor)}, ratio ${load.ratio}, ${load.runs} runs`)

/** What a rule is asked with: as a test of the region asks it, else one of any region; rules that no test gives anything are asked with nothing. */
const givenTo = new Map<string, Given>()
for (const name of readdirSync(folder).filter((one) => /^\d{6}-/.test(one))) {
  for (const { rule, given } of readPackTests(folder, name).tests) {
    if (given) givenTo.set(`${name.slice(0, 6)} ${rule}`, given).set(rule, given)
  }
}

/** The time of one question: its median over some rounds. A gap is an answer, and so is that another region's given does not fit. */
function timeOf(ask: () => unknown): number {
  const times = Array.from({ length: 25 }, () => {
    const start = performance.now()
    try {
      ask()
    } catch {}
    return performance.now() - start
  }).sort((a, b) => a - b)
  return times[12] as number
}

const on: LocalDate = dayOfInstant(Date.now())
const questions = [...packs.values()].flatMap((pack: Pack) => Object.entries(rules).map(([rule, { key }]) => ({
  name: `${pack.region} ${rule}`, took: timeOf(() => explainRule(pack, rule, on, givenTo.get(`${pack.region} ${rule}`) ?? givenTo.get(rule))), floor: timeOf(() => valueOn(pack, key, on)),
})))
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number
const [took, floor] = [median(questions.map((one) => one.took)), median(questions.map((one) => one.floor))]
console.log(`explain, ${Object.keys(rules).length} rules × ${packs.size} packs: median ${ms(took)}, the value alone ${ms(floor)}, ratio ${(took / floor).toFixed(1)} (goal ${goals.explainMs} ms)`)
for (const one of questions.sort((a, b) => b.took - a.took).slice(0, 5)) console.log(`  worst: ${one.name} ${ms(one.took)}, the value alone ${ms(one.floor)}`)
