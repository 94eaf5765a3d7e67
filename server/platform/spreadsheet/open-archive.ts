import { Buffer } from 'node:buffer'
import type { Readable } from 'node:stream'
import yauzl from 'yauzl'
import { BadFile } from './table.ts'

/** A workbook's archive after its directory was found harmless. `open` streams one part; a part that is longer than it said ends in an error. */
export type Archive = { has(name: string): boolean; open(name: string): Promise<Readable>; close(): void }

const mostEntries = 300
const mostRatio = 150
const ratioFrom = 4 * 1024 * 1024
const nested = /\.(zip|xlsx|xlsm|xlsb|xls|docx|pptx|jar|7z|rar|gz|bin\.zip)$/i

/**
 * Opens a workbook by its directory alone: number of parts, what they say to weigh, how much they say to have been squeezed, archives within, parts
 * that share bytes (the quoted overlap of a bomb), locks. Nothing is inflated. @throws BadFile
 */
export function openArchive(bytes: Uint8Array, mostBytes: number): Promise<Archive> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if (error || !zip) return reject(new BadFile('NOT_A_WORKBOOK'))
      const entries = new Map<string, yauzl.Entry>()
      let total = 0
      const refuse = (fault: BadFile) => { zip.close(); reject(fault) }
      if (zip.entryCount > mostEntries) return refuse(new BadFile('FORBIDDEN_CONTENT'))
      zip.on('error', () => refuse(new BadFile('NOT_A_WORKBOOK')))
      zip.on('entry', (entry: yauzl.Entry) => {
        total += entry.uncompressedSize
        const isSqueezed = entry.uncompressedSize > ratioFrom && entry.uncompressedSize > entry.compressedSize * mostRatio
        if (total > mostBytes || isSqueezed) return refuse(new BadFile('TOO_BIG_INSIDE'))
        if (nested.test(entry.fileName) || entry.isEncrypted() || entries.has(entry.fileName) || entries.size >= mostEntries) return refuse(new BadFile('FORBIDDEN_CONTENT'))
        entries.set(entry.fileName, entry)
        zip.readEntry()
      })
      zip.on('end', () => {
        if (doOverlap([...entries.values()])) return refuse(new BadFile('FORBIDDEN_CONTENT'))
        resolve({ has: (name) => entries.has(name), open: (name) => openEntry(zip, entries.get(name)), close: () => zip.close() })
      })
      zip.readEntry()
    })
  })
}

const localHeaderLength = 30
function doOverlap(entries: yauzl.Entry[]): boolean {
  let free = 0
  for (const { relativeOffsetOfLocalHeader: start, compressedSize, fileNameLength } of entries.sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    if (start < free) return true
    free = start + localHeaderLength + fileNameLength + compressedSize
  }
  return false
}

function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined): Promise<Readable> {
  return new Promise((resolve, reject) => {
    if (!entry) return reject(new BadFile('NOT_A_WORKBOOK'))
    zip.openReadStream(entry, (error, stream) => (error || !stream ? reject(new BadFile('NOT_A_WORKBOOK')) : resolve(stream)))
  })
}
