import { Problem } from '#platform/problem.ts'
import { windowSeconds } from './guesses.ts'

/** Account, password or code is wrong, or the account is unknown or disabled: always the same words. */
export const wrongSignIn = (): Problem => new Problem('Unauthenticated', [{ code: 'ACCESS.WRONG_SIGN_IN' }])
export const wrongCode = (): Problem => new Problem('Unauthenticated', [{ code: 'ACCESS.WRONG_CODE' }])
/** The time between password and code is over, or too many codes were wrong. */
export const ticketEnded = (): Problem => new Problem('Unauthenticated', [{ code: 'ACCESS.TICKET_ENDED' }])
export const tooManyGuesses = (): Problem => new Problem('TooMany', [{ code: 'ACCESS.TOO_MANY_GUESSES', params: { minutes: windowSeconds / 60 } }], windowSeconds)
/** Signed in rightly, but no post is held any more. */
export const noPost = (): Problem => new Problem('Forbidden', [{ code: 'ACCESS.NO_POST' }])
