import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { citation, type Key, type Pack, type Policies, readPolicies, rules } from '#policy/index.ts'
import { printJson, readArguments } from '../command-line.ts'
import { packOf, policiesFolder } from '../policies-folder.ts'

/** policy rules: every rule that can be asked by name. With --markdown it is docs/rules.md. */
export function printRules(args: string[]): number {
  const { values } = readArguments(args, { markdown: { type: 'boolean', default: false } })
  if (values.json) printJson(Object.entries(rules).map(([name, { zh, en, key, given }]) => ({ name, zh, en, key, given })))
  else if (values.markdown) console.log(rulesPage())
  else for (const [name, { zh }] of Object.entries(rules)) console.log(`${name.padEnd(24)}${zh}`)
  return 0
}

/** policy questions: what a pack does not know, for whom to ask. It is the pack's questions.md. */
export function printQuestions(args: string[]): number {
  const { values } = readArguments(args, { region: { type: 'string' } })
  const { pack, policies } = packOf(values.region as string | undefined)
  if (values.json) printJson({ region: pack.region, name: pack.name, open: openQuestions(pack, policies), unsure: unsureAnswers(pack, policies) })
  else console.log(questionsPage(pack, policies))
  return 0
}

/** policy benchmarks: what a region's documents report as reached, to hold one's own figures against. */
export function printBenchmarks(args: string[]): number {
  const { values } = readArguments(args, { region: { type: 'string' } })
  const { pack, policies } = packOf(values.region as string | undefined)
  const { benchmarks } = pack.bundle
  const nameOf = (code: string) => policies.catalogue.words[code]?.zh ?? code
  if (values.json) printJson({ region: pack.region, name: pack.name, benchmarks })
  else if (benchmarks.length === 0) console.log(`${pack.name}的文件没有报告结果。`)
  else for (const { zh, bound, value, unit, as_of, source, note } of benchmarks) {
    console.log(`${zh}：${bound === 'exactly' ? '' : `${nameOf(bound)} `}${value} ${nameOf(unit)}（${as_of}，${citation(pack, source)?.number ?? source} ${citation(pack, source)?.clause ?? ''}${note ? `；${note}` : ''}）`)
  }
  return 0
}

/** policy coverage: packs × entries, how each is answered. It is docs/coverage.md. */
export function printCoverage(): number {
  console.log(coveragePage(readPolicies(policiesFolder)))
  return 0
}

/** policy documents: writes every page that is made from the packs. */
export function writeDocuments(): number {
  for (const { path, text } of generatedPages()) {
    writeFileSync(path, text)
    console.log(path.slice(join(policiesFolder, '..').length + 1))
  }
  return 0
}

/** Every page made from the packs: where it is, and what must stand there. */
export function generatedPages(): { path: string; text: string }[] {
  const policies = readPolicies(policiesFolder)
  const docs = join(policiesFolder, '..', 'docs')
  const questions = [...policies.packs.values()].map((pack) => ({
    path: join(policiesFolder, policies.folders.get(pack.region) as string, 'questions.md'), text: `${questionsPage(pack, policies)}\n`,
  }))
  return [{ path: join(docs, 'rules.md'), text: `${rulesPage()}\n` }, { path: join(docs, 'coverage.md'), text: `${coveragePage(policies)}\n` }, ...questions]
}

function rulesPage(): string {
  const rows = Object.entries(rules).map(([name, { zh, en, key, given }]) => {
    const inputs = Object.entries(given).map(([input, meaning]) => `\`${input}\` ${meaning}`).join('；')
    return `| \`${name}\` | ${zh} | ${en} | \`${key}\` | ${inputs || '—'} |`
  })
  return [
    '# 规则名', '',
    '由 `npm run -s jiayi -- policy documents` 生成。问法：`policy explain --region <代码> --rule <规则名> --on <日期> [--given 名=值 …]`；带 `?` 的可以不给。', '',
    '| 规则名 | 中文 | English | 目录条目 | 要给的 |', '|---|---|---|---|---|', ...rows,
  ].join('\n')
}

type Question = { key: string; entry: string; consumer: string; question: string; demoFrom: string | null }
type Unsure = { key: string; entry: string; from: string; certainty: 'inferred' | 'ambiguous'; note: string | null }

function openQuestions(pack: Pack, { catalogue }: Policies): Question[] {
  return catalogue.entries.flatMap(({ key, zh, consumer }) => {
    const { status, question, values } = pack.answers[key as Key]
    return status === 'unknown' ? [{ key, entry: zh, consumer, question: question ?? '', demoFrom: Object.keys(values).sort()[0] ?? null }] : []
  })
}

function unsureAnswers(pack: Pack, { catalogue }: Policies): Unsure[] {
  return catalogue.entries.flatMap(({ key, zh }) => Object.entries(pack.answers[key as Key].values).flatMap(([from, { certainty, note }]) =>
    certainty === 'inferred' || certainty === 'ambiguous' ? [{ key, entry: zh, from, certainty, note }] : []))
}

function questionsPage(pack: Pack, policies: Policies): string {
  const open = openQuestions(pack, policies).map(({ key, entry, consumer, question, demoFrom }, i) =>
    `${i + 1}. **${entry}**（\`${key}\`，用于 ${consumer}）：${question}${demoFrom ? `（自 ${demoFrom} 起暂用演示决定）` : ''}`)
  const unsure = unsureAnswers(pack, policies).map(({ key, entry, from, certainty, note }) =>
    `- **${entry}**（\`${key}\`，${from} 起，${certainty === 'inferred' ? '推定' : '写得不明确'}）${note ? `：${note}` : ''}`)
  return [
    `# ${pack.name} 待答问题`, '',
    '由 `npm run -s jiayi -- policy documents` 生成。每一问回答之前，产品在用到它的地方报政策缺口，不取默认值。', '',
    ...(open.length > 0 ? open : ['没有待答的问题。']),
    ...(unsure.length > 0 ? ['', '## 已有取值而待核实', '', ...unsure] : []),
  ].join('\n')
}

function coveragePage({ packs, catalogue }: Policies): string {
  const all = [...packs.values()]
  const rows = catalogue.entries.map(({ key, zh, topic }) => `| ${catalogue.topics[topic]?.zh} | ${zh} | ${all.map((pack) => markOf(pack, key)).join(' | ')} |`)
  const answered = all.map((pack) => catalogue.entries.filter(({ key }) => pack.answers[key as Key].status !== 'unknown').length)
  return [
    '# 政策包对目录的回答', '',
    '由 `npm run -s jiayi -- policy documents` 生成。● 有取值　◇ 只有演示值　↑ 取用上级　－ 不适用　? 未知', '',
    `| 主题 | 条目 | ${all.map(({ name }) => name).join(' | ')} |`, `|---|---|${all.map(() => '---').join('|')}|`, ...rows,
    `| | **已答 / ${catalogue.entries.length}** | ${answered.join(' | ')} |`,
  ].join('\n')
}

function markOf(pack: Pack, key: string): string {
  const { status, values } = pack.answers[key as Key]
  if (pack.bundle.answers[key]?.taken_from) return '↑'
  if (status === 'not_applicable') return '－'
  if (status === 'unknown') return Object.keys(values).length > 0 ? '? ◇' : '?'
  return '●'
}
