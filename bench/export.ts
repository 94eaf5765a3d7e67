import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { maskIdentityNumber, maskName, maskPhone } from '../packages/kernel/mask.ts'
import { keysOfFile, newKeyFile } from '../server/platform/crypto/key-file.ts'
import { openPassingFiles } from '../server/platform/passing-files.ts'
import { streamWorkbook } from '../server/platform/spreadsheet/stream-workbook.ts'
import { machine } from './measure.ts'

/** Writing a county's list as a sealed workbook, without the database: node bench/export.ts [rows]. How long, how large, how much memory above the start. */
const rows = Number(process.argv[2] ?? 333_000)
const batch = 1000
const folder = mkdtempSync(join(tmpdir(), 'jiayi-export-'))
const files = openPassingFiles(folder, keysOfFile(newKeyFile('demo')).field)

async function* made() {
  for (let from = 0; from < rows; from += batch) {
    yield Array.from({ length: Math.min(batch, rows - from) }, (_, at) => {
      const serial = from + at
      return [maskName(`罗玉${serial % 9}`), '女', serial % 100, maskIdentityNumber(`500112${String(serial).padStart(12, '0')}`), maskPhone(`138${String(serial).padStart(8, '0')}`), '渝北区悦来街道***', '悦来街道', `第${serial % 30}社区`, '悦来第一团队', '老年人、高血压', serial % 2 ? '是' : '否']
    })
  }
}

try {
  const before = process.memoryUsage.rss()
  let highest = before
  const timer = setInterval(() => { highest = Math.max(highest, process.memoryUsage.rss()) }, 20)
  const began = performance.now()
  const id = randomUUID()
  const file = await files.begin(500112, id)
  const columns = Array.from({ length: 11 }, (_, at) => ({ title: `列${at}`, width: 14 }))
  const written = await streamWorkbook({ name: '居民名册', head: ['居民名册'], columns, rows: made(), mark: '陈静 2026-11-24 12:00', about: { by: '陈静', title: '居民名册', at: '2026-11-24T04:00:00.000Z', id } }, (bytes) => file.add(bytes))
  await file.finish()
  const wrote = performance.now()
  let read = 0
  for await (const piece of (await files.read(500112, id)) ?? []) read += piece.length
  clearInterval(timer)
  console.log(JSON.stringify({ name: 'export', rows: written, valueSeconds: Math.round((wrote - began) / 100) / 10, readBackSeconds: Math.round((performance.now() - wrote) / 100) / 10, megabytes: Math.round(read / 1e5) / 10, sealedMegabytes: Math.round(statSync(join(folder, id)).size / 1e5) / 10, extraMemoryMb: Math.round((highest - before) / 1e6), machine: machine() }))
} finally {
  rmSync(folder, { recursive: true })
}
