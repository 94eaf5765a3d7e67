export { claimPlaces, type Place, reclaimPlaces, releasePlaces } from './claim-places.ts'
export { findTeamForSigning, findTeamOfVillage, type SigningTeam } from './find-team-for-signing.ts'
export { organisationsRoutes } from './routes.ts'
export type { OrganisationsUsing } from './using.ts'
