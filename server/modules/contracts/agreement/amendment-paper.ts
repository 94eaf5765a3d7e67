import { fen, yuanText } from '#kernel/money.ts'
import type { AgreementSignature } from './agreement-content.ts'
import { type AgreementPaper, chineseDay, inFives, layCommon, pricesOfPackage, rowsOfPackage } from './agreement-paper.ts'
import type { AmendmentContent } from './amendment-content.ts'
import { rmbCapitals } from './rmb-capitals.ts'

type ByPayer = readonly { party: string; fen: number }[]

/** A supplement as words in their places on the paper: what changes, what it costs before and after, what of the year that runs. */
export function layAmendment(content: AmendmentContent, signatures: readonly AgreementSignature[]): AgreementPaper {
  const common = layCommon(content, content.amendedOn, signatures)
  const { original, before, after, year } = content
  const parties = partiesOf([before.shares, after.shares])
  const yearParties = year ? partiesOf([year.due, year.back]) : []
  const data = {
    ...common.data,
    original: { number: original.number, signedOn: chineseDay(original.signedOn), from: chineseDay(original.from), lastDay: chineseDay(original.lastDay), hash: original.hash === null ? '' : inFives(original.hash) },
    amendedOn: chineseDay(content.amendedOn), added: content.added.map(rowsOfPackage), dropped: content.dropped.map(rowsOfPackage), kept: content.kept.join('、'), priced: content.added.flatMap(pricesOfPackage),
    fee: {
      parties, rows: [['变更前', ...amounts(before.shares, parties), yuan(before.totalFen)], ['变更后', ...amounts(after.shares, parties), yuan(after.totalFen)]],
      resident: yuan(after.residentFen), residentCapitals: rmbCapitals(fen(after.residentFen)),
    },
    year: year && { text: year.text, parties: yearParties, rows: [...rowOf('本年应付', year.due, yearParties), ...rowOf('本年余下', year.back, yearParties)] },
    clauses: content.clauses, headings: { signatures: '五、签名与盖章' }, applied: '',
  }
  return { data, files: common.files }
}

const yuan = (amount: number): string => yuanText(fen(amount))
const partiesOf = (lists: readonly ByPayer[]): string[] => [...new Set(lists.flat().map(({ party }) => party))]
const amounts = (list: ByPayer, parties: readonly string[]): string[] => parties.map((party) => yuan(list.find((one) => one.party === party)?.fen ?? 0))
const rowOf = (name: string, list: ByPayer, parties: readonly string[]): string[][] => (list.length > 0 ? [[name, ...amounts(list, parties)]] : [])
