import type { Fault } from '../../kit/error-summary.tsx'
import { type Problem, problemTexts } from '../../app/problem.ts'

/** What the server said no with, at the field that can be mended; a line that is down is nobody's field. */
export const faultsOf = (problem: Problem, field?: string): Fault[] =>
  problemTexts(problem).map((text) => ({ text, ...(field && problem.kind === 'Refused' && { field }) }))
