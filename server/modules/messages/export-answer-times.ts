import type { RowSource } from '#platform/export-source.ts'
import { listAnswerTimes } from './answer-times.ts'

/** How fast the teams within the scope answered, to be written as a file. Figures of teams, nobody's name. */
export const answerTimesSource: RowSource = {
  kind: 'rows', list: 'answer_times', permission: 'team.read', count: async (context) => (await listAnswerTimes(context)).teams.length,
  async page(context) {
    const { teams } = await listAnswerTimes(context)
    return { rows: teams.map(({ name, medianMinutes, answered, waiting, oldestMinutes }) => ({ cells: { team: name, medianMinutes, answered, waiting, oldestMinutes } })), next: null }
  },
}
