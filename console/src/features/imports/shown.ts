import { type ImportKind, importKinds } from '#api/imports.ts'

/** The kind an address asks for; residents when it names none. */
export const kindOf = (asked: string | undefined): ImportKind => importKinds.find((one) => one === asked) ?? 'residents'
