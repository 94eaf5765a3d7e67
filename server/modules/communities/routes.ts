import {
  communityTeamsEndpoint, draftAgreementEndpoint, editCommunityEndpoint, endUnitAgreementEndpoint, exportCommunitiesEndpoint, getCommunityEndpoint, getUnitAgreementEndpoint, leaveCommunityEndpoint, listCommunitiesEndpoint, listMembersEndpoint, makeCommunityEndpoint,
  recordDoneEndpoint, revealContactEndpoint, revealedContactEndpoint, searchMembersEndpoint, signUnitAgreementEndpoint, strikeDoneEndpoint, unitOfferEndpoint,
} from '#api/communities.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { draftAgreement, getUnitOffer } from './draft-agreement.ts'
import { getUnitAgreement } from './get-agreement.ts'
import { editCommunity, makeCommunity, readRevealedContact, revealContact } from './keep-community.ts'
import { recordDone, strikeDone } from './keep-done.ts'
import { leaveCommunity } from './leave-community.ts'
import { exportCommunities, listCommunities } from './list-communities.ts'
import { listMembers, searchMembers } from './list-members.ts'
import { listTeams } from './list-teams.ts'
import { getCommunity } from './load-community.ts'
import { endUnitAgreement, signUnitAgreement } from './sign-agreement.ts'
import type { CommunitiesUsing } from './using.ts'

export const communitiesRoutes = (using: CommunitiesUsing): readonly Route[] => [
  serve(listCommunitiesEndpoint, listCommunities),
  serve(exportCommunitiesEndpoint, exportCommunities),
  serve(communityTeamsEndpoint, listTeams),
  serve(getCommunityEndpoint, getCommunity(using)),
  serve(makeCommunityEndpoint, makeCommunity(using)),
  serve(editCommunityEndpoint, editCommunity(using)),
  serve(revealContactEndpoint, revealContact),
  serve(revealedContactEndpoint, readRevealedContact(using)),
  serve(unitOfferEndpoint, getUnitOffer(using)),
  serve(draftAgreementEndpoint, draftAgreement(using)),
  serve(getUnitAgreementEndpoint, getUnitAgreement(using)),
  serve(signUnitAgreementEndpoint, signUnitAgreement(using)),
  serve(endUnitAgreementEndpoint, endUnitAgreement),
  serve(listMembersEndpoint, listMembers),
  serve(searchMembersEndpoint, searchMembers),
  serve(leaveCommunityEndpoint, leaveCommunity),
  serve(recordDoneEndpoint, recordDone),
  serve(strikeDoneEndpoint, strikeDone),
]
