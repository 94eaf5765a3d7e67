import type { DocumentKind } from '#kernel/identity-document.ts'
import type { Day } from './calendar.ts'

/** Why somebody belongs to a key population, and since when; `evidence` is JSON text. */
export type Tag = { population: string; origin: 'derived' | 'diagnosed' | 'certified'; from: Day; until: Day | null; evidence: string }

/** A resident as the generator holds one; texts that can be computed are made only when written. */
export type Person = {
  /** Number within the township, from 1. */
  serial: number
  surname: string; given: string; sex: 1 | 2; born: Day; nation: string
  /** Index of the household, and the relation to its head (GB/T 4761). */
  household: number; relation: string
  village: number; grid: number; address: string
  residence: 'registered' | 'migrant'; since: Day
  document: { kind: DocumentKind | 'none'; number: string | null }
  phone: string | null
  tags: Tag[]
  /** Index of the team the person belongs to; moved to the contract's when signed. */
  team: number
  isSigned: boolean
  status: 'living' | 'deceased' | 'moved'; statusOn: Day | null
}
/** Its members are the persons from `firstPerson` on, until the next household's first. The first is the head. */
export type Household = { village: number; address: string; firstPerson: number }
