import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/** What the first page of the phone moves over the wire, gzipped, with the words of the heavier language, against the budget. Exit code 1 above it. */
const folder = new URL('../dist/phone/', import.meta.url)
const budget = 150_000
const read = (file: string) => readFileSync(new URL(file, folder))
const weigh = (file: string) => gzipSync(read(file), { level: 9 }).length

const named = [
  ...read('index.html')
    .toString()
    .matchAll(/(?:src|href)="\/m\/(assets\/[^"]+)"/g),
].map((match) => match[1]!)
// Words come one language at a time; both languages have the same modules. Other files are fetched when a page of theirs is first opened.
const spoken = ['phone', 'phone-messages', 'kit', 'platform', 'resident-accounts']
const words = new Map<string, number>()
const later: [string, number][] = []
for (const file of readdirSync(new URL('assets/', folder))) {
  if (named.includes(`assets/${file}`)) continue
  const module = file.replace(/-.{8}\.\w+$/, '')
  const bytes = weigh(`assets/${file}`)
  if (spoken.includes(module)) words.set(module, Math.max(words.get(module) ?? 0, bytes))
  else later.push([file, bytes])
}
const first = [...named.map((file) => [file, weigh(file)] as const), ...words]
const total = first.reduce((sum, [, bytes]) => sum + bytes, weigh('index.html'))
for (const [name, bytes] of first) console.log(`${String(bytes).padStart(8)}  ${name}`)
for (const [name, bytes] of later) console.log(`${String(bytes).padStart(8)}  ${name}, later`)
console.log(`${String(total).padStart(8)}  first load of the phone, gzipped, of ${budget}`)
if (named.length < 2 || words.size < spoken.length || total > budget) process.exitCode = 1
