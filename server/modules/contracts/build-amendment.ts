import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { agreementTemplate, type Because, type Pack } from '#policy/index.ts'
import { zh } from '#api/wording/index.ts'
import type { AmendmentContent } from './agreement/amendment-content.ts'
import { chineseDay } from './agreement/agreement-paper.ts'
import { type CodeNames, onPaper, partiesOf, sharesOnPaper, sourcesOf } from './build-agreement.ts'
import type { Row } from './contract-rows.ts'
import type { Amended } from './domain/decide-amendment.ts'
import type { KnownTeam, Situation } from './select-situation.ts'
import type { Settled } from './settle-amendment.ts'

export type Supplement = {
  pack: Pack; on: LocalDate; row: Row; situation: Situation; team: KnownTeam; amended: Amended; settled: Settled | null; because: readonly Because[]; version: number; clauses: string[]
  originalHash: string | null; verifyCode: string; documentNumber: string | null; phone: string | null; origin: string; isDemo: boolean; words: CodeNames
}
const years: Readonly<Record<string, string>> = zh.contracts.amend.year

/** What the paper of a supplement says, whole: it is hashed and signed as it stands here. */
export function buildAmendment(paper: Supplement): AmendmentContent {
  const { pack, on, row, amended: { terms, added, dropped }, settled, version, words } = paper
  const template = agreementTemplate(pack, on).value
  const lastDay = addDays(row.until, -1)
  return {
    form: 2, template: template.template, title: `${template.title}补充协议`, number: `${row.number}-${version}`, version, regionName: pack.name, isDemo: paper.isDemo,
    ...partiesOf({ ...paper, doctorName: row.doctorName, labels: template }),
    original: { number: row.number, signedOn: row.signedOn, from: row.from, lastDay, hash: paper.originalHash }, amendedOn: on,
    added: added.map((one) => onPaper(one.package, words)), dropped: dropped.map((one) => onPaper(one.package, words)), kept: terms.packages.filter((one) => !added.some(({ package: { id } }) => id === one.id)).map(({ zh: name }) => name),
    before: { ...row.terms.fee, shares: sharesOnPaper(row.terms.fee.shares, words) }, after: { ...terms.fee, shares: sharesOnPaper(terms.fee.shares, words) },
    year: settled && {
      lastDay: settled.year.lastDay, due: sharesOnPaper(settled.year.due ?? {}, words), back: sharesOnPaper(settled.year.back ?? {}, words),
      text: (years[settled.year.rule] as string).replace('{{lastDay}}', chineseDay(settled.year.lastDay)).replace('{{months}}', String(settled.year.months)),
    },
    clauses: paper.clauses, sources: sourcesOf(pack, paper.because), verifyCode: paper.verifyCode, verifyAddress: `${paper.origin}/verify/${paper.verifyCode}`,
  }
}

/** The contract that is signed already for the time after this one. */
export type Next = { number: string; from: LocalDate; packages: string[] }
/** What every supplement agrees on beside the packages; where the next contract is signed already, also that it stays as it was signed. */
export const clausesOf = (number: string, on: LocalDate, lastDay: LocalDate, next: Next | null): string[] => [
  `本补充协议自${chineseDay(on)}起生效，到原协议期满（${chineseDay(lastDay)}）为止。`,
  ...(next ? [`双方已签订接续的协议 ${next.number}（自${chineseDay(next.from)}起），其服务包按签订时的约定，不因本补充协议变更。`] : []),
  `除以上变更外，协议 ${number} 的其他约定不变，继续有效；不一致的，以本补充协议为准。`,
  '本补充协议是原协议的组成部分，双方签名、机构盖章后生效，双方各执一份。',
]
