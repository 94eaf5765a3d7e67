import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import { type Benchmark, benchmarksSchema } from './benchmark.ts'
import { actSchema, packHeadSchema, writtenAnswerSchema } from './pack-schema.ts'
import { inChinese, placedReasons } from './issue-reason.ts'
import { type FileProblem, problemAt, readYaml, type YamlFile } from './read-yaml.ts'

/** One answer as a file writes it. */
export type Written = z.output<typeof writtenAnswerSchema>
/** A recorded decision as its file has it. */
export type Act = z.output<typeof actSchema>
/** Where a path of the bundle was written, so that a problem found there names a file and a line. */
export type Place = (path: readonly string[]) => { file: string; line: number }

/** One pack's folder as read, before packs are resolved against each other. */
export type ReadPack = {
  folder: string
  head: z.output<typeof packHeadSchema> | null
  written: Map<string, Written>
  acts: { act: Act; yaml: YamlFile }[]
  benchmarks: { rows: Benchmark[]; yaml: YamlFile | null }
  /** Where each answer is written: the file, and the path in it. */
  places: Map<string, { yaml: YamlFile; path: string[] }>
  /** Answers, or whole topics, that could not be read: their absence is not told a second time. */
  unread: Set<string>
  problems: FileProblem[]
}

/** Reads policies/<code>-<name>/: pack.yaml, parameters/<topic>.yaml (key "<topic>.<name>"), acts/*.yaml and benchmarks.yaml. */
export function readPack(root: string, folder: string): ReadPack {
  const problems: FileProblem[] = []
  const headFile = readYaml(join(root, folder, 'pack.yaml'), `${folder}/pack.yaml`)
  const head = parsed(headFile, packHeadSchema, headFile.content, [], problems)
  const pack: ReadPack = { folder, head, written: new Map(), acts: [], benchmarks: { rows: [], yaml: null }, places: new Map(), unread: new Set(), problems }

  for (const file of yamlFiles(join(root, folder, 'parameters'))) {
    const yaml = readYaml(join(root, folder, 'parameters', file), `${folder}/parameters/${file}`)
    problems.push(...yaml.problems)
    if (yaml.problems.length > 0) pack.unread.add(basename(file, '.yaml'))
    for (const [name, answer] of Object.entries((yaml.content ?? {}) as Record<string, unknown>)) {
      const key = `${basename(file, '.yaml')}.${name}`
      const read = parsed(yaml, schemaFor(answer), answer, [name], problems)
      pack.places.set(key, { yaml, path: [name] })
      if (read) pack.written.set(key, read)
      else pack.unread.add(key)
    }
  }
  for (const file of yamlFiles(join(root, folder, 'acts'))) {
    const { act, yaml, problems: wrong } = readAct(join(root, folder, 'acts', file), `${folder}/acts/${file}`)
    problems.push(...wrong)
    if (act) pack.acts.push({ act, yaml })
  }
  problems.push(...misnamedFiles(root, folder))
  const reported = join(root, folder, 'benchmarks.yaml')
  if (existsSync(reported)) {
    const yaml = readYaml(reported, `${folder}/benchmarks.yaml`)
    pack.benchmarks = { rows: parsed(yaml, benchmarksSchema, yaml.content, [], problems) ?? [], yaml }
  }
  return pack
}

/** Reads one recorded act; `file` is what problems call it. */
export function readAct(path: string, file: string): { act: Act | null; yaml: YamlFile; problems: FileProblem[] } {
  const problems: FileProblem[] = []
  const yaml = readYaml(path, file)
  return { act: parsed(yaml, actSchema, yaml.content, [], problems), yaml, problems }
}

/** Whether an answer was written but could not be read, so that its absence is no second problem. */
export function isUnread(pack: ReadPack, key: string): boolean {
  return pack.unread.has(key) || pack.unread.has(key.slice(0, key.indexOf('.')))
}

/** Validating against the one form meant gives a message about that form, not about all four. */
function schemaFor(answer: unknown): z.ZodType<Written> {
  const [values, notApplicable, unknown, takes] = writtenAnswerSchema.options
  const names = typeof answer === 'object' && answer !== null ? Object.keys(answer) : []
  if (names.includes('not_applicable')) return notApplicable
  if (names.includes('unknown')) return unknown
  return names.includes('takes') ? takes : values
}

function parsed<T>(yaml: YamlFile, schema: z.ZodType<T>, content: unknown, path: string[], problems: FileProblem[]): T | null {
  if (yaml.problems.length > 0) {
    if (path.length === 0) problems.push(...yaml.problems)
    return null
  }
  const read = schema.safeParse(content, inChinese)
  if (read.success) return read.data
  problems.push(...placedReasons(read.error, path).map((one) => problemAt(yaml, one)))
  return null
}

function yamlFiles(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.yaml')).sort() : []
}

/** Files that would be passed over without a word. */
function misnamedFiles(root: string, folder: string): FileProblem[] {
  return ['parameters', 'acts', 'tests'].flatMap((part) => {
    const place = join(root, folder, part)
    return existsSync(place) ? readdirSync(place).filter((file) => file.endsWith('.yml')).map((file) => ({ file: `${folder}/${part}/${file}`, line: 1, reason: '只读 .yaml：把扩展名 .yml 改成 .yaml' })) : []
  })
}
