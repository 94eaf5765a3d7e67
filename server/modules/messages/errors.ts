import { conflict, type Problem, refused } from '#platform/problem.ts'

export const noTeam = (): Problem => refused([{ code: 'MESSAGES.NO_TEAM' }])
export const closed = (): Problem => refused([{ code: 'MESSAGES.CLOSED' }])
export const notAColleague = (): Problem => refused([{ code: 'MESSAGES.NOT_A_COLLEAGUE' }])
export const officeTurned = (): Problem => refused([{ code: 'MESSAGES.OFFICE_TURNED' }])
export const changedMeanwhile = (): Problem => conflict('MESSAGES.CHANGED_MEANWHILE')
