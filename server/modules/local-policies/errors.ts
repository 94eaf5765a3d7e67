import { reasonsOf } from '#kernel/decision.ts'
import { conflict, type Problem } from '#platform/problem.ts'

const say = reasonsOf('LOCAL_POLICIES')

/** What this module says no with; the texts are in packages/api/wording. */
export const reason = {
  regionUnknown: () => say('REGION_UNKNOWN'),
  issuedLater: () => say('ISSUED_LATER'),
  numberTaken: (number: string) => say('NUMBER_TAKEN', { number }),
  fileKind: () => say('FILE_KIND'),
  fileLarge: (most: number) => say('FILE_LARGE', { most }),
  isRevoked: () => say('IS_REVOKED'),
  revokedEarlier: () => say('REVOKED_EARLIER'),
}
export const changedMeanwhile = (): Problem => conflict('LOCAL_POLICIES.CHANGED_MEANWHILE')
