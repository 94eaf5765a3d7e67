import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

const root = join(import.meta.dirname, '..', '..')
const code = /\.(ts|tsx|mjs)$/
/** What may name a region: tests with their helpers, the benches, and what makes or shows the demonstration. */
const mayName = /\.test\.tsx?$|\.fixture\.ts$|^(acceptance|bench)\/|^server\/(testing|proofs)\/|(^|\/)(demo|gallery)\/|demo[^/]*\.ts$|^scripts\/screenshots\.ts$|^packages\/policy\/a-pack\.ts$/
/** Regions below a province's pack that its documents name. */
const below = ['长沙', '邵阳']
/** The country's one clock is named after a city. */
const clock = /Asia\/Shanghai|shanghaiAheadMs/g
const number = /[\p{Script=Han}]*〔\d{4}〕\d*号?/gu
/** A number that no office could have given: 某县卫健〔2026〕1号. */
const isInvented = (text) => text.includes('某')

/** What the packs of a folder are called: places in their names, the romanised names of their folders, their codes. The country is no region. */
export function namesOfPacks(folder) {
  const packs = readdirSync(folder).filter((name) => /^\d{6}-/.test(name) && !name.startsWith('000000-'))
  const places = packs.flatMap((name) => placesIn(/^name: *(.+)$/m.exec(readFileSync(join(folder, name, 'pack.yaml'), 'utf8'))?.[1] ?? ''))
  return { places: [...new Set([...places, ...below])], slugs: packs.map((name) => name.slice(7)), codes: packs.map((name) => name.slice(0, 6)) }
}

/** Every place in a pack's name without what kind of place it is: 重庆市渝北区 → 重庆, 渝北. A hospital keeps its kind, since its name alone may be a direction. */
function placesIn(name) {
  return [...name.matchAll(/([^（）]+?)((?:壮族|回族|维吾尔)?自治区|社区卫生服务中心|街道|医院|新区|医联体|省|市|区|县)/gu)]
    .flatMap(([, place, kind]) => (kind === '医联体' ? [] : [kind === '医院' ? `${place}医院` : place])).filter((place) => place.length > 1)
}

/**
 * Where code or one of its texts names a region of the packs, its code, or the number of a document: regulation is data, and a region that
 * is written into a program would be right for nobody else. Comments may cite: they are documentation.
 */
export function findRegionsNamed(path, text, { places, slugs, codes }) {
  if (mayName.test(path)) return []
  const named = new RegExp(`${places.join('|')}|(?<!\\d)(${codes.join('|')})|\\b(${slugs.join('|')})|(?<=[a-z])(${slugs.map((slug) => slug[0].toUpperCase() + slug.slice(1)).join('|')})`, 'giu')
  const told = (line) => [...(line.replace(/(\d)_(?=\d)/g, '$1').match(named) ?? []), ...(line.match(number) ?? []).filter((one) => !isInvented(one))]
  if (told(text.replace(clock, '')).length === 0) return []
  return withoutComments(path, text).replace(clock, '').split('\n').flatMap((line, i) => told(line).map((what) => `${path}:${i + 1}: names ${what}: regions and their documents are data of policies/`))
}

/** The same text with its comments blanked, line for line. */
function withoutComments(path, text) {
  const blanked = [...text]
  for (const { start, end } of parseSync(path, text).comments) for (let i = start; i < end; i++) if (blanked[i] !== '\n') blanked[i] = ' '
  return blanked.join('')
}

/** Every file of the house that git would commit. */
function listFiles() {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }).split('\0').filter(Boolean)
}

if (import.meta.main) {
  const names = namesOfPacks(join(root, 'policies'))
  const files = listFiles().filter((path) => code.test(path) && path !== 'scripts/testing/check-regions.mjs' && existsSync(join(root, path)))
  const faults = files.flatMap((path) => findRegionsNamed(path, readFileSync(join(root, path), 'utf8'), names))
  for (const fault of faults) console.log(fault)
  console.log(`${files.length} files read for ${names.codes.length} regions, ${faults.length} faults`)
  if (files.length === 0 || names.codes.length === 0 || faults.length > 0) process.exitCode = 1
}
