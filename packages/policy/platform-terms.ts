import { z } from 'zod'
import { codes } from './facts.ts'
import { code } from './value-types.ts'

/** What a document asks of the information system, and which department does what. */
export const platformTermsShapes = {
  'platform.online': codes,
  'platform.sharing': codes,
  'platform.live_view': z.strictObject({ who: codes, measures: codes.optional() }),
  'platform.devices': codes,
  'platform.identity': z.strictObject({ identity: code }),
  'authority.roles': z.array(z.strictObject({ who: code, does: codes })).min(1),
}
