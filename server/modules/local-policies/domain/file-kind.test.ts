import { expect, it } from 'vitest'
import { determineFileKind } from './file-kind.ts'

it.each([
  ['a PDF', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), 'image/png'],
  ['a photograph', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
  ['a page that calls itself a PDF', Buffer.from('<html>%PDF-'), null],
  ['a drawing that runs', Buffer.from('<svg onload="x()">'), null],
  ['the beginning of a PDF only', Buffer.from('%PDF'), null],
  ['nothing', Buffer.alloc(0), null],
])('%s', (_, bytes, kind) => expect(determineFileKind(bytes)).toBe(kind))
