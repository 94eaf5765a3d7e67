import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { basicPackages, loadPacks } from '#policy/index.ts'
import { payersFirst } from './payers-first.ts'

const on = localDate('2017-03-01')
const packs = loadPacks('policies')

it('beside who pays of a fee stands the clause that shares it out, not that of the package', () => {
  const pack = packs.get('350200')!
  const { because } = basicPackages(pack, on)
  expect(because[0]?.parameter).toBe('package.basic')
  expect(payersFirst(because).map(({ parameter }) => parameter)).toEqual(['fee.funding', 'package.basic', 'fee.standard'])
})

it('leaves the order where nothing is shared out', () => {
  const because = [{ parameter: 'package.basic', from: on, source: 'a#1', certainty: 'stated' as const }, { parameter: 'package.paid', from: on, source: 'a#2', certainty: 'stated' as const }]
  expect(payersFirst(because)).toEqual(because)
})
