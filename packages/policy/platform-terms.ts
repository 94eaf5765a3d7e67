import { z } from 'zod'
import { codes } from './facts.ts'
import { code } from './value-types.ts'

/** What a document asks of the information system, and which department does what. */
export const platformTermsShapes = {
  'platform.online': codes,
  'platform.sharing': codes,
  /** Who sees (who) of whom (of) what (measures). */
  'platform.live_view': z.strictObject({ who: codes.optional(), of: codes.optional(), measures: codes.optional() }).refine(({ who, of }) => who !== undefined || of !== undefined, '谁看与看谁至少写一样'),
  'platform.devices': codes,
  'platform.identity': z.strictObject({ identity: code }),
  'authority.roles': z.array(z.strictObject({ who: code, does: codes })).min(1),
}
