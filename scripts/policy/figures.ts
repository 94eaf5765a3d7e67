import { citation, didYouMean, type Key, type Pack, type PackTest, type Policies, readPackTests, readPolicies, rules } from '#policy/index.ts'
import { BadUsage, printJson, readArguments } from '../command-line.ts'
import { policiesFolder } from '../policies-folder.ts'
import { type Figure, type FigureProblem, figuresFile as file, readFigures } from './read-figures.ts'

export type MappedFigure = Figure & { answer: string; problem: string | null }

/** Where every figure went. A figure of a pack that is there must go to a tested value, a question, a benchmark, a start day, or say why to none of them. */
export function mapFigures(folder: string, { packs, folders, catalogue }: Policies = readPolicies(folder)): MappedFigure[] {
  const keys = new Set(catalogue.entries.map(({ key }) => key))
  const testsOf = new Map([...folders].map(([region, place]) => [region, readPackTests(folder, place).tests]))
  return readFigures(folder, packs).figures.map((figure) => {
    const pack = packs.get(figure.region)
    return { ...figure, ...(pack ? placeFigure(pack, testsOf.get(figure.region) ?? [], keys, figure) : awaitFigure(keys, figure)) }
  })
}

/** The rows that do not read and the figures that went nowhere, for `policy check`. */
export function unplacedFigures(folder: string, policies: Policies = readPolicies(folder)): FigureProblem[] {
  const lost = mapFigures(folder, policies).flatMap(({ id, line, problem }) => (problem === null ? [] : [{ file, line, reason: `${id} ${problem}` }]))
  return [...readFigures(folder, policies.packs).problems, ...lost].sort((one, other) => one.line - other.line)
}

/** Regions of which figures are listed and nobody wrote a pack yet, each once, for `policy check` to remind of. */
export function waitingFigures(folder: string, policies: Policies): FigureProblem[] {
  const figures = mapFigures(folder, policies).filter(({ answer }) => answer === waiting)
  return [...new Set(figures.map(({ region }) => region))].map((region) => {
    const own = figures.filter((figure) => figure.region === region)
    return { file, line: own[0]?.line ?? 1, reason: `地区 ${region} 的 ${own.length} 件还没有政策包可归入：代码写错了就改，没写错就用 new-region 写出骨架` }
  })
}

/** policy figures: what the documents say, one a line, and where it went. */
export function printFigures(args: string[]): number {
  const { values } = readArguments(args, { region: { type: 'string' }, folder: { type: 'string' } })
  const { region: asked, folder = policiesFolder } = values as { region?: string; folder?: string }
  const policies = readPolicies(folder)
  const { packs } = policies
  const all = mapFigures(folder, policies)
  const regions = [...new Set([...packs.keys(), ...all.map(({ region }) => region)])].sort()
  if (asked !== undefined && !regions.includes(asked)) throw new BadUsage(`没有地区 ${asked}${didYouMean(asked, regions, '。')}现有：${regions.map((region) => `${region} ${packs.get(region)?.name ?? waiting}`).join('、')}`)
  const figures = all.filter(({ region }) => asked === undefined || region === asked)
  const unread = readFigures(folder, packs).problems
  const lost = figures.filter(({ problem }) => problem !== null).length + unread.length
  if (values.json) printJson({ figures: figures.map(({ line, rest, ...one }) => one), total: figures.length, lost, unread })
  else {
    for (const { line, reason } of unread) console.log(`${file}:${line} ${reason}`)
    for (const { id, region, clause, topic, answer, problem } of figures) console.log(`${id} ${region} ${clause} ${topic} → ${problem ?? answer}`)
    console.log(`共 ${figures.length} 件：已归位 ${figures.filter(({ answer, problem }) => problem === null && answer !== waiting).length}，政策包未录入 ${figures.filter(({ answer }) => answer === waiting).length}，没有归位 ${lost}${asked !== undefined && figures.length === 0 ? `。${asked} 在 ${file} 里还没有一行` : ''}`)
  }
  return lost === 0 ? 0 : 1
}

const waiting = '政策包未录入'
type Placed = { answer: string; problem: string | null }
const lost = (problem: string): Placed => ({ answer: '', problem })
const found = (answer: string): Placed => ({ answer, problem: null })

/** Of a pack that nobody wrote yet, only that what is named exists. */
function awaitFigure(keys: ReadonlySet<string>, { mapsTo }: Figure): Placed {
  const wrong = keysOf(mapsTo).filter((key) => !keys.has(key))
  return wrong.length > 0 ? lost(`归入了目录没有的条目 ${wrong.join('、')}`) : found(waiting)
}

function placeFigure(pack: Pack, tests: readonly PackTest[], keys: ReadonlySet<string>, figure: Figure): Placed {
  const { mapsTo, clause, value } = figure
  if (mapsTo === '') return lost('没有归入任何条目、基准或理由')
  if (mapsTo.startsWith('none:')) return found(`不录：${mapsTo.slice(5)}`)
  if (mapsTo === 'starts') return tests.some(({ rule }) => rule === 'starts') ? found('起始日，见用例 starts') : lost('没有核对起始日的用例')
  if (mapsTo.startsWith('benchmark')) return placeBenchmarks(pack, mapsTo.split(':')[1] ?? '', value)
  const asked = keysOf(mapsTo)
  const wrong = asked.filter((key) => !keys.has(key))
  if (wrong.length > 0) return lost(`归入了目录没有的条目 ${wrong.join('、')}`)
  const placed = asked.map((key) => placeKey(pack, tests, key as Key))
  const missing = placed.find(({ problem }) => problem !== null)
  if (missing) return missing
  if (!asked.some((key) => speaksOf(pack, key as Key, clause))) return lost(`归入 ${asked.join('、')}，而出处与说明都没有提到 ${clause}`)
  const open = asked.some((key) => pack.answers[key as Key].status !== 'value')
  const untested = open ? [] : missingNumbers(value, JSON.stringify(tests.filter(({ rule }) => asked.includes(rules[rule]?.key ?? ''))))
  if (untested.length > 0) return lost(`${asked.join('、')} 的用例里没有 ${untested.join('、')}`)
  return found(placed.map(({ answer }) => answer).join('；'))
}

function placeBenchmarks(pack: Pack, ids: string, value: string): Placed {
  const known = new Set(pack.bundle.benchmarks.map(({ id }) => id))
  const wrong = ids.split(',').filter((id) => !known.has(id))
  if (wrong.length > 0) return lost(`没有基准 ${wrong.join('、') || '（未写）'}`)
  const unwritten = missingNumbers(value, JSON.stringify(pack.bundle.benchmarks.filter(({ id }) => ids.split(',').includes(id))))
  return unwritten.length > 0 ? lost(`基准 ${ids} 里没有 ${unwritten.join('、')}`) : found(`基准 ${ids}`)
}

function placeKey(pack: Pack, tests: readonly PackTest[], key: Key): Placed {
  const { status, question, values } = pack.answers[key]
  if (status === 'unknown') return found(`${key} 待答：${question}`)
  if (status === 'not_applicable') return found(`${key} 不适用：${question}`)
  const own = tests.filter((test) => rules[test.rule]?.key === key && test.expect_gap === undefined)
  return own.length === 0 ? lost(`${key} 有取值而没有用例`) : found(`${key} 自 ${Object.keys(values).sort()[0]} 起，用例「${own[0]?.name}」等 ${own.length} 个`)
}

/** Whether an answer cites the clause, or mentions it in its note or question; an answer taken from another pack, or a question without a source, need not. */
function speaksOf(pack: Pack, key: Key, clause: string): boolean {
  const { source, values, status, question } = pack.answers[key]
  if (pack.bundle.answers[key]?.taken_from !== undefined || (status === 'unknown' && source === null)) return true
  const label = clause.split(' ')[0] as string
  const cited = [source, ...Object.values(values).map((dated) => dated.source)].map((one) => one && citation(pack, one)?.clause)
  const told = [question, ...Object.values(values).map(({ note }) => note)]
  return cited.some((text) => text && isSameClause(label, text)) || told.some((text) => text?.includes(label))
}

/** Example: 一(二)二是 is cited by 一(二)二是; 三 by 三、奖励性绩效; 附件 by 附件 2017年度任务分配表. */
function isSameClause(label: string, cited: string): boolean {
  return cited.split(/[、 ]/)[0] === label
}

/** The numbers of a figure that stand nowhere in a text. Example: resident=20;insurance=70 in a test that expects only 20 → 70. */
function missingNumbers(figure: string, text: string): string[] {
  const there = new Set(numbersIn(text).map(Number))
  return numbersIn(figure).filter((number) => !there.has(Number(number)))
}

function numbersIn(text: string): string[] {
  return text.match(/\d+(\.\d+)?/g) ?? []
}

function keysOf(mapsTo: string): string[] {
  return /^(starts|none:|benchmark)/.test(mapsTo) ? [] : mapsTo.split(',').filter((key) => key !== '')
}
