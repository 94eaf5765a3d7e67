import { isClosingNoticed, type Key, ownValues, type Pack, type PackTest, type Policies, readPackTests, ruleAbout, shapes, unnoticedInBenchmark, unnoticedSlips } from '#policy/index.ts'
import { printJson, readArguments } from '../command-line.ts'
import { packOf, policiesFolder } from '../policies-folder.ts'

type Unnoticed = { file: string; line: number; reason: string }

/** policy slips: changes every value of a pack in every way a slip of the pen could, and tells those that no test notices. */
export function printSlips(args: string[]): number {
  const { values } = readArguments(args, { region: { type: 'string' }, folder: { type: 'string' } })
  const { region, folder = policiesFolder } = values as { region?: string; folder?: string }
  const { pack, policies } = packOf(region, folder)
  const { tests, problems } = readPackTests(folder, policies.folders.get(pack.region) as string)
  const found = [...problems, ...unnoticed(pack, policies, tests)]
  const tried = ownValues(pack).length + pack.bundle.benchmarks.length
  if (values.json) printJson({ region: pack.region, name: pack.name, tried, unnoticed: found })
  else {
    for (const { file, line, reason } of found) console.log(`${file}:${line} ${reason}`)
    console.log(found.length === 0 ? `${pack.name}：逐个改了 ${tried} 个取值与基准，改在哪里都有用例不成立。` : `${pack.name}：${tried} 个取值与基准里，${found.length} 处改错了没有用例发现。`)
  }
  return found.length === 0 ? 0 : 1
}

function unnoticed(pack: Pack, { placeOf }: Policies, tests: readonly PackTest[]): Unnoticed[] {
  const told = (path: string[], reason: string) => ({ ...placeOf(pack.region, path), reason })
  const inValues = ownValues(pack).flatMap(({ key, from, value }) => {
    const { missed } = unnoticedSlips({ pack, tests, key, from })
    const remedy = value.value === null ? `一条 rule: ${ruleAbout(key)}、on: ${from}、expect_gap: ${key} 的用例` : `一条 rule: ${ruleAbout(key)}、on: ${from} 的用例，expect_only 写全整个值，basis 写依据的条款；起始日写进 tests/calendar.yaml 的 starts，推定的写进 certainties`
    return missed.length === 0 ? [] : [told(['answers', key, 'values', from], `${key} 自 ${from}：${missed.join('；')}，都没有用例发现。请写${remedy}`)]
  })
  const inBenchmarks = pack.bundle.benchmarks.flatMap(({ id }) => {
    const missed = unnoticedInBenchmark(pack, tests, { id })
    return missed.length === 0 ? [] : [told(['benchmarks', id], `基准 ${id}：${missed.join('；')}，都没有用例发现。请在 rule: benchmarks 的用例里写全它的八样`)]
  })
  const leftOpen = (Object.keys(shapes) as Key[]).filter((key) => pack.answers[key].status === 'unknown' && !isClosingNoticed({ pack, tests, key }))
    .map((key) => told(['answers', key], `${key} 是待答的问题，改成“不适用”没有用例发现。请写进 tests/calendar.yaml 的 certainties 的 unknown`))
  return [...inValues, ...inBenchmarks, ...leftOpen]
}
