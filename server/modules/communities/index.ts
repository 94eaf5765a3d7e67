export { type BeforeRoster, bringRoster, takeBackRoster } from './bring-roster.ts'
export { judgeRoster, layRosterGround, type RosterGround, type RosterJudgement, type RosterPerson } from './judge-roster.ts'
export { membersSource } from './list-members.ts'
export { communitiesRoutes } from './routes.ts'
