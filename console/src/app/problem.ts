import i18n from 'i18next'
import type { Reason } from '#kernel/decision.ts'

export type ProblemKind =
  | 'InvalidInput'
  | 'NotFound'
  | 'Forbidden'
  | 'Refused'
  | 'Conflict'
  | 'PolicyGap'
  | 'MissingInput'
  | 'Upstream'
  | 'Unauthenticated'
  | 'TooMany'
  | 'Unavailable'
  | 'Offline'
  | 'Defect'

/** Why a call did not succeed: the server's kind and reasons, or `Offline` when no answer came back. */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly reasons: Reason[]
  readonly traceId: string | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(kind: ProblemKind, reasons: Reason[] = [], traceId?: string, retryAfterSeconds?: number) {
    super(`${kind} ${reasons.map((reason) => reason.code).join(' ')}`)
    this.kind = kind
    this.reasons = reasons
    this.traceId = traceId
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** One reason in the reader's language, from the `errors` of the module that its code names; the bare kind's text when nobody wrote one. */
export function reasonText(reason: Reason): string {
  const [module = '', ...rest] = reason.code.split('.')
  const name = module.toLowerCase().replaceAll('_', '-')
  const what = rest.join('.')
  const keys = [`${name}:errors.${what}`, `${name}s:errors.${what}`, `${camel(name)}:errors.${what}`, `kit:errors.${module}.${what}`]
  const key = keys.find((candidate) => i18n.exists(candidate))
  return key ? i18n.t(key, { ...reason.params, ...fieldWords(reason) }) : i18n.t('shell:problem.unworded', { code: reason.code })
}

/** A field and what is wrong with it, by the words of forms where there are any. */
function fieldWords({ code, params }: Reason): Record<string, string> {
  if (code !== 'PLATFORM.INVALID_FIELD') return {}
  const { field, issue } = { field: String(params?.field), issue: String(params?.issue) }
  return {
    field: i18n.t(`platform:fields.${field}`, { defaultValue: field }),
    issue: i18n.t(`platform:issues.${issue}`, { defaultValue: issue }),
  }
}

/** All a person should read about a problem: one line per reason, or the kind's own line when there is none. */
export function problemTexts(problem: unknown): string[] {
  if (!(problem instanceof Problem)) return [i18n.t('shell:problem.Defect')]
  const worded = problem.reasons.map(reasonText)
  return worded.length > 0 ? worded : [i18n.t(`shell:problem.${problem.kind}`, { seconds: problem.retryAfterSeconds ?? 10 })]
}

/** The heading above those lines: what kind of no it is. */
export function problemTitle(problem: unknown): string {
  return i18n.t(`shell:problemTitle.${problem instanceof Problem ? problem.kind : 'Defect'}`)
}

function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
