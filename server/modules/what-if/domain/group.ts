import type { Stay } from './side.ts'

/** People who are the same to every rule: how many, and which packages each one's contract holds; null where nobody has one. */
export type Group = Stay & { age: number; populations: string[]; townKind: 'urban' | 'rural' | null; packages: string[] | null; persons: number }
export type Township = { code: string; name: string }

/** How many people there are, and how many of them are signed. */
export type Counted = { persons: number; signed: number }
export const nobody = (): Counted => ({ persons: 0, signed: 0 })

export function count(to: Counted, { persons, packages }: Pick<Group, 'persons' | 'packages'>): void {
  to.persons += persons
  if (packages) to.signed += persons
}

export const add = <Key>(to: Map<Key, number>, key: Key, many: number): void => { to.set(key, (to.get(key) ?? 0) + many) }
