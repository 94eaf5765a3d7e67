export { residentsRoutes } from './routes.ts'
export { listMismarked, lockResident, lockResidents, markSigned, markUnsigned, remarkResidents } from './mark-signed.ts'
export type { ResidentsUsing } from './using.ts'
export { residentsJobs, turnBirthdays } from './turn-birthdays.ts'
