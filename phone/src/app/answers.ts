/** What the server answered in this tab, by operation and question, so that a page gone back to stands at once and a bad line takes nothing away. */
const kept = new Map<string, unknown>()

export const keptAnswer = (question: string): unknown => kept.get(question)
export const keepAnswer = (question: string, answer: unknown): void => void kept.set(question, answer)
/** After something changed, or when somebody else may look. */
export const forgetAnswers = (): void => kept.clear()
