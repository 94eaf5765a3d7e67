import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { type BundleEdit, type CatalogueEntry, editBundle, fillGaps, getDemoDecision, loadPacks, type Pack, packFromBundle, readCatalogue } from '#policy/index.ts'
import { entriesLeftOpen } from './entries-left-open.ts'

const [on, from] = [localDate('2026-11-24'), localDate('2027-01-01')]
const entries: readonly CatalogueEntry[] = readCatalogue('policies').catalogue.entries
const xiamen = loadPacks('policies').get('350200') as Pack
/** Xiamen's pack with all that signing needs, so that what an edit leaves open is the only thing. */
const whole = fillGaps(xiamen, getDemoDecision('policies'), on)
const after = (...edits: BundleEdit[]) => packFromBundle(edits.reduce(editBundle, whole.bundle))
const ask = (key: string) => ({ kind: 'ask', key, question: '怎么规定？' }) as const
const keysOf = (today: Pack | null, pack: Pack) => entriesLeftOpen(entries, today && { pack: today, on }, { pack, from }).map(({ key, isForSigning }) => [key, isForSigning])

it('a pack is without nothing of its own', () => {
  expect(keysOf(whole, whole)).toEqual([])
})

it('what signing needs comes first, then what is answered today, though the catalogue has it earlier; with the catalogue’s name and question', () => {
  const other = after(ask('contract.priority'), ask('team.composition'))
  expect(keysOf(whole, other)).toEqual([['team.composition', true], ['contract.priority', false]])
  expect(entriesLeftOpen(entries, { pack: whole, on }, { pack: after(ask('contract.term')), from })).toEqual([{ key: 'contract.term', zh: '协议期限', en: 'Contract term', question: '协议可签几年，通常几年？', isForSigning: true }])
})

it('what the county does not answer today either is told when signing needs it, and else is no loss', () => {
  const other = after(ask('contract.priority'), ask('contract.term'))
  expect(keysOf(other, other)).toEqual([['contract.term', true]])
  expect(keysOf(null, other)).toEqual([['contract.term', true]])
})

it('a rule that ends before the first day is open on it; that there is no such thing is an answer', () => {
  const put = (day: string) => after({ kind: 'put', key: 'contract.term', from: localDate(day), value: { value: 'null', source: 'xm-experience#3', certainty: 'stated' } })
  expect([keysOf(whole, put('2027-01-01')), keysOf(whole, put('2027-01-02'))]).toEqual([[['contract.term', true]], []])
  expect(keysOf(whole, after({ kind: 'deny', key: 'contract.term', why: '本地不写期限', source: 'xm-experience#3' }))).toEqual([])
})
