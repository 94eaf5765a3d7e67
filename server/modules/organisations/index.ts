export { claimPlaces, type Place, reclaimPlaces, releasePlaces } from './claim-places.ts'
export { findTeamForSigning, findTeamOfVillage, type SigningTeam } from './find-team-for-signing.ts'
