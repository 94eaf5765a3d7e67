import { afterAll, expect, it } from 'vitest'
import { joinPapers } from './join-papers.ts'
import { lookAtPdf } from './pdf-pages.fixture.ts'
import { openTypesetter } from './typesetter.ts'

const typesetter = openTypesetter()
afterAll(() => typesetter.close())
const paper = async (mark: string, pages: number) => (await typesetter.set({
  template: `#set document(title: "x", date: datetime(year: 2026, month: 11, day: 24))\n#let words = json("content.json")\n#set page(footer: context [第 #counter(page).display() 页 共 #counter(page).final().first() 页])\n#set text(font: "Noto Serif SC", lang: "zh")\n#for n in range(words.pages) [#words.mark 之 #(n + 1) #if n < words.pages - 1 { pagebreak() }]`,
  data: { mark, pages }, files: {},
})).pdf

it('puts papers one after another, each numbered for itself and on a sheet of its own', async () => {
  const joined = await joinPapers([await paper('甲', 2), await paper('乙', 1), await paper('丙', 3)])
  const { images, text } = lookAtPdf(joined, 30)
  expect(images.length).toBe(8) // 甲 2, 乙 1 and its blank back, 丙 3 and its blank back
  const said = text.split('\f').map((page) => page.replace(/\s/g, ''))
  expect(said.slice(0, 8)).toEqual(['甲之1第1页共2页', '甲之2第2页共2页', '乙之1第1页共1页', '', '丙之1第1页共3页', '丙之2第2页共3页', '丙之3第3页共3页', ''])
}, 30_000)
it('is the same for the same papers, and refuses what is none of ours', async () => {
  const one = await paper('甲', 1)
  expect((await joinPapers([one, one])).equals(await joinPapers([one, one]))).toBe(true)
  for (const wrong of [Buffer.from('%PDF-1.7 nothing'), Buffer.from(''), one.subarray(0, one.length - 300)]) await expect(joinPapers([wrong])).rejects.toThrow('not a paper of ours')
}, 30_000)
