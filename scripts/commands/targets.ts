import { localDate } from '#kernel/local-date.ts'
import { citation, PolicyGap, type QuotaTable, quotaTable } from '#policy/index.ts'
import { answering, BadUsage, type Command, printJson, readArguments } from '../command-line.ts'
import { packOf } from '../policies-folder.ts'

export const command: Command = {
  summary: '任务分配表：逐行复算，两种合计对照',
  help: `用法：targets table --region <六位代码> --year <年> [--json]
  按政策包所载的任务分配表逐行复算，列出逐行相加与按总人口乘比率两种合计，并标出与印发数的差。
  例：targets table --region 990101 --year 2027`,
  run: (args) => answering(() => {
    const { values, positionals } = readArguments(args, { region: { type: 'string' }, year: { type: 'string' } })
    if (positionals[0] !== 'table' || !/^\d{4}$/.test(String(values.year))) throw new BadUsage('要写：targets table --region <六位代码> --year <年>')
    const { pack } = packOf(values.region as string | undefined)
    const on = localDate(`${values.year}-12-31`)
    try {
      const { value, because } = quotaTable(pack, on)
      const basis = because.map((one) => ({ ...one, document: citation(pack, one.source) }))
      if (values.json) printJson({ region: pack.region, name: pack.name, year: Number(values.year), ...asJson(value), because: basis })
      else printTable(`${pack.name} ${values.year} 年度任务分配表（${basis.map(({ document }) => `${document?.number} ${document?.clause}`).filter((one, i, all) => all.indexOf(one) === i).join('；')}）`, value)
      return 0
    } catch (error) {
      if (!(error instanceof PolicyGap)) throw error
      if (values.json) printJson({ region: pack.region, year: Number(values.year), gap: { parameter: error.parameter, kind: error.kind, question: error.question } })
      else console.log(`政策缺口：${pack.name} ${values.year} 年没有任务分配表${error.question ? `（${error.question}）` : ''}`)
      return 1
    }
  }),
}

function asJson({ method, rows, totals }: QuotaTable) {
  const difference = (of: { sumOfRows: number; printed: number | null }) => (of.printed === null ? null : of.sumOfRows - of.printed)
  const withDifference = Object.fromEntries(Object.entries(totals).map(([name, total]) => [name, { ...total, difference: difference(total) }]))
  return { method, rows: rows.map((row) => ({ ...row, difference: row.quota - row.printed })), totals: withDifference }
}

const kinds = { urban: '城镇', rural: '农村' }

function printTable(title: string, { rows, totals }: QuotaTable): void {
  console.log(`${title}\n`)
  console.log(line('镇街', '类别', '常住人口', '比率', '任务数', '印发数', '差'))
  for (const row of rows) {
    const signed = row.quota - row.printed
    console.log(line(row.name, kinds[row.kind], row.persons, `${row.rateBasisPoints / 100}%`, row.quota, row.printed, signed === 0 ? '' : signed))
  }
  console.log(`\n${line('合计', '', '逐行相加', '', '按总数算', '印发数', '差')}`)
  const { persons } = totals
  console.log(line('常住人口', '', persons.sumOfRows, '', '', persons.printed ?? '', flag(persons.sumOfRows, persons.printed)))
  for (const [name, label] of [['urban', '城镇任务'], ['rural', '农村任务'], ['total', '任务合计']] as const) {
    const total = totals[name]
    console.log(line(label, '', total.sumOfRows, '', total.rateOnTotal, total.printed ?? '', flag(total.sumOfRows, total.printed)))
  }
  console.log('\n差 = 逐行相加 − 印发数；带 * 的合计与印发数不符。')
}

function flag(sum: number, printed: number | null): string {
  return printed === null || sum === printed ? '' : `${sum > printed ? '+' : ''}${sum - printed} *`
}

/** Chinese characters are two columns wide in a terminal. */
function line(...cells: (string | number)[]): string {
  const widths = [14, 6, 12, 6, 10, 10, 8]
  return cells.map((cell, i) => {
    const text = typeof cell === 'number' ? cell.toLocaleString('en-US') : cell
    const width = [...text].reduce((sum, letter) => sum + (/[⺀-￿]/.test(letter) ? 2 : 1), 0)
    const pad = ' '.repeat(Math.max(0, (widths[i] ?? 0) - width))
    return i < 2 ? text + pad : pad + text
  }).join('')
}
