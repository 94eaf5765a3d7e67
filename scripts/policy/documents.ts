import { readPolicies, rules } from '#policy/index.ts'
import { printJson, readArguments } from '../command-line.ts'
import { packOf, policiesFolder } from '../policies-folder.ts'

/** policy rules: every rule that can be asked by name. With --markdown it is docs/rules.md. */
export function rulesMarkdown(args: string[]): number {
  const { values } = readArguments(args, { markdown: { type: 'boolean', default: false } })
  const rows = Object.entries(rules).map(([name, { zh, en, key, given }]) => ({ name, zh, en, key, given }))
  if (values.json) printJson(rows)
  else if (!values.markdown) for (const { name, zh } of rows) console.log(`${name.padEnd(24)}${zh}`)
  else {
    console.log('# 规则名\n\n由 `npm run -s jiayi -- policy rules --markdown` 生成。问法：`policy explain --region <代码> --rule <规则名> --on <日期> [--given 名=值 …]`；带 `?` 的可以不给。\n')
    console.log('| 规则名 | 中文 | English | 目录条目 | 要给的 |\n|---|---|---|---|---|')
    for (const { name, zh, en, key, given } of rows) {
      console.log(`| \`${name}\` | ${zh} | ${en} | \`${key}\` | ${Object.entries(given).map(([input, meaning]) => `\`${input}\` ${meaning}`).join('；')} |`)
    }
  }
  return 0
}

/** policy questions: what a pack does not know, for whom to ask. It is the pack's questions.md. */
export function questionsMarkdown(args: string[]): number {
  const { values } = readArguments(args, { region: { type: 'string' } })
  const { pack, policies } = packOf(values.region as string | undefined)
  console.log(`# ${pack.name} 待答问题\n\n由 \`npm run -s jiayi -- policy questions --region ${pack.region}\` 生成。每一问回答之前，产品在用到它的地方报政策缺口，不取默认值。\n`)
  let number = 0
  for (const { key, zh, consumer } of policies.catalogue.entries) {
    const answer = pack.answers[key as keyof typeof pack.answers]
    if (answer.status !== 'unknown') continue
    number += 1
    const demo = Object.entries(answer.values).map(([from]) => `；自 ${from} 起暂用演示决定`).join('')
    console.log(`${number}. **${zh}**（\`${key}\`，用于 ${consumer}）：${answer.question}${demo}`)
  }
  const unsure = policies.catalogue.entries.flatMap(({ key, zh }) => Object.entries(pack.answers[key as keyof typeof pack.answers].values)
    .filter(([, { certainty, note }]) => (certainty === 'inferred' || certainty === 'ambiguous') && note !== null)
    .map(([from, { certainty, note }]) => `- **${zh}**（\`${key}\`，${from} 起，${certainty === 'inferred' ? '推定' : '写得不明确'}）：${note}`))
  if (unsure.length > 0) console.log(`\n## 已有取值而待核实\n\n${unsure.join('\n')}`)
  return 0
}

/** policy coverage: packs × topics, how much of each is answered. It is docs/coverage.md. */
export function coverageMarkdown(): number {
  const { packs, catalogue } = readPolicies(policiesFolder)
  const all = [...packs.values()]
  console.log('# 政策包对目录的回答\n\n由 `npm run -s jiayi -- policy coverage` 生成。● 有取值　◇ 只有演示值　↑ 取自国家　－ 不适用　? 未知\n')
  console.log(`| 主题 | 条目 | ${all.map(({ name }) => name).join(' | ')} |\n|---|---|${all.map(() => '---').join('|')}|`)
  for (const { key, zh, topic } of catalogue.entries) {
    const marks = all.map((pack) => {
      const answer = pack.answers[key as keyof typeof pack.answers]
      if (pack.bundle.answers[key]?.taken_from) return '↑'
      if (answer.status === 'not_applicable') return '－'
      if (answer.status === 'unknown') return Object.keys(answer.values).length > 0 ? '? ◇' : '?'
      return '●'
    })
    console.log(`| ${catalogue.topics[topic]?.zh} | ${zh} | ${marks.join(' | ')} |`)
  }
  return 0
}
