import { paperLetters } from '#kernel/paper-letters.ts'

/** How many of them the code of the public page has that checks an agreement: 20 of 32 are 100 bits, so that nobody finds one by trying. */
export const verifyCodeLength = 20
export const verifyCodeShape = new RegExp(`^[${paperLetters}]{${verifyCodeLength}}$`)
