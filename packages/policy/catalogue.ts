import { join } from 'node:path'
import { z } from 'zod'
import { inChinese, placedReasons } from './issue-reason.ts'
import { type FileProblem, problemAt, readYaml } from './read-yaml.ts'
import { isKey, shapes } from './shapes.ts'
import { code, word } from './value-types.ts'

const catalogueSchema = z.strictObject({
  topics: z.record(code, z.strictObject({ zh: word, en: word })),
  entries: z.array(z.strictObject({ key: z.string(), topic: code, type: code, unit: word, zh: word, en: word, consumer: word, ask: word })),
  words: z.record(code, z.strictObject({ zh: word, en: word })),
})

/** One thing regulation decides: its key, what kind of value it has, and which module of the product uses it, and what to ask where a document is silent. */
export type CatalogueEntry = z.output<typeof catalogueSchema>['entries'][number]
/** All of them, in the order of the catalogue, and the names of the codes that values use. */
export type Catalogue = z.output<typeof catalogueSchema>

/** Reads policies/catalogue.yaml and holds it against the shapes the code knows: neither may know an entry the other does not. */
export function readCatalogue(folder: string): { catalogue: Catalogue; problems: FileProblem[] } {
  const yaml = readYaml(join(folder, 'catalogue.yaml'), 'catalogue.yaml')
  const read = catalogueSchema.safeParse(yaml.content, inChinese)
  if (!read.success) {
    const problems = yaml.problems.length > 0 ? yaml.problems : placedReasons(read.error).map((one) => problemAt(yaml, one))
    return { catalogue: { topics: {}, entries: [], words: {} }, problems }
  }
  const problems: FileProblem[] = []
  const seen = new Set<string>()
  read.data.entries.forEach(({ key, topic }, i) => {
    const line = yaml.lineOf(['entries', String(i)])
    if (!isKey(key)) problems.push({ file: yaml.file, line, reason: `程序不认识条目 ${key}` })
    if (seen.has(key)) problems.push({ file: yaml.file, line, reason: `条目 ${key} 写了两次` })
    if (!Object.hasOwn(read.data.topics, topic)) problems.push({ file: yaml.file, line, reason: `没有主题 ${topic}` })
    seen.add(key)
  })
  for (const key of Object.keys(shapes)) if (!seen.has(key)) problems.push({ file: yaml.file, line: 1, reason: `目录缺少条目 ${key}` })
  return { catalogue: read.data, problems }
}
