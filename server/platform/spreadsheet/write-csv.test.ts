import { expect, it } from 'vitest'
import { writeCsv } from './write-csv.ts'

const text = (rows: (string | number | null)[][]) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(rows))

it('begins with a BOM and ends lines as Windows does', () => {
  expect([...writeCsv([['镇']]).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(text([['镇', 1], ['乡', null]])).toBe('\ufeff镇,1\r\n乡,\r\n')
})
it('quotes what needs it and disarms formulas, numbers left alone', () => {
  expect(text([['a,"b"', '=HYPERLINK(1)', ' +1', '@x', '-2', -2]])).toBe(`\ufeff"a,""b""",'=HYPERLINK(1),' +1,'@x,'-2,-2\r\n`)
})
