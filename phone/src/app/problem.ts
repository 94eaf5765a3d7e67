import i18n from 'i18next'
import type { Reason } from '#kernel/decision.ts'

/** Why a request did not succeed: the server's kind and reasons, or `Offline` when no answer came back. */
export class Problem extends Error {
  readonly kind: string
  readonly reasons: readonly Reason[]
  readonly retryAfterSeconds: number

  constructor(kind: string, reasons: readonly Reason[] = [], retryAfterSeconds = 10) {
    super(kind)
    this.kind = kind
    this.reasons = reasons
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** One reason in the reader's language: what residents are told first, else the words of the module that its code names; nothing when nobody wrote one. */
export function reasonText({ code, params }: Reason): string | undefined {
  const [module = '', what = ''] = code.split('.')
  const keys = [`phone-signing:errors.${code}`, `${module.toLowerCase().replaceAll('_', '-')}:errors.${what}`, `kit:errors.${code}`]
  const key = keys.find((one) => i18n.exists(one))
  return key && i18n.t(key, { ...params })
}

/** All a person should read about a problem: a line for each reason, or the kind's own. */
export function problemTexts(error: unknown): string[] {
  const problem = error instanceof Problem ? error : new Problem('Defect')
  const worded = problem.reasons.flatMap((reason) => reasonText(reason) ?? [])
  return worded.length > 0 ? worded : [i18n.t(`phone:problem.${problem.kind}`, { seconds: problem.retryAfterSeconds })]
}
