export { residentsRoutes } from './routes.ts'
export { listMismarked, lockResident, lockResidents, markSigned, markUnsigned, remarkResidents } from './mark-signed.ts'
export { type ResidentsUsing, unseal } from './using.ts'
export { residentsJobs, turnBirthdays } from './turn-birthdays.ts'
