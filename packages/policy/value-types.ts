import { z } from 'zod'
import { isLocalDate, type LocalDate } from '#kernel/local-date.ts'
import { fenFromYuan } from '#kernel/money.ts'
import { compileExpression } from '#rules/compile-expression.ts'
import { FeelError } from '#rules/feel-value.ts'

/** What a single answer is: a whole number, yuan, a percentage, yuan or a percentage, a year, a day of the week, a day, yes or no, a text, a code. */
export type LeafKind = 'count' | 'yuan' | 'percent' | 'share' | 'year' | 'weekday' | 'day' | 'truth' | 'word' | 'code'
/** Which shape is which single answer; a shape refined further stays what it is. */
export const leaves = z.registry<{ kind: LeafKind }>()

/** Every scalar of a pack is text (YAML failsafe), so no float and no Date ever enters; these give it its type. */
export const word = z.string().trim().min(1, '不能为空').register(leaves, { kind: 'word' })
/** Codes become names of parts of objects; the one that every object has already is none. */
export const code = z.string().regex(/^(?!constructor$)[a-z][a-z0-9_]*$/, '应是小写英文代码').register(leaves, { kind: 'code' })
export const count = z.string().regex(/^\d{1,9}$/, '应是非负整数').transform(Number).register(leaves, { kind: 'count' })
export const truth = z.enum(['true', 'false'], '应是 true 或 false').transform((text) => text === 'true').register(leaves, { kind: 'truth' })
export const day = z.string().refine((text): text is LocalDate => isLocalDate(text), '不是存在的日期').register(leaves, { kind: 'day' })
export const yuan = z.string().regex(/^\d{1,8}(\.\d{1,2})?$/, '应是元,不到一亿,最多两位小数').transform(fenFromYuan).register(leaves, { kind: 'yuan' })

/** Where a thing is written: a document and a clause of it. */
export const source = z.string('没有写出处：要写成 文件#条款').regex(/^[a-z0-9-]+#[a-z0-9-]+$/, '应写成 文件#条款')

/** A percentage with at most two decimals, as a whole number of basis points: "20" is 2000, "0.5" is 50. */
export const percent = z.string().regex(/^\d{1,3}(\.\d{1,2})?$/, '应是百分数,最多两位小数')
  .transform((text) => fenFromYuan(text) as number).refine((points) => points <= wholeBasisPoints, '不能超过 100%').register(leaves, { kind: 'percent' })

/** 100 % in basis points. */
export const wholeBasisPoints = 100 * 100

/** A part of a fee: "70" is 70 yuan of it, "25%" that percentage of it. */
const share = z.string().regex(/^\d{1,8}(\.\d{1,2})?%?$/, '应是元或百分数').register(leaves, { kind: 'share' })

/** Shares by payer or receiver, and who takes the fen that rounding leaves over. */
export const split = z.strictObject({ remainder_to: code, shares: z.record(code, share) })
  .refine(({ remainder_to, shares }) => Object.hasOwn(shares, remainder_to), { message: '余数归属方不在分担方之中', path: ['remainder_to'] })

/** Whoever wrote it is told where, and what may be written; the words of the compiler are for programmers. */
const whyNoCondition = (text: string, at: number): string =>
  `FEEL 第 ${at + 1} 个字起${text.slice(at).trim() === '' ? '没有写完' : `“${text.slice(at, at + 12)}”读不懂，或这里用不得`}：条件只写比较（age >= 65）和人群（"elderly" in tags），用 and、or、not(…) 连起来，in 的条件各用括号括住：("hypertension" in tags) or ("diabetes" in tags)；引号、括号和大于小于号都用半角`

/** A condition in FEEL, compiled here, once. */
export const condition = z.string().transform((text, context) => {
  try {
    return compileExpression(text)
  } catch (error) {
    if (!(error instanceof FeelError)) throw error
    context.issues.push({ code: 'custom', message: whyNoCondition(text, error.at), input: undefined }) // what was written is in the message
    return z.NEVER
  }
})
