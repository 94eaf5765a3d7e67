import { paperLetters } from '#kernel/paper-letters.ts'

/** How many letters the code has that a doctor shows to bind a phone: good once and for ten minutes. */
export const deskCodeLength = 8
export const deskCodeShape = new RegExp(`^[${paperLetters}]{${deskCodeLength}}$`)
