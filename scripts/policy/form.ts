import { zh as wording } from '#api/wording/index.ts'
import { codesInUse, didYouMean, type Key, type LeafForm, type PartForm, type Policies, readPolicies, rules, shapes, valueForm, valueText } from '#policy/index.ts'
import { BadUsage, printJson, readArguments } from '../command-line.ts'
import { policiesFolder } from '../policies-folder.ts'

/** policy form: what may be written as the value of one entry, field by field, and how other packs write it. */
export function printForm(args: string[]): number {
  const { values } = readArguments(args, { entry: { type: 'string' }, folder: { type: 'string' } })
  const { entry: asked, folder = policiesFolder } = values as { entry?: string; folder?: string }
  const policies = readPolicies(folder)
  const entry = policies.catalogue.entries.find(({ key }) => key === asked)
  if (entry === undefined || !Object.hasOwn(shapes, entry.key)) {
    throw new BadUsage(asked === undefined ? '要写 --entry，例如 --entry contract.ending；条目见 policies/catalogue.yaml' : `目录里没有条目 ${asked}${didYouMean(asked, Object.keys(shapes), '。')}条目见 policies/catalogue.yaml`)
  }
  const key = entry.key as Key
  const form = valueForm(key)
  const written = valuesOf(policies, key)
  const asking = Object.entries(rules).filter(([, rule]) => rule.key === key).map(([name]) => name)
  if (values.json) {
    printJson({ key, zh: entry.zh, en: entry.en, ask: entry.ask, form, rules: asking, written: written.map(({ region, from, value }) => ({ region, from, value })) })
    return 0
  }
  const codes: Record<string, string[]> = form ? codesInUse(form, written.map(({ value }) => value)) : {}
  const nameOf = (code: string) => policies.catalogue.words[code]?.zh ?? code
  console.log(`${key} ${entry.zh}：${entry.ask}`)
  if (form === null) console.log('  表里有表，或者含有规则：照下面别的政策包写')
  else if (form.kind === 'parts' || form.kind === 'rows') {
    console.log(form.kind === 'rows' ? '  几行，每行写' : '  写')
    for (const part of form.parts) console.log(`    ${part.name}${part.isOptional ? '（可不写）' : ''} ${fields[part.name] ?? nameOf(part.name)}：${kindOf(part.form, codes[part.name], (code) => meanings[part.name]?.[code] ?? nameOf(code))}`)
  } else console.log(`  直接写${kindOf(form, codes[''], nameOf)}`)
  console.log(written.length === 0 ? '  还没有政策包写过' : '  别的政策包怎样写')
  for (const { name, from, value } of written.slice(-mostExamples)) console.log(`    ${name} 自 ${from}\n${valueText(value).trimEnd().split('\n').map((line) => `      ${line}`).join('\n')}`)
  console.log(`  用例里的规则名：${asking.join('、')}`)
  return 0
}

/** Names of fields and of choices as the form on the page has them; the catalogue's words where it has none. */
const { field: fields, meaning: meanings } = wording.policyDrafts as unknown as { field: Record<string, string>; meaning: Record<string, Record<string, string>> }
const mostExamples = 2
const mostCodes = 12

type Written = { region: string; name: string; from: string; value: unknown }
const valuesOf = ({ packs }: Policies, key: Key): Written[] =>
  [...packs.values()].flatMap(({ region, name, bundle }) => Object.entries(bundle.answers[key]?.taken_from === undefined ? bundle.answers[key]?.values ?? {} : {})
    .filter(([, { value }]) => value !== 'null').map(([from, { value }]) => ({ region, name, from, value })))

function kindOf(form: PartForm['form'], codes: readonly string[] | undefined, nameOf: (code: string) => string): string {
  const used = codes && codes.length > 0 ? `，用过的有 ${codes.slice(0, mostCodes).map((code) => named(code, nameOf)).join('、')}${codes.length > mostCodes ? '……' : ''}` : ''
  if (form.kind === 'list') return `一个列表 [甲, 乙]，每个是${leafText(form.of, nameOf)}${used}`
  if (form.kind === 'map') return `{ 代码: 值 }，值是${leafText(form.of, nameOf)}${used}`
  return `${leafText(form, nameOf)}${used}`
}

const leafTexts: Record<Exclude<LeafForm['kind'], 'choice'>, string> = {
  count: '非负整数', yuan: '元，最多两位小数', percent: '百分数，不写 %', share: '元，或带 % 的百分数', year: '四位年份', weekday: '星期几，1 到 7', day: '日期', truth: ' true 或 false', word: '文字', code: '小写英文代码',
}
const leafText = (leaf: LeafForm, nameOf: (code: string) => string): string =>
  leaf.kind === 'choice' ? `其中一个：${leaf.of.map((code) => named(code, nameOf)).join('、')}` : leafTexts[leaf.kind]
const named = (code: string, nameOf: (code: string) => string): string => (nameOf(code) === code ? code : `${code} ${nameOf(code)}`)
