/** The name people sign in with, as it is kept: without spaces around it, in small letters. */
export const accountName = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase()
