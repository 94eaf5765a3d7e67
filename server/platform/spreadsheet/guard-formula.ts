/** Begins like a formula to some spreadsheet, also behind what it may pass over: spaces, marks, quotes, characters nobody sees. */
const isUnsafe = (text: string): boolean => /^[\p{Cc}\p{Cf}\p{Z}"'\u115f\u3164\uffa0]*[=+\-@＝＋－＠\p{Cc}]/u.test(text)

/** A text as a CSV may carry it: what a spreadsheet would run gets an apostrophe before it. Example: =1+1 → '=1+1. `unguard` takes exactly that back. */
export const guard = (text: string): string => (isUnsafe(text) ? `'${text}` : text)
/** The text that was guarded. */
export const unguard = (text: string): string => (text.startsWith("'") && isUnsafe(text.slice(1)) ? text.slice(1) : text)
