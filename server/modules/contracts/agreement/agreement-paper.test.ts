import { create } from 'qrcode'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inkIn, lookAtPdf, type PageBox, type PdfLook, pixelsIn } from '#platform/typeset/pdf-pages.fixture.ts'
import { openTypesetter } from '#platform/typeset/typesetter.ts'
import { pngOf } from '../signature.fixture.ts'
import { anAgreement, signaturesWith } from './agreement.fixture.ts'
import { chineseNumeral } from './agreement-paper.ts'
import type { AgreementContent } from './agreement-content.ts'
import { typesetAgreement } from './typeset-agreement.ts'

const typesetter = openTypesetter()
afterAll(() => typesetter.close())
const hand = pngOf(300, 100, (x, y) => Math.abs(y - 50 - 20 * Math.sin(x / 20)) < 3 && x > 20 && x < 280)
const content = anAgreement()
/** 26 mm from the edge; a full stop may hang over it by a third of a letter. */
const rightMargin = 525.5
const squeezed = (text: string) => text.replace(/[\s\u200b]/g, '')
const textsOf = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [])
/** What is in the content for machines, or is written out in words. */
const notPrinted = (one: AgreementContent) => [one.template, one.partyA.institutionId, one.term.signedOn, one.term.from, one.term.lastDay, 'basic', 'paid', one.verifyCode]

let look: PdfLook
let pdf: Uint8Array
beforeAll(async () => {
  ;({ pdf } = await typesetAgreement(typesetter, content, signaturesWith(hand, hand)))
  look = lookAtPdf(pdf, 150)
}, 30_000)

describe('the agreement on paper', () => {
  it('shows every word of its content, dates and amounts written out', () => {
    const shown = squeezed(look.text)
    const printed = textsOf(content).filter((text) => !notPrinted(content).includes(text))
    for (const text of printed) expect(shown).toContain(squeezed(text))
    for (const text of [content.number, content.verifyAddress]) expect(look.text, 'copied as it is').toContain(text)
    for (const text of ['自2026年11月24日起至2027年11月23日止，共1年', '20.0040.0050.00110.00', '￥50.00（大写：人民币伍拾元整）', '7KQ2M9XH4T8W3RPC5NDA', '第八条个人信息', '2026年11月24日10:32:16']) expect(shown).toContain(text)
  })

  it('numbers its pages and repeats its number on the second', () => {
    expect(look.images).toHaveLength(2)
    for (const page of [1, 2]) expect(squeezed(look.words.filter((word) => word.page === page).map(({ text }) => text).join(''))).toContain(`第${page}页共2页`)
    expect(look.words.filter(({ text }) => text === content.number).map(({ page }) => page)).toEqual([1, 2])
  })

  it('has ink under every word, and keeps the margins of A4', () => {
    const [width, height] = [look.images[0]?.width, look.images[0]?.height].map((pixels) => (pixels ?? 0) / look.pointsToPixels) as [number, number]
    expect(width).toBeCloseTo(595.3, 0)
    expect(height).toBeCloseTo(841.9, 0)
    for (const word of look.words.filter(isUpright)) {
      expect(inkIn(look, word.page, word), word.text).toBeGreaterThan(0.004)
      expect(word.left, word.text).toBeGreaterThan(78)
      expect(word.right, word.text).toBeLessThan(rightMargin)
    }
  })

  it('shows both handwritings, and two empty lines before they are made', async () => {
    const bare = lookAtPdf((await typesetAgreement(typesetter, content, [])).pdf, 150)
    for (const label of ['乙方签名', '家庭医生签名']) {
      const [line, empty] = [lineAfter(look, label), lineAfter(bare, label)]
      expect(inkIn(look, line.page, line.box), label).toBeGreaterThan(0.02)
      expect(inkIn(bare, empty.page, empty.box), label).toBeLessThan(0.012)
    }
    expect(squeezed(bare.text)).toContain('（待加盖电子签章）')
    expect(squeezed(look.text)).not.toContain('待加盖')
  })

  it('writes the name of who did not sign by hand', async () => {
    const typed = lookAtPdf((await typesetAgreement(typesetter, content, signaturesWith(null, hand))).pdf)
    expect(typed.words.filter(({ text }) => text === '罗玉珍').length).toBe(look.words.filter(({ text }) => text === '罗玉珍').length + 1)
  })

  it('carries a QR code of the address, module by module', () => {
    const { size, data } = create(content.verifyAddress, { errorCorrectionLevel: 'M' }).modules
    const label = look.words.find(({ text }) => text.startsWith('协议核验'))
    const area = { left: 80, top: (label?.top ?? 0) - 20, right: 144, bottom: (label?.top ?? 0) + 62 }
    const { width, grey } = pixelsIn(look, label?.page ?? 0, area)
    const dark = [...grey.keys()].filter((at) => (grey[at] as number) < 100)
    const [columns, rows] = [dark.map((at) => at % width), dark.map((at) => Math.floor(at / width))]
    const [left, top] = [Math.min(...columns), Math.min(...rows)]
    const module = (Math.max(...columns) + 1 - left) / size
    const seen = Array.from({ length: size * size }, (_, at) => Number((grey[Math.floor(top + (Math.floor(at / size) + 0.5) * module) * width + Math.floor(left + ((at % size) + 0.5) * module)] as number) < 128))
    expect(seen).toEqual(Array.from(data, Number))
  })

  it('is marked as a demonstration only when it is one', async () => {
    const real = lookAtPdf((await typesetAgreement(typesetter, anAgreement({ isDemo: false, sources: [] }), signaturesWith(hand, hand))).pdf, 150)
    expect(squeezed(real.text)).not.toContain('演示')
    expect(squeezed(look.text)).toContain('演示·无效')
    const middle: PageBox = { left: 150, top: 330, right: 450, bottom: 500 }
    expect(inkIn(look, 1, middle)).toBeGreaterThan(inkIn(real, 1, middle) + 0.002)
  })

  it('is the same to the byte for the same content, and another for any other', async () => {
    const again = await typesetAgreement(typesetter, structuredClone(content), signaturesWith(Uint8Array.from(hand), hand))
    expect(Buffer.from(again.pdf).equals(pdf)).toBe(true)
    const other = await typesetAgreement(typesetter, anAgreement({ number: '500112-2026-7KQ2M9Y' }), signaturesWith(hand, hand))
    expect(Buffer.from(other.pdf).equals(pdf)).toBe(false)
  })
})

describe('what people type', () => {
  it('is shown as typed, markup and quotes and all', async () => {
    const typed = '#panic("完") $x$ *粗* _斜_ @引 <标> // \'单\' \\ `码`'
    const hostile = replaceTexts(anAgreement(), (text, path) => (['template', 'kind', 'party', 'verifyAddress', 'verifyCode', 'institutionId', 'signedOn', 'from', 'lastDay', 'number', 'institutionName'].includes(path) ? text : typed))
    const shown = squeezed(lookAtPdf((await typesetAgreement(typesetter, hostile, signaturesWith(hand, hand))).pdf).text)
    expect(shown.split(squeezed(typed)).length).toBeGreaterThan(20)
  })

  it.each([['Latin', 'Wolfeschlegelsteinhausenbergerdorff'.repeat(6)], ['Chinese', '买买提·阿卜杜热合曼'.repeat(20)]])('stays inside the paper however long: %s', async (_, name) => {
    const long = anAgreement()
    long.partyB.name = name
    long.partyB.place = name
    long.partyA.institutionName = name.slice(0, 40)
    const signed = signaturesWith(null, null).map((one) => ({ ...one, name }))
    const { pdf: paper } = await typesetAgreement(typesetter, long, signed)
    const seen = lookAtPdf(paper)
    for (const word of seen.words.filter(isUpright)) expect(word.right, word.text.slice(0, 20)).toBeLessThan(rightMargin)
    expect(squeezed(seen.text).replace(/[^A-Za-z]/g, '').length).toBeGreaterThanOrEqual(name.replace(/[^A-Za-z]/g, '').length)
  })

  it('runs over as many pages as it needs, the signatures never torn apart', async () => {
    const clauses = Array.from({ length: 60 }, (_, index) => ({ heading: `条款${index + 1}`, text: '甲方按约提供服务，乙方配合。'.repeat(8) }))
    const paper = await typesetAgreement(typesetter, anAgreement({ clauses }), signaturesWith(hand, hand))
    const seen = lookAtPdf(paper.pdf)
    expect(paper.pages).toBeGreaterThan(5)
    expect(squeezed(seen.text)).toContain('第六十条条款60')
    expect(squeezed(seen.text)).toContain(`第${paper.pages}页共${paper.pages}页`)
    expect(new Set(seen.words.filter(({ text }) => ['乙方签名', '家庭医生签名', '盖章时间'].includes(text)).map(({ page }) => page)).size).toBe(1)
  })

  it('says when and by which text it was applied for on a phone, and nothing of it otherwise', async () => {
    const shownOf = async (application?: { at: string; hash: string }) => squeezed(lookAtPdf((await typesetAgreement(typesetter, anAgreement(application ? { application } : {}), [])).pdf).text)
    expect(await shownOf({ at: '2026-11-22T01:02:03.000Z', hash: 'ab12'.repeat(16) })).toContain('乙方于2026年11月22日09:02:03在手机上签名申请')
    expect(await shownOf()).not.toContain('在手机上')
  })

  it('tells how each price comes about, and what was agreed on as an annex', async () => {
    const priced = anAgreement()
    priced.packages = [
      { name: '中级包（高血压型）', kind: 'paid', residentFen: 13_500, items: [{ name: '上门随访', times: 4 }], price: { lines: [{ name: '上门随访', level: '村卫生室', times: 4, unitFen: 1_500, amountFen: 6_000 }, { name: '颈部血管超声', level: '镇街卫生院', times: 1, unitFen: 10_000, amountFen: 10_000 }], sumFen: 16_000, less: [{ part: '医保基金', fen: 1_500 }, { part: '让利', fen: 1_000 }], savingFen: 2_500 } },
      { name: '协商的服务项目', kind: 'agreed', residentFen: 4_000, items: [{ name: '换药', times: 2 }], price: { lines: [{ name: '换药', level: '村卫生室', times: 2, unitFen: 2_000, amountFen: 4_000 }], sumFen: 4_000, less: [{ part: '让利', fen: 0 }], savingFen: 0 } },
    ]
    const paper = await typesetAgreement(typesetter, priced, [])
    const shown = squeezed(lookAtPdf(paper.pdf).text)
    for (const text of ['价格明细中级包（高血压型）', '60.00', '项目合计160.00', '减：医保基金', '居民支付135.00', '附件协商的服务项目', '换药村卫生室220.0040.00']) expect(shown).toContain(text)
  })

  it('may leave out what a region does not have', async () => {
    const bare = anAgreement({ combination: { name: '', institutions: [] }, sources: [], consents: [] })
    bare.partyA.members = []
    bare.partyA.phone = null
    bare.partyB.populations = []
    bare.packages = [{ name: '基础包', kind: 'basic', residentFen: 0, items: [] }]
    bare.fee = { totalFen: 0, residentFen: 0, shares: [] }
    const shown = squeezed(lookAtPdf((await typesetAgreement(typesetter, bare, [])).pdf).text)
    expect(shown).toContain('四、双方约定')
    expect(shown).not.toContain('就医组合（')
    expect(shown).toContain('人民币零元整')
  })

  it('names a rare character the font lacks, and draws those it has', async () => {
    const rare = anAgreement()
    rare.partyB.name = '䶮𠮷'
    const paper = await typesetAgreement(typesetter, rare, [])
    expect(paper.missing).toEqual(['𠮷'])
    expect(squeezed(lookAtPdf(paper.pdf).text)).toContain('䶮〔U+20BB7〕')
  })
})

it.each([[1, '一'], [9, '九'], [10, '十'], [11, '十一'], [20, '二十'], [35, '三十五'], [99, '九十九']])('%i is written %s', (number, text) => expect(chineseNumeral(number)).toBe(text))

/** The watermark and the letters round the seal lie aslant; their boxes say nothing. */
function isUpright({ text, top, bottom }: { text: string; top: number; bottom: number }): boolean {
  return bottom - top < 30 && !/^[演示文本]+$/.test(text) && ![...content.partyA.institutionName].includes(text)
}

function lineAfter({ words }: PdfLook, label: string): { page: number; box: PageBox } {
  const found = words.find(({ text }) => text === label)
  if (!found) throw new Error(`no ${label}`)
  return { page: found.page, box: { left: found.left + 70, right: 505, top: found.top - 14, bottom: found.bottom + 10 } }
}

function replaceTexts<T>(value: T, by: (text: string, key: string) => string, key = ''): T {
  if (typeof value === 'string') return by(value, key) as T
  if (Array.isArray(value)) return value.map((one) => replaceTexts(one, by, key)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, replaceTexts(one, by, name)])) as T
}
