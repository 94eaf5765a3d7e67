import { isLocalDate, dayOfInstant } from '#kernel/local-date.ts'
import { fen, yuanText } from '#kernel/money.ts'
import { qrSvg } from '#platform/typeset/qr-svg.ts'
import type { AgreementContent, AgreementSignature } from './agreement-content.ts'
import { rmbCapitals } from './rmb-capitals.ts'

/** What the typesetter takes: the words of the paper by place, and its pictures by file name. */
export type AgreementPaper = { data: Record<string, unknown>; files: Record<string, Uint8Array> }

/**
 * The agreement as words in their places on the paper, Chinese dates and amounts written out. Signatures that are not made yet leave
 * their line empty, and the seal's place says so.
 */
export function layAgreement(content: AgreementContent, signatures: readonly AgreementSignature[]): AgreementPaper {
  const hasCombination = content.combination.institutions.length > 0
  const { term, fee } = content
  const common = layCommon(content, content.term.signedOn, signatures)
  const data = {
    ...common.data,
    term: { from: chineseDay(term.from), lastDay: chineseDay(term.lastDay), years: `${term.years} 年`, unit: term.unit, signedOn: chineseDay(term.signedOn) },
    packages: content.packages.map(rowsOfPackage), priced: content.packages.flatMap(pricesOfPackage),
    hasUncounted: content.packages.some(({ items }) => items.some(({ times }) => times === null)),
    fee: {
      shares: fee.shares.map((share) => [share.party, yuanText(fen(share.fen))]),
      total: yuanText(fen(fee.totalFen)), resident: yuanText(fen(fee.residentFen)), residentCapitals: rmbCapitals(fen(fee.residentFen)),
    },
    combination: { name: content.combination.name, rows: content.combination.institutions.map(({ tier, name }) => [tier, name ?? '未选']) },
    headings: headingsAfter(hasCombination ? 4 : 3),
    clauses: content.clauses.map(({ heading, text }, index) => ({ number: `第${chineseNumeral(index + 1)}条`, heading, text })),
    consents: content.consents.map(({ text, note, agreed }) => ({ text, note: note ?? '', agreed, answer: agreed ? '同意' : '未同意' })),
    applied: content.application ? `乙方于${chineseInstant(content.application.at)}在手机上签名申请，签约机构受理后协议成立。申请文本的 SHA-256：${inFives(content.application.hash)}` : '',
  }
  return { data, files: common.files }
}

type Common = Pick<AgreementContent, 'title' | 'number' | 'regionName' | 'isDemo' | 'partyA' | 'partyB' | 'verifyAddress' | 'verifyCode' | 'sources'>
/** What an agreement and a supplement to it have in common: whose they are, who signed, how they are checked. */
export function layCommon(content: Common, signedOn: string, signatures: readonly AgreementSignature[]): AgreementPaper {
  const of = (party: AgreementSignature['party']) => signatures.find((one) => one.party === party)
  const seal = of('institution')
  const { partyA, partyB } = content
  const data = {
    title: content.title, number: content.number, regionName: content.regionName, issuer: partyA.institutionName, isDemo: content.isDemo,
    documentDate: dateParts(signedOn),
    partyA: {
      label: partyA.label, name: partyA.institutionName,
      rows: [
        ['签约机构', partyA.institutionName], ['服务团队', partyA.teamName, '联系电话', partyA.phone ?? '—'], ['家庭医生', partyA.doctorName],
        ...(partyA.members.length > 0 ? [['团队成员', partyA.members.map(({ name, role }) => `${name}（${role}）`).join('、')]] : []),
      ],
    },
    partyB: {
      label: partyB.label,
      rows: [
        ['姓名', partyB.name, '性别', partyB.sex], ['出生年份', `${partyB.bornYear} 年`, '联系电话', partyB.phoneMasked ?? '—'],
        [partyB.documentKind, partyB.documentMasked], ['现住址', partyB.place], ...(partyB.populations.length > 0 ? [['人群类别', partyB.populations.join('、')]] : []),
      ],
    },
    resident: handOf(of('resident'), 'resident.png'), doctor: handOf(of('doctor'), 'doctor.png'),
    seal: { isSealed: seal !== undefined, at: seal ? chineseInstant(seal.signedAt) : '', foot: content.isDemo ? '演示 · 无效' : '电子签章' },
    verify: { address: content.verifyAddress, code: inFives(content.verifyCode) },
    sources: content.sources,
  }
  return { data, files: { 'qr.svg': qrSvg(content.verifyAddress), ...picture('resident.png', of('resident')), ...picture('doctor.png', of('doctor')) } }
}

function handOf(signature: AgreementSignature | undefined, file: string) {
  if (!signature) return { name: '', at: '', picture: null }
  return { name: signature.name, at: chineseInstant(signature.signedAt), picture: signature.image ? file : null }
}

function picture(file: string, signature: AgreementSignature | undefined): Record<string, Uint8Array> {
  return signature?.image ? { [file]: signature.image } : {}
}

type OnPaper = AgreementContent['packages'][number]
/** A package as the rows of a table: what it is, and its services two to a row. */
export const rowsOfPackage = (one: OnPaper) => ({ name: one.name, kind: kinds[one.kind], price: `居民年付 ${yuanText(fen(one.residentFen))} 元`, rows: inPairs(one.items) })
export const pricesOfPackage = ({ name, kind, price, residentFen }: OnPaper) => (price ? [pricedTable(name, kind, price, residentFen)] : [])

const kinds = { basic: '基本服务', paid: '有偿服务', agreed: '协商的服务' } as const
type Priced = NonNullable<AgreementContent['packages'][number]['price']>

/** How a package's price comes about: its lines, their sum, what is taken off, what the resident pays. What was agreed on is an annex of its own. */
function pricedTable(name: string, kind: keyof typeof kinds, { lines, sumFen, less, savingFen }: Priced, residentFen: number) {
  const yuan = (amount: number) => yuanText(fen(amount))
  return {
    title: kind === 'agreed' ? '附件　协商的服务项目' : `价格明细　${name}`,
    rows: lines.map((line) => [line.name, line.level, String(line.times), yuan(line.unitFen), yuan(line.amountFen)]),
    sum: yuan(sumFen), less: less.filter((one) => one.fen > 0).map(({ part, fen: amount }) => [part, yuan(amount)]), resident: yuan(residentFen), saving: yuan(savingFen),
  }
}

/** Services two to a row, as [name, times, name, times]; a package without services keeps one empty row. */
function inPairs(items: AgreementContent['packages'][number]['items']): string[][] {
  const rows: string[][] = []
  const cells = items.flatMap(({ name, times }) => [name, times === null ? '—' : String(times)])
  for (let at = 0; at < Math.max(cells.length, 1); at += 4) rows.push([0, 1, 2, 3].map((column) => cells[at + column] ?? ''))
  return rows
}

function headingsAfter(count: number): Record<'clauses' | 'consents' | 'signatures', string> {
  const heading = (offset: number, text: string) => `${chineseNumeral(count + offset)}、${text}`
  return { clauses: heading(1, '双方约定'), consents: heading(2, '告知与同意'), signatures: heading(3, '签名与盖章') }
}

/** 1 to 99 as 一 … 九十九. */
export function chineseNumeral(number: number): string {
  const ones = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
  const [ten, one] = [Math.floor(number / 10), number % 10]
  return `${ten > 1 ? ones[ten] : ''}${ten > 0 ? '十' : ''}${ones[one]}`
}

export function chineseDay(day: string): string {
  const [year, month, date] = dateParts(day)
  return `${year}年${month}月${date}日`
}

function chineseInstant(instant: string): string {
  const time = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 19)
  return `${chineseDay(dayOfInstant(instant))} ${time}`
}

function dateParts(day: string): [year: number, month: number, date: number] {
  if (!isLocalDate(day)) throw new Error(`not a calendar day: "${day}"`)
  return day.split('-').map(Number) as [number, number, number]
}

export function inFives(code: string): string {
  return code.replace(/.{5}(?=.)/g, '$& ')
}
