import type { Page } from 'playwright-core'
import { permissions } from '#api/permissions.ts'
import * as wording from '#api/wording/index.ts'
import { findAxeViolations } from './axe.ts'

export type Spoken = 'zh' | 'en'
/** A piece of text on a page: its words, and the language that the nearest `lang` says they are in. */
type Piece = { text: string; lang: string }
type Seen = { title: string; lang: string; headings: string[]; pieces: Piece[]; width: number; window: number }

const modules = Object.entries(wording.zh as Record<string, Record<string, unknown>>)
/** What a key that nobody translated begins with: `list.` of `list.find`, `residents.list` of the whole. */
const beginnings = new Set(
  modules.flatMap(([module, texts]) =>
    Object.keys(texts).flatMap((key) => [...(typeof texts[key] === 'object' ? [key] : []), `${module}.${key}`, `${module}:${key}`]),
  ),
)
/** The page of roles shows the permissions by their own names. */
const isPermission = (word: string) => (permissions as readonly string[]).includes(word)
const keyShape = /^([a-z]\w*(?:[:.][a-zA-Z]\w*)*)\.[\w-]+$/
const chinese = /[\p{Script=Han}，。：；、（）]+/gu

/**
 * Chinese that the server sent as data: names, places, titles and clauses of documents, which are Chinese by nature. What came with an
 * English word beside it (`{ zh, en }`) is not among it: a page in English shows the English one.
 */
export class ChineseData {
  readonly #known = new Set<string>()
  readonly #translated = new Set<string>()

  add(answer: unknown): void {
    if (typeof answer === 'string') for (const run of answer.match(chinese) ?? []) this.#known.add(run)
    if (typeof answer !== 'object' || answer === null) return
    const { zh, en } = answer as { zh?: unknown; en?: unknown }
    const isPair = typeof zh === 'string' && typeof en === 'string' && zh !== en
    if (isPair) for (const run of zh.match(chinese) ?? []) this.#translated.add(run)
    for (const [key, value] of Object.entries(answer)) if (!(isPair && key === 'zh')) this.add(value)
  }

  /** Whether all Chinese of a text is data. Of a masked name (罗*珍) only parts are. */
  covers(text: string): boolean {
    const isMasked = text.includes('*')
    const isKnown = (run: string) => this.#known.has(run) || (isMasked && [...this.#known].some((one) => one.includes(run)))
    return (text.match(chinese) ?? []).every((run) => /\p{Script=Han}/u.test(run) && isKnown(run) && !this.#translated.has(run))
  }
}

/** Whether a word is a key of the wording instead of its text: `list.find`, `residents:title.list`. */
export function isKey(word: string): boolean {
  if (!keyShape.test(word) || isPermission(word)) return false
  const [first = '', second = ''] = word.split(/[.:]/)
  return beginnings.has(first) || beginnings.has(`${first}.${second}`)
}

/**
 * What is wrong with the page as it stands, in this language: accessibility, its title, heading and language, words that are a key or
 * a hole, Chinese in an English page that neither is marked by `lang` nor came from the server as data, a page wider than its window.
 * Empty is the goal.
 */
export async function findPageFaults(page: Page, language: Spoken, data: ChineseData): Promise<string[]> {
  const seen = await page.evaluate(look)
  const product = wording[language].shell.product
  const faults: string[] = []
  if (!seen.title.endsWith(` · ${product}`)) faults.push(`document.title is "${seen.title}"`)
  if (seen.headings.length !== 1) faults.push(`${seen.headings.length} h1: ${seen.headings.join(' | ')}`)
  if (seen.headings[0]?.trim() === '') faults.push('the h1 is empty')
  if (seen.lang !== (language === 'zh' ? 'zh-CN' : 'en')) faults.push(`html lang is "${seen.lang}"`)
  if (seen.width > seen.window) faults.push(`${seen.width} px wide in a window of ${seen.window}`)
  const texts = [...seen.pieces, { text: seen.title, lang: seen.lang }]
  for (const { text } of texts) {
    if (text.split(/\s+/).some(isKey)) faults.push(`a key instead of its text: ${text}`)
    if (/\{\{|\bundefined\b|\bNaN\b|\[object /.test(text)) faults.push(`a hole in the text: ${text}`)
  }
  if (language === 'en')
    for (const { text, lang } of texts) if (!lang.startsWith('zh') && !data.covers(text)) faults.push(`Chinese in English: ${text}`)
  return [...new Set([...faults, ...(await findAxeViolations(page))])]
}

/** Runs in the page. */
function look(): Seen {
  const langOf = (element: Element) => element.closest('[lang]')?.getAttribute('lang') ?? ''
  const pieces: Piece[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement!
    const text = node.textContent?.trim() ?? ''
    if (text && !parent.closest('script, style, template')) pieces.push({ text, lang: langOf(parent) })
  }
  for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      const text = element.getAttribute(name)?.trim()
      if (text) pieces.push({ text, lang: langOf(element) })
    }
  return {
    title: document.title,
    lang: document.documentElement.lang,
    headings: [...document.querySelectorAll('h1')].map((heading) => heading.innerText),
    pieces,
    width: document.documentElement.scrollWidth,
    window: window.innerWidth,
  }
}
