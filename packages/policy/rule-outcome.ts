import type { Decision } from '#kernel/decision.ts'
import type { Explained } from './because.ts'
import type { Plain } from './plain.ts'
import type { Outcome } from './rule-registry.ts'

/** An explained result as an outcome, its value made plain. */
export function told<T>({ value, because }: Explained<T>, plain: (value: T) => Plain): Outcome {
  return { kind: 'value', value: plain(value), because }
}

/** A decision as an outcome. */
export function decided<T>(decision: Decision<Explained<T>>, plain: (value: T) => Plain): Outcome {
  return decision.allowed ? told(decision.value, plain) : { kind: 'refused', reasons: decision.reasons }
}

/** A list written with commas. */
export function listed(text: string | undefined): string[] {
  return (text ?? '').split(',').map((one) => one.trim()).filter((one) => one !== '')
}
