import { readFileSync } from 'node:fs'
import { isCollection, LineCounter, type Node, parseDocument } from 'yaml'
import { isKept, textOnly } from './value-text.ts'

/** One thing wrong in a file of policies/: where, and why in Chinese, since a policy officer mends it. */
export type FileProblem = { file: string; line: number; reason: string }

/** A YAML file read as text only (failsafe: no number, date or boolean enters), and the line of each of its parts. */
export type YamlFile = { file: string; content: unknown; problems: FileProblem[]; lineOf(path: readonly string[]): number }

/** Reads one file. What is not YAML, or names a key twice, is a problem with its line; the content is then null. */
export function readYaml(path: string, shownAs: string): YamlFile {
  const read = readText(path)
  if ('reason' in read) return { file: shownAs, content: null, problems: [{ file: shownAs, line: 1, reason: read.reason }], lineOf: () => 1 }
  const lines = new LineCounter()
  const document = parseDocument(read.text, { ...textOnly, lineCounter: lines })
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    file: shownAs, line: error.linePos?.[0].line ?? 1, reason: yamlReasons[error.code] ?? `不是合规的 YAML：${error.message.split('\n')[0]}`,
  }))
  const content = problems.length > 0 ? null : contentOf(document)
  if (content === undefined) problems.push({ file: shownAs, line: 1, reason: '引用（*）层层相套，展开没有尽头' })
  if (!isKept(content)) problems.push({ file: shownAs, line: 1, reason: '文件里有看不见的控制字符（如 \\0、\\u202e），或只有一半的字（如 \\ud800）：删去重写' })
  return {
    file: shownAs,
    content: problems.length > 0 ? null : content,
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

/** A problem at a place of a file: its line, and the name of the place before the reason; a row of a list has none. */
export function problemAt(yaml: YamlFile, { path, reason }: { path: readonly string[]; reason: string }): FileProblem {
  const name = path.at(-1) ?? ''
  return { file: yaml.file, line: yaml.lineOf(path), reason: /^\d*$/.test(name) ? reason : `${name}：${reason}` }
}

/** What people write wrongly, as they would say it; anything else keeps the parser's words. */
const yamlReasons: Partial<Record<string, string>> = {
  DUPLICATE_KEY: '同一个键写了两次', BAD_INDENT: '缩进和上一项没有对齐：同一层的各项左边要一样齐', TAB_AS_INDENT: '缩进用了制表符：只能用空格',
  MULTILINE_IMPLICIT_KEY: '这一行没有“键: 值”：冒号要用半角，后面空一格', MISSING_CHAR: '少了符号：键后的冒号、列表的方括号、对象的花括号或引号要写全', BAD_SCALAR_START: '值不能以这个符号开头：用引号括起来',
  TAG_RESOLVE_FAILED: '不能用“!”标明类型：这里的一切都是文字',
  UNEXPECTED_TOKEN: '多了一段不属于这里的内容：看上一行的缩进、括号和引号', BLOCK_AS_IMPLICIT_KEY: '一行里写了两个“键: 值”：下一层另起一行，或用花括号',
}

/** A file's text; only UTF-8 is read, since half-read Chinese would stand in agreements. */
export function readText(path: string): { text: string } | { reason: string } {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch {
    return { reason: '读不到这个文件' }
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { reason: '不是 UTF-8 编码（可能是 GBK）：用编辑器另存为 UTF-8' }
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
