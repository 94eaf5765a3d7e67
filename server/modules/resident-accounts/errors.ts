import { Problem } from '#platform/problem.ts'

/** No gateway carries messages here: said at once, for a code that nobody sends is waited for. */
export const noMessages = (): Problem => new Problem('Refused', [{ code: 'RESIDENT_ACCOUNTS.NO_MESSAGES' }])
export const wrongCode = (): Problem => new Problem('Refused', [{ code: 'RESIDENT_ACCOUNTS.WRONG_CODE' }])
export const tooManyCodes = (seconds: number): Problem => new Problem('TooMany', [{ code: 'RESIDENT_ACCOUNTS.TOO_MANY_CODES', params: { minutes: Math.ceil(seconds / 60) } }], seconds)
export const alreadyBound = (): Problem => new Problem('Conflict', [{ code: 'RESIDENT_ACCOUNTS.ALREADY_BOUND' }])
export const selfTaken = (): Problem => new Problem('Conflict', [{ code: 'RESIDENT_ACCOUNTS.SELF_TAKEN' }])
export const deskCodeEnded = (): Problem => new Problem('Refused', [{ code: 'RESIDENT_ACCOUNTS.DESK_CODE_ENDED' }])

/** What a constraint of this module's tables means to a person. */
export function meaningOfConstraint(name: string): Problem | undefined {
  if (name === 'one_bond_at_a_time') return alreadyBound()
  if (name === 'one_self') return selfTaken()
  return undefined
}
