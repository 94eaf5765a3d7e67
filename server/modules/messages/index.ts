export { answerTimesSource } from './export-answer-times.ts'
export { messageJobs } from './remind.ts'
export { messageRoutes } from './routes.ts'
export { messageListeners } from './tell.ts'
