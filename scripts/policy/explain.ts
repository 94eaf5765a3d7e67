import { isLocalDate } from '#kernel/local-date.ts'
import { citation, didYouMean, explainRule, type Outcome, type Pack, type Plain, PolicyGap, rules } from '#policy/index.ts'
import { BadUsage, printJson, readArguments } from '../command-line.ts'
import { packOf } from '../policies-folder.ts'
import { reasonText } from '../reason-text.ts'

/** policy explain: what a region rules on a day, and where it is written. */
export function explain(args: string[]): number {
  const { values, positionals } = readArguments(args, {
    region: { type: 'string' }, rule: { type: 'string' }, on: { type: 'string' }, given: { type: 'string', multiple: true }, folder: { type: 'string' },
  })
  if (positionals.length > 0) throw new BadUsage(`多余的参数：${positionals.join('、')}。多个已知条件要各写一个 --given 名=值`)
  const { region, rule, on } = values as { region?: string; rule?: string; on?: string }
  const { pack, policies } = packOf(region, values.folder as string | undefined)
  if (rule === undefined || !Object.hasOwn(rules, rule)) throw new BadUsage(`没有规则 ${rule ?? '（--rule 未写）'}${didYouMean(rule ?? '', Object.keys(rules), '。')}现有：${Object.keys(rules).join('、')}`)
  if (on === undefined || !isLocalDate(on)) throw new BadUsage(`--on 不是存在的日期：${on ?? '（未写）'}`)
  const given = readGiven(rule, values.given as string[] | undefined)

  const question = { region: pack.region, name: pack.name, rule, on, given }
  const nameOf = (code: string) => policies.catalogue.words[code]?.zh ?? code
  try {
    const outcome = asked(() => explainRule(pack, rule, on, given))
    if (values.json) printJson({ ...question, ...asJson(pack, outcome, nameOf) })
    else printOutcome(pack, `${pack.name} ${on} ${rules[rule]?.zh}`, outcome, nameOf)
    return outcome.kind === 'value' ? 0 : 1
  } catch (error) {
    if (!(error instanceof PolicyGap)) throw error
    const { parameter, kind } = error
    if (values.json) printJson({ ...question, gap: { parameter, kind, question: error.question } })
    else console.log(gapText(pack, on, error, policies.catalogue.entries.find(({ key }) => key === parameter)?.zh ?? parameter))
    return 1
  }
}

function readGiven(rule: string, written: string[] | undefined): Record<string, string> {
  const known = Object.keys(rules[rule]?.given ?? {}).map((name) => name.replace('?', ''))
  return Object.fromEntries((written ?? []).map((one) => {
    const [name, value] = [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]
    if (!one.includes('=') || !known.includes(name)) throw new BadUsage(`--given ${one}：应写 名=值，可给：${known.join('、') || '无'}`)
    return [name, value]
  }))
}

/** A given value that is no day or no number is the caller's mistake, not a defect. */
function asked(ask: () => Outcome): Outcome {
  try {
    return ask()
  } catch (error) {
    if (error instanceof PolicyGap) throw error
    throw new BadUsage(`给的值不对：${(error as Error).message}`)
  }
}

function asJson(pack: Pack, outcome: Outcome, nameOf: (code: string) => string) {
  if (outcome.kind === 'missing') return { missing: outcome.inputs }
  if (outcome.kind === 'refused') return { refused: outcome.reasons.map((reason) => ({ ...reason, text: reasonText(reason, nameOf) })) }
  return { value: outcome.value, because: outcome.because.map((one) => ({ ...one, document: citation(pack, one.source) })) }
}

function printOutcome(pack: Pack, title: string, outcome: Outcome, nameOf: (code: string) => string): void {
  console.log(title)
  if (outcome.kind === 'missing') return console.log(`  还需要：${outcome.inputs.join('、')}（用 --given 名=值 给出）`)
  if (outcome.kind === 'refused') {
    for (const reason of outcome.reasons) console.log(`  不可以：${reasonText(reason, nameOf)}`)
    return
  }
  for (const text of lines(outcome.value, nameOf)) console.log(`  ${text}`)
  const basis = outcome.because.map((one) => `  依据 ${cite(pack, one.source)}，自 ${one.from} 起${certainties[one.certainty]}`)
  for (const text of new Set(basis)) console.log(text)
}

const certainties = { stated: '', inferred: '（由文件推定）', ambiguous: '（文件写得不明确）', demo: '（演示值）' }

function cite(pack: Pack, source: string): string {
  const found = citation(pack, source)
  return found ? `${found.number} ${found.clause}` : source
}

function lines(value: Plain, nameOf: (code: string) => string): string[] {
  if (value === null) return ['无']
  if (typeof value === 'boolean') return [value ? '是' : '否']
  if (typeof value !== 'object') return [nameOf(String(value))]
  if (Array.isArray(value)) {
    if (value.every((one) => one === null || typeof one !== 'object')) return [value.map((one) => lines(one, nameOf)[0]).join('、') || '无']
    return value.flatMap((one) => [`· ${lines(one, nameOf).join('  ')}`])
  }
  return Object.entries(value).flatMap(([name, one]) => {
    const inner = lines(one, nameOf)
    return one !== null && typeof one === 'object' && inner.length > 1 ? [`${nameOf(name)}`, ...inner.map((text) => `  ${text}`)] : [`${nameOf(name)} ${inner[0] ?? '无'}`]
  })
}

function gapText(pack: Pack, on: string, gap: PolicyGap, entry: string): string {
  if (gap.kind === 'no_value_on_day') return `政策缺口：${pack.name}在 ${on} 没有「${entry}」的取值，不取相近日期的值。`
  if (gap.kind === 'not_applicable') return `${pack.name}不涉及「${entry}」：${gap.question}`
  return `政策缺口：${pack.name}的「${entry}」未知。待答：${gap.question}`
}
