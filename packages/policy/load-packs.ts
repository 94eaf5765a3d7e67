import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Catalogue, readCatalogue } from './catalogue.ts'
import { populationTags } from './check-populations.ts'
import { lintBundle } from './lint-bundle.ts'
import type { Pack } from './pack.ts'
import type { BundleProblem } from './pack-from-bundle.ts'
import { citedId, documentSchema, type PackBundle, type PolicyDocument } from './pack-schema.ts'
import { inChinese, placedReasons } from './issue-reason.ts'
import { isUnread, type Place, type ReadPack, readPack } from './read-pack.ts'
import { type FileProblem, problemAt, readYaml } from './read-yaml.ts'
import { type Resolved, resolvePack } from './resolve-pack.ts'

/** All of policies/: the packs that compile and the folder each is in, by region, the catalogue, where each part of a pack is written, and everything that is wrong, with file and line. */
export type Policies = { packs: Map<string, Pack>; folders: Map<string, string>; catalogue: Catalogue; documents: Record<string, PolicyDocument>; placeOf(region: string, path: readonly string[]): ReturnType<Place>; problems: FileProblem[] }

/** A folder of packs with something wrong in it. The message has one line a problem: file:line reason. */
export class BadPolicies extends Error {
  readonly problems: FileProblem[]
  constructor(problems: FileProblem[]) {
    super(problems.map(({ file, line, reason }) => `${file}:${line} ${reason}`).join('\n'))
    this.name = 'BadPolicies'
    this.problems = problems
  }
}

/** Reads and compiles every pack of a folder; with recorded acts laid over, those for demonstration unless told otherwise. @throws BadPolicies */
export function loadPacks(folder: string, { withDemo = true } = {}): Map<string, Pack> {
  const { packs, problems } = readPolicies(folder, { withDemo })
  if (problems.length > 0) throw new BadPolicies(problems)
  return packs
}

/** The same without refusing: what compiles, and all problems. */
export function readPolicies(folder: string, { withDemo = true } = {}): Policies {
  const { catalogue, problems } = readCatalogue(folder)
  const documents = readDocuments(folder, problems)
  const common = problems.length
  const read = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'pack.yaml')))
    .map((entry) => readPack(folder, entry.name)).sort((a, b) => rankOf(a) - rankOf(b) || (a.folder < b.folder ? -1 : 1))
  const packs = new Map<string, Pack>()
  const folders = new Map<string, string>()
  const places = new Map<string, Place>()
  const nationalTags: string[] = []
  for (const one of read) {
    problems.push(...one.problems)
    const resolved = resolvePack(one, read, documents, withDemo)
    problems.push(...resolved.problems)
    const pack = compile(one, resolved, isOpen(resolved, 'population.key') ? nationalTags : [], problems)
    if (one.head && !one.folder.startsWith(one.head.region)) problems.push({ file: `${one.folder}/pack.yaml`, line: 1, reason: `region 写的是 ${one.head.region}，文件夹叫 ${one.folder}：两处的代码要一样` })
    if (!pack) continue
    if (packs.has(pack.region)) problems.push({ file: `${one.folder}/pack.yaml`, line: 1, reason: `${pack.region} 已有另一个文件夹的政策包` })
    else {
      if (pack.bundle.scope === 'country') nationalTags.push(...populationTags(pack))
      packs.set(pack.region, pack)
      folders.set(pack.region, one.folder)
      places.set(pack.region, resolved.placeOf)
    }
  }
  // What the catalogue or the documents lack would be told again by every pack: first their own.
  const placeOf = (region: string, path: readonly string[]) => places.get(region)?.(path) ?? { file: region, line: 1 }
  return { packs, folders, catalogue, documents, placeOf, problems: common > 0 ? problems.slice(0, common) : problems }
}

/** The country's pack is compiled before all others: its populations are what a pack that names none goes by. */
const rankOf = ({ head }: ReadPack): number => (head?.scope === 'country' ? 0 : 1)
const isOpen = ({ answers }: Resolved, key: string): boolean => Object.keys(answers[key]?.values ?? {}).length === 0

function compile(read: ReadPack, resolved: Resolved, tags: readonly string[], problems: FileProblem[]): Pack | null {
  if (!read.head) return null
  const placed = ({ path, reason }: BundleProblem) => ({ ...resolved.placeOf(path), reason: `${path.slice(1, 2)[0] ?? ''} ${path.slice(3).join('.')}：${reason}` })
  const { pack, problems: wrong } = lintBundle({ format: 1, ...read.head, documents: resolved.documents, answers: resolved.answers, benchmarks: read.benchmarks.rows } satisfies PackBundle, { tags, isDemoHeld: true })
  problems.push(...wrong.filter(({ path }) => !isUnread(read, path[1] ?? '')).map(placed))
  return pack
}

function readDocuments(folder: string, problems: FileProblem[]): Record<string, PolicyDocument> {
  const yaml = readYaml(join(folder, 'documents.yaml'), 'documents.yaml')
  problems.push(...yaml.problems)
  if (yaml.problems.length > 0) return {}
  const read = z.record(citedId, documentSchema).safeParse(yaml.content, inChinese)
  if (read.success) return read.data
  problems.push(...placedReasons(read.error).map((one) => problemAt(yaml, one)))
  return {}
}
