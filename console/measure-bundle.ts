import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/**
 * What the first page of the desk moves over the wire, gzipped, against the budget; and the heaviest pages after it (charts and the demonstration's gallery apart). Exit code 1 above a
 * budget.
 */
const folder = new URL('../dist/console/', import.meta.url)
const firstBudget = 400_000
const pageBudget = 150_000
const read = (file: string) => readFileSync(new URL(file, folder))
const weigh = (file: string) => gzipSync(read(file), { level: 9 }).length

const page = read('index.html').toString()
const assets = readdirSync(new URL('assets/', folder)).map((name) => `assets/${name}`)
const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1]!)
const words = assets.filter((file) => /wording-zh-/.test(file))
const first = [...new Set([...named, ...words])].map((file) => ({ file, bytes: weigh(file) }))
const total = first.reduce((sum, one) => sum + one.bytes, 0)
const later = assets
  .filter((file) => /\.js$/.test(file) && !first.some((one) => one.file === file) && !/charts-|wording-|gallery/.test(file))
  .map((file) => ({ file, bytes: weigh(file) }))
  .sort((a, b) => b.bytes - a.bytes)

for (const { file, bytes } of first.sort((a, b) => b.bytes - a.bytes)) console.log(`${String(bytes).padStart(8)}  ${file}`)
console.log(`${String(total).padStart(8)}  first load, gzipped, of ${firstBudget}`)
for (const { file, bytes } of later.slice(0, 6)) console.log(`${String(bytes).padStart(8)}  later  ${file}`)
const heavy = later.filter((one) => one.bytes > pageBudget)
if (total > firstBudget || heavy.length > 0) process.exitCode = 1
