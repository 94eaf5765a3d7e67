import type { LocalDate } from '#kernel/local-date.ts'
import { type Because, orNone, type Pack, panelCap, teamCap } from '#policy/index.ts'

export type Caps = { unit: 'person' | 'household'; perDoctor: number | null; team: number; isHard: boolean; because: Because[] }

/**
 * How many more a team may sign, in SQL for `t` and its panel `p`: no more than its own cap leaves, and no more than its family doctors have
 * left, whose one panel counts for every team they are in. Nothing without a cap.
 */
export const roomOfTeam = `CASE WHEN p.cap IS NOT NULL THEN greatest(0, least(p.cap - p.contracts, (SELECT sum(greatest(0, d.cap - d.contracts))::int FROM organisations.team_member m
    JOIN organisations.panel_load d ON d.county_code = :countyCode AND d.scope = 'doctor' AND d.holder_id = m.staff_id AND d.unit = 'person'
    WHERE m.county_code = :countyCode AND m.team_id = t.id AND m.role = 'family_doctor' AND m.valid_until IS NULL))) END AS room`

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
