export { claimPlaces, type Place, reclaimPlaces, releasePlaces, releasePlacesOfMany } from './claim-places.ts'
export { findTeamOfVillage } from './find-team-of-village.ts'
export { organisationsRoutes } from './routes.ts'
export type { OrganisationsUsing } from './using.ts'
