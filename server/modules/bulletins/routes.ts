import { bulletinReachEndpoint, decideBulletinEndpoint, editBulletinEndpoint, getBulletinEndpoint, listBulletinsEndpoint, moveBulletinEndpoint, ownCampaignsEndpoint, previewBulletinEndpoint, writeBulletinEndpoint } from '#api/bulletins.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { getBulletin, listBulletins } from './load-bulletin.ts'
import { decideBulletin, moveBulletin } from './move-bulletin.ts'
import { listOwnCampaigns } from './own-campaigns.ts'
import { previewBulletin, reachOfBulletin } from './preview-reach.ts'
import { editBulletin, writeBulletin } from './write-bulletin.ts'

export const bulletinRoutes: readonly Route[] = [
  serve(listBulletinsEndpoint, listBulletins),
  serve(getBulletinEndpoint, getBulletin),
  serve(previewBulletinEndpoint, previewBulletin),
  serve(bulletinReachEndpoint, reachOfBulletin),
  serve(writeBulletinEndpoint, writeBulletin),
  serve(editBulletinEndpoint, editBulletin),
  serve(moveBulletinEndpoint, moveBulletin),
  serve(decideBulletinEndpoint, decideBulletin),
  serve(ownCampaignsEndpoint, listOwnCampaigns),
]
