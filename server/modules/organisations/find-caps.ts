import type { LocalDate } from '#kernel/local-date.ts'
import { type Because, orNone, type Pack, panelCap, teamCap } from '#policy/index.ts'

export type Caps = { unit: 'person' | 'household'; perDoctor: number | null; team: number; isHard: boolean; because: Because[] }

/**
 * How many contracts a team with so many family doctors and each of them may hold; nothing where the region names no cap: then there is
 * none, and load is only counted. Example: 2,000 a doctor, two doctors: 4,000 the team.
 */
export function findCaps(pack: Pack, on: LocalDate, familyDoctors: number): Caps | null {
  return orNone(() => {
    const { value, because } = panelCap(pack, on)
    return { unit: value.unit, perDoctor: value.scope === 'doctor' ? value.limit : null, team: teamCap(pack, on, familyDoctors).value, isHard: value.mode === 'refuse', because }
  })
}
