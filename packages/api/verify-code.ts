/** Capitals and digits that are not mistaken for each other when read aloud or copied from paper: without I, O, 0 and 1. */
export const paperLetters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** How many of them the code of the public page has that checks an agreement: 20 of 32 are 100 bits, so that nobody finds one by trying. */
export const verifyCodeLength = 20
export const verifyCodeShape = new RegExp(`^[${paperLetters}]{${verifyCodeLength}}$`)
