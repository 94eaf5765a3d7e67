import { readFileSync } from 'node:fs'
import { isCollection, LineCounter, type Node, parseDocument } from 'yaml'

/** One thing wrong in a file of policies/: where, and why in Chinese, since a policy officer mends it. */
export type FileProblem = { file: string; line: number; reason: string }

/** A YAML file read as text only (failsafe: no number, date or boolean enters), and the line of each of its parts. */
export type YamlFile = { file: string; content: unknown; problems: FileProblem[]; lineOf(path: readonly string[]): number }

/** Reads one file. What is not YAML, or names a key twice, is a problem with its line; the content is then null. */
export function readYaml(path: string, shownAs: string): YamlFile {
  const text = readText(path)
  if (text === null) return { file: shownAs, content: null, problems: [{ file: shownAs, line: 1, reason: '读不到这个文件' }], lineOf: () => 1 }
  const lines = new LineCounter()
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: true, lineCounter: lines })
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    file: shownAs, line: error.linePos?.[0].line ?? 1, reason: error.code === 'DUPLICATE_KEY' ? '同一个键写了两次' : `不是合规的 YAML:${error.message.split('\n')[0]}`,
  }))
  const content = problems.length > 0 ? null : contentOf(document)
  if (content === undefined) problems.push({ file: shownAs, line: 1, reason: '引用（*）层层相套，展开没有尽头' })
  return {
    file: shownAs,
    content: content ?? null,
    problems,
    lineOf(path) {
      let node: unknown = document.contents
      let line = 1
      for (const step of path) {
        if (!isCollection(node)) break
        const next = node.get(/^\d+$/.test(step) && 'items' in node && node.constructor.name === 'YAMLSeq' ? Number(step) : step, true) as Node | undefined
        const key = keyOf(node, step)
        const at = key?.range?.[0] ?? next?.range?.[0]
        if (at === undefined) break
        line = lines.linePos(at).line
        node = next
      }
      return line
    },
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** Undefined where what is written once and meant many times would grow without bound. */
function contentOf(document: { toJS(): unknown }): unknown {
  try {
    return document.toJS()
  } catch {
    return undefined
  }
}

/** The node of a mapping's key, whose line is where a person looks. */
function keyOf(node: { items: unknown[] }, step: string): Node | undefined {
  for (const item of node.items) {
    const key = (item as { key?: Node & { value?: unknown } }).key
    if (key && String(key.value) === step) return key
  }
  return undefined
}
