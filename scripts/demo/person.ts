import type { DocumentKind } from '#kernel/identity-document.ts'
import type { Day } from './calendar.ts'

/** Why somebody belongs to a key population, and since when; `paper` is a number the evidence is drawn from. */
export type Tag = { population: string; from: Day; until: Day | null; paper: number }

/** A resident as the generator holds one: texts that can be computed are made only when written, since a street has 120,000 of them. */
export type Person = {
  /** Number within the township, from 1. */
  serial: number
  surname: string; given: string; sex: 1 | 2; born: Day; nation: string
  /** Index of the household, and the relation to its head (GB/T 4761). */
  household: number; relation: string
  village: number; grid: number
  residence: 'registered' | 'migrant'; since: Day
  documentKind: DocumentKind | 'none'; documentNumber: string | null
  hasPhone: boolean
  tags: Tag[]
  /** Index of the team the person belongs to; moved to the contract's when signed. */
  team: number
  isSigned: boolean
  status: 'living' | 'deceased' | 'moved'; statusOn: Day | null
}
/** Its members are the persons from `firstPerson` on, until the next household's first. The first is the head. */
export type Household = { village: number; firstPerson: number; building: number; door: number }
