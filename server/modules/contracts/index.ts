export { contractJobs, turnContracts } from './turn-contracts.ts'
export { contractsRoutes } from './routes.ts'
export { contractListeners } from './seal-agreement.ts'
export type { ContractsUsing } from './using.ts'
