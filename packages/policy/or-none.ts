import { PolicyGap } from './because.ts'

/**
 * What a rule answers, or null where the pack has no answer: for what a region may lack with nothing being wrong. Null is shown or acted on
 * as "no rule here"; putting a value in its place would be the default that nobody decided. Every other failure stays one.
 *
 * Example: `orNone(() => panelCap(pack, on))` where the region names no cap → null.
 */
export function orNone<T>(ask: () => T): T | null {
  try {
    return ask()
  } catch (error) {
    if (error instanceof PolicyGap) return null
    throw error
  }
}
