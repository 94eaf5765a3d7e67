export { residentsRoutes } from './routes.ts'
export { lockResident, markSigned, markUnsigned } from './mark-signed.ts'
export type { ResidentsUsing } from './using.ts'
