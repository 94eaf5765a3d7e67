import { existsSync } from 'node:fs'
import { checkPackTests, type Pack, type PackTest, type Policies, readDemoDecision, readPolicies, unaskedValues } from '#policy/index.ts'
import { BadUsage, printJson, readArguments } from '../command-line.ts'
import { policiesFolder } from '../policies-folder.ts'
import { unplacedFigures, waitingFigures } from './figures.ts'
import { unnamedCodes } from './unnamed-codes.ts'

type Counts = { region: string; name: string; values: number; unknown: number; not_applicable: number; taken: number; demo: number; citations: number; tests: number; failed: number }

/** policy check: reads every pack and the decision for trying one, runs the tests, and counts; any problem with file, line and reason. A warning is no problem. */
export function checkPolicies(args: string[]): number {
  const { values } = readArguments(args, { folder: { type: 'string' } })
  const folder = (values.folder as string | undefined) ?? policiesFolder
  if (!existsSync(folder)) throw new BadUsage(`没有目录 ${folder}`)
  const policies = readPolicies(folder)
  const { packs, catalogue, problems, documents } = policies
  const counts: Counts[] = []
  const warnings: typeof problems = []
  for (const pack of packs.values()) {
    const { tests, failed, problems: broken } = checkPackTests(folder, pack)
    problems.push(...broken)
    problems.push(...unnamedCodes(folder, pack, policies))
    warnings.push(...unasked(policies, pack, tests))
    counts.push({ ...count(pack), tests: tests.length, failed })
  }
  problems.push(...readDemoDecision(folder).problems, ...unplacedFigures(folder, policies))
  warnings.push(...waitingFigures(folder, policies))
  const ok = problems.length === 0
  if (values.json) printJson({ ok, entries: catalogue.entries.length, documents: Object.keys(documents).length, packs: counts, problems, warnings })
  else {
    for (const { file, line, reason } of problems) console.log(`${file}:${line} ${reason}`)
    for (const { file, line, reason } of warnings) console.log(`${file}:${line} 提醒：${reason}`)
    for (const one of counts) {
      console.log(`${one.region} ${one.name}：取值 ${one.values}（演示 ${one.demo}，取用上级 ${one.taken}），未知 ${one.unknown}，不适用 ${one.not_applicable}，引用 ${one.citations}，用例 ${one.tests - one.failed}/${one.tests} 通过`)
    }
    console.log(`${ok ? '全部成立' : `${problems.length} 处不成立`}${warnings.length > 0 ? `，提醒 ${warnings.length} 条` : ''}：目录 ${catalogue.entries.length} 项，文件 ${Object.keys(documents).length} 份，政策包 ${packs.size} 个`)
  }
  return ok ? 0 : 1
}

/** Values that rest on a clause and that no test asks for: they hold today, and nothing would notice a slip in them. */
function unasked({ placeOf }: Policies, pack: Pack, tests: readonly PackTest[]): Policies['problems'] {
  return unaskedValues(pack, tests).map(({ key, from, rule, isEnd }) => ({
    ...placeOf(pack.region, ['answers', key, 'values', from]),
    reason: `${key} 自 ${from} 的${isEnd ? '终止' : '取值'}没有用例问到，写错了没有谁知道：在 tests/ 里写一条 rule: ${rule}、on: ${from}、${isEnd ? `expect_gap: ${key}` : 'expect_only 写全整个值、basis 写依据的条款'}`,
  }))
}

function count(pack: Pack): Omit<Counts, 'tests' | 'failed'> {
  const answers = Object.values(pack.answers)
  const dated = answers.flatMap((answer) => Object.values(answer.values))
  const citations = new Set([...dated.map(({ source }) => source), ...answers.flatMap(({ source }) => source ?? [])])
  return {
    region: pack.region, name: pack.name, values: dated.length, demo: dated.filter(({ certainty }) => certainty === 'demo').length,
    unknown: answers.filter(({ status }) => status === 'unknown').length, not_applicable: answers.filter(({ status }) => status === 'not_applicable').length,
    taken: Object.values(pack.bundle.answers).filter(({ taken_from }) => taken_from !== undefined).length, citations: citations.size,
  }
}
