import { afterAll, describe, expect, it } from 'vitest'
import { inkIn, lookAtPdf, pixelsIn } from './pdf-pages.fixture.ts'
import { openTypesetter, PaperNotSet } from './typesetter.ts'

const typesetter = openTypesetter()
afterAll(() => typesetter.close())
const head = '#set text(font: "Noto Serif SC", fallback: false, lang: "zh")\n#set document(title: "纸", date: datetime(year: 2026, month: 11, day: 24))\n'
const template = `${head}#for word in json("content.json").words [#word\\ ]`
const set = (...words: string[]) => typesetter.set({ template, data: { words }, files: {} })

describe('a paper', () => {
  it('shows Chinese: every letter has ink, and no two different letters look the same', async () => {
    const letters = [...'罗玉珍䶮㛃堃龘陈·〔〕￥']
    const look = lookAtPdf((await set(...letters)).pdf, 144)
    const boxes = look.words.filter(({ text }) => letters.includes(text))
    expect(boxes.map(({ text }) => text)).toEqual(letters)
    for (const box of boxes) expect(inkIn(look, box.page, box), box.text).toBeGreaterThan(0.008)
    expect(new Set(boxes.map((box) => Buffer.from(pixelsIn(look, box.page, box).grey).toString('hex'))).size).toBe(letters.length)
  })

  it('is the same to the byte whenever and in whatever process it is set', async () => {
    const other = openTypesetter()
    const job = { template, data: { words: ['同一份协议'] }, files: {} }
    const [one, again, elsewhere] = [await typesetter.set(job), await typesetter.set(job), await other.set(job)]
    other.close()
    expect(Buffer.from(again.pdf).equals(one.pdf)).toBe(true)
    expect(Buffer.from(elsewhere.pdf).equals(one.pdf)).toBe(true)
    expect(Buffer.from((await set('另一份协议')).pdf).equals(one.pdf)).toBe(false)
  })

  it.each(['#panic("x")', '$x^2$ *粗* _斜_ `码`', '"引号" ‘单’ \'直\'', '= 标题', '@引用 <标签>', '// 注 /* 注 */', '\\u{1F600} \\ #let', '{"a":1}', '--- ... ~', '<script>&amp;</script>'])('takes %s as words', async (words) => {
    const shown = lookAtPdf((await set(words)).pdf).text.replace(/\s/g, '')
    expect(shown).toContain(words.replace(/\s/g, ''))
  })

  it('names what the font cannot draw, and what nobody can see', async () => {
    const paper = await set('𠮷野', '王\u202e五', '张\u200d三', '罗\u{E0100}')
    expect(paper.missing).toEqual(['𠮷', '\u202e', '\u200d', '\u{E0100}'])
    const shown = lookAtPdf(paper.pdf).text
    for (const name of ['〔U+20BB7〕野', '王〔U+202E〕五', '张〔U+200D〕三', '罗〔U+E0100〕']) expect(shown).toContain(name)
  })
})

describe('the pages as pictures', () => {
  const two = `${head}#for word in json("content.json").words [#word #pagebreak(weak: true)]`
  it('are one SVG a page, each with its own letters, without script or font', async () => {
    const { drawn, pages } = await typesetter.set({ template: two, data: { words: ['罗罗玉', '珍'] }, files: {}, isDrawn: true })
    expect([pages, drawn.length]).toEqual([2, 2])
    // Two different letters on the first page, one on the second.
    expect(drawn.map((page) => page.match(/<symbol /g)?.length)).toEqual([2, 1])
    for (const [nth, page] of drawn.entries()) {
      expect(page).toMatch(/^<svg xmlns="[^"]*" xmlns:xlink="[^"]*" viewBox="0 [\d.]+ 595[\d.]* 841[\d.]*"/)
      expect(Math.round(Number(/viewBox="0 ([\d.]+)/.exec(page)?.[1]))).toBe(nth * 842)
      expect(page).not.toMatch(/<script|<foreignObject|<text|@font-face|\son\w+=/i)
      for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`<symbol id="${id}"`)
    }
  })
  it('are not drawn for who does not ask', async () => expect((await set('罗')).drawn).toEqual([]))
})

describe('a layout', () => {
  it('reads nothing but what it was given', async () => {
    for (const path of ['/etc/hostname', '../../../../etc/hostname', 'package.json']) {
      await expect(typesetter.set({ template: `#read("${path}")`, data: {}, files: {} })).rejects.toThrow(PaperNotSet)
    }
  })

  it('that does not compile, or shows a picture that is none, is refused, and the next paper is set', async () => {
    await expect(typesetter.set({ template: '#let x =', data: {}, files: {} })).rejects.toThrow(PaperNotSet)
    await expect(typesetter.set({ template: '#image("p.png")', data: {}, files: { 'p.png': Buffer.from('no picture') } })).rejects.toThrow(PaperNotSet)
    expect((await set('下一份')).pages).toBe(1)
  })

  it('does not see the pictures of the paper before', async () => {
    const files = { 'p.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>') }
    expect((await typesetter.set({ template: `${head}#image("p.svg", alt: "黑")`, data: {}, files })).pages).toBe(1)
    await expect(typesetter.set({ template: `${head}#image("p.svg", alt: "黑")`, data: {}, files: {} })).rejects.toThrow(PaperNotSet)
  })
})

describe('the process', () => {
  it('is ended when a paper takes too long, and the next paper gets a new one', async () => {
    const hasty = openTypesetter({ paperMs: 4_000 })
    const endless = '#for a in range(100000) { for b in range(100000) { let c = a * b } }'
    await expect(hasty.set({ template: endless, data: {}, files: {} })).rejects.toThrow('longer than 4000 ms')
    expect((await hasty.set({ template, data: { words: ['又一份'] }, files: {} })).pages).toBe(1)
    hasty.close()
  })

  it('is made anew after so many papers or so much memory, and all papers are still set in order', async () => {
    const thrifty = openTypesetter({ papers: 2, rssBytes: 10 })
    const papers = await Promise.all(['一', '二', '三'].map((word) => thrifty.set({ template, data: { words: [word] }, files: {} })))
    expect(papers.map(({ pdf }) => lookAtPdf(pdf).text.trim())).toEqual(['一', '二', '三'])
    thrifty.close()
  })

  it('goes when nobody asks any more', async () => {
    const short = openTypesetter({ idleMs: 50 })
    await short.set({ template, data: { words: ['一'] }, files: {} })
    await new Promise((passed) => setTimeout(passed, 300))
    expect((await short.set({ template, data: { words: ['二'] }, files: {} })).pages).toBe(1)
    short.close()
  })

  it('refuses more than may wait, a paper too large, and everything once closed', async () => {
    const small = openTypesetter({ waiting: 1, jobBytes: 2_000 })
    const job = { template, data: { words: ['一'] }, files: {} }
    await expect(small.set({ ...job, files: { 'p.png': Buffer.alloc(2_000) } })).rejects.toThrow('too large')
    const first = small.set(job)
    const second = small.set(job)
    await expect(small.set(job)).rejects.toThrow('waiting')
    expect((await first).pages).toBe(1)
    small.close()
    await expect(second).rejects.toThrow('closed')
    await expect(small.set(job)).rejects.toThrow('closed')
  })

  it('leaves the memory of who asks as it was', async () => {
    await set('热身')
    const before = process.memoryUsage.rss()
    for (let paper = 0; paper < 100; paper++) await set(`第${paper}份`)
    expect(process.memoryUsage.rss() - before).toBeLessThan(60_000_000)
  })
})
