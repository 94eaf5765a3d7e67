import { z } from 'zod'
import { nearestWord } from '#kernel/nearest-word.ts'

/** What is wrong with one place of what a policy officer wrote: where, and why in Chinese. */
export type PlacedReason = { path: string[]; reason: string }

/** For parsing what policy officers write: what the library says by itself comes as a sentence of ours; the shapes' own messages stay as they are. */
export const inChinese = { error: sentenceOf, reportInput: true }

/**
 * Everything a parse found wrong, one a place: a key nobody knows by its own place, a key that is wrong in itself by its own reason, and with what was
 * written there. `under` is where the parsed part stands.
 */
export function placedReasons({ issues }: z.core.$ZodError, under: readonly string[] = []): PlacedReason[] {
  return issues.flatMap((issue) => {
    const path = [...under, ...issue.path.map(String)]
    if (issue.code === 'unrecognized_keys') {
      const reasons = issue.message.split('\n')
      return issue.keys.map((key, i) => ({ path: [...path, key], reason: reasons[i] ?? issue.message }))
    }
    return [{ path, reason: issue.code === 'invalid_key' ? issue.issues.map(({ message }) => message).join('；') : `${issue.message}${foundAt(issue, path)}` }]
  })
}

/** “，是不是 X？” with the nearest of the words there are; where none is near, what stands there otherwise. */
export function didYouMean(written: string, known: Iterable<string>, otherwise = ''): string {
  const meant = nearestWord(written, known)
  return meant === null ? otherwise : `，是不是 ${meant}？`
}

/** Our own messages say what is expected; what was found is added where it is a text, unless it is the place itself. */
function foundAt(issue: z.core.$ZodIssue, path: readonly string[]): string {
  const { input, message } = issue
  return typeof input === 'string' && input.length > 0 && input !== path.at(-1) && !message.includes(found) ? `，${found}“${shortened(input)}”` : ''
}

const found = '写的是'
const shortened = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text)

const unknownKey = (key: string, known: readonly string[]): string => `没有这个键${didYouMean(key, known, '，')}这里可以写的有 ${known.join('、')}`

function sentenceOf(issue: z.core.$ZodRawIssue): string {
  const { input } = issue
  const isMissing = input === undefined || input === null
  switch (issue.code) {
    case 'invalid_type': return isMissing ? `没有写，要写${expectedOf(issue)}` : `${found}${foundOf(input)}，要写${expectedOf(issue)}`
    case 'invalid_value': {
      const offered = issue.values.map(String)
      return `${isMissing ? '没有写，' : `${found}${foundOf(input)}${didYouMean(String(input), offered, '，')}`}${offered.length === 1 ? '这里只能写' : '这里只能写其中一个：'}${offered.join('、')}`
    }
    case 'too_small': return Array.isArray(input) ? `${found} ${input.length} 项，至少写 ${issue.minimum} 项` : `${found}${foundOf(input)}，不能小于 ${issue.minimum}`
    case 'too_big': return Array.isArray(input) ? `${found} ${input.length} 项，最多写 ${issue.maximum} 项` : `${found}${foundOf(input)}，不能大于 ${issue.maximum}`
    case 'invalid_format': return `${found}${foundOf(input)}，只能用小写英文字母、数字和连字符`
    case 'unrecognized_keys': return issue.keys.map((key) => unknownKey(key, keysOf(issue))).join('\n')
    case 'invalid_union': return [...new Set(issue.errors.flatMap((errors) => errors.map(({ message }) => message)))].join('，或者')
    default: return `${found}${foundOf(input)}，不是这里能写的`
  }
}

function foundOf(input: unknown): string {
  if (typeof input === 'string') return input === '' ? '空的' : `“${shortened(input)}”`
  if (Array.isArray(input)) return '一个列表'
  return typeof input === 'object' && input !== null ? '下一层的“键: 值”' : `“${String(input)}”`
}

function expectedOf(issue: z.core.$ZodRawIssue & { code: 'invalid_type' }): string {
  const keys = keysOf(issue)
  if (issue.expected === 'array') return '列表：[甲, 乙]，或另起几行、每行一个“- 甲”'
  if (issue.expected === 'object' || issue.expected === 'record') return `下一层的“键: 值”${keys.length > 0 ? `：${keys.join('、')}` : ''}`
  return '一个词、一句话或一个数'
}

/** The keys of the object that an issue is about; none of a map whose keys are free. */
function keysOf({ inst }: z.core.$ZodRawIssue): string[] {
  return inst instanceof z.ZodObject ? Object.keys(inst.shape) : []
}
