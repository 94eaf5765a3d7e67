/** One reason why not: a code whose text lives in the wording, its parameters, and the clause it rests on. */
export type Reason = { code: string; params?: Record<string, string | number>; source?: string }

/** Names the reasons of one module. Example: `reasonsOf('TARGETS')('TWICE', { code })` → TARGETS.TWICE, and which code. */
export const reasonsOf = (module: string) => (what: string, params?: Reason['params']): Reason => ({ code: `${module}.${what}`, ...(params && { params }) })

/** What a pure rule answers: the value, or every reason why not. */
export type Decision<T> = { allowed: true; value: T } | { allowed: false; reasons: Reason[] }

/** Yes, with what was decided. */
export function allow<T>(value: T): Decision<T> {
  return { allowed: true, value }
}

/** No, with all reasons at once, so that nobody has to come back for the second one. */
export function refuse(...reasons: Reason[]): { allowed: false; reasons: Reason[] } {
  if (reasons.length === 0) throw new Error('a refusal needs a reason')
  return { allowed: false, reasons }
}
