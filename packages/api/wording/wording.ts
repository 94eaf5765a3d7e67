type Texts = { readonly [key: string]: string | Texts }

/** The same keys with any text: what a second language must answer to be complete. */
export type Wording<T extends Texts> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] extends Texts ? Wording<T[K]> : never }
