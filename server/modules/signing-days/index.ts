export { demandOpenDesk, demandSigningDay, ofInstitution } from './load-signing-day.ts'
export { signingDaysRoutes } from './routes.ts'
export { countAtDay } from './store.ts'
