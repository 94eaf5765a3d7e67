import type { z } from 'zod'
import { zhCN } from 'zod/locales'

/** For parsing what policy officers write: what zod says by itself comes in Chinese; the shapes' own messages stay as they are. */
export const inChinese = { error: zhCN().localeError }

/** Why a place of a file is wrong. A key that is wrong in itself, such as a day that does not exist, is told by its own reason. */
export function issueReason(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_key' ? issue.issues.map(issueReason).join('；') : issue.message
}
