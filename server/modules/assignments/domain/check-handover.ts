import type { Reason } from '#kernel/decision.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { reason } from '../errors.ts'

const farthestDays = 366

export type Asked = {
  kind: 'residents' | 'village' | 'doctor'; fromTeamId: string | null; toTeamId: string; villageCode: string | null; gridCode: string | null; fromDoctorStaffId: string | null; toDoctorStaffId: string | null
}
export type Team = { name: string; institutionId: string; isActive: boolean; doctorIds: readonly string[]; villageCodes: readonly string[] }
export type Panel = { scope: 'team' | 'doctor'; name: string; before: number; after: number; cap: number | null; isHard: boolean }
export type Situation = { from: Team | null; to: Team; isVillageKnown: boolean; residents: number; contracts: number; panels: readonly Panel[] }

/**
 * Everything that stands against a hand-over, all at once: what is missing or the same, a team that is closed, a village that is not the first team's, a doctor who is no family
 * doctor of the team that receives, contracts that would leave their institution, and every panel with a hard cap that would be overfull. Empty when it may be done.
 */
export function checkHandover(asked: Asked, { from, to, isVillageKnown, residents, contracts, panels }: Situation): Reason[] {
  const isDoctors = asked.kind === 'doctor'
  if (isDoctors ? asked.fromDoctorStaffId === null || asked.toDoctorStaffId === null || from === null : asked.villageCode === null || (asked.kind === 'village' && from === null)) return [reason.incomplete()]
  const isSameTeam = asked.fromTeamId === asked.toTeamId
  return [
    ...(asked.kind === 'village' && isSameTeam ? [reason.sameTeam()] : []),
    ...(isDoctors && asked.fromDoctorStaffId === asked.toDoctorStaffId ? [reason.sameDoctor()] : []),
    ...(to.isActive ? [] : [reason.teamClosed(to.name)]), ...(isDoctors || isVillageKnown ? [] : [reason.villageUnknown()]),
    ...(asked.kind === 'village' && from !== null && !from.villageCodes.includes(asked.villageCode ?? '') ? [reason.villageNotTheirs(from.name)] : []),
    ...(asked.toDoctorStaffId !== null && !to.doctorIds.includes(asked.toDoctorStaffId) ? [reason.notTheirDoctor(to.name)] : []),
    ...(asked.kind !== 'residents' && asked.toDoctorStaffId !== null && from !== null && from.institutionId !== to.institutionId ? [reason.otherInstitution()] : []),
    ...(asked.kind !== 'village' && residents + contracts === 0 ? [reason.nothingToMove()] : []),
    ...panels.filter(({ before, after, cap, isHard }) => isHard && cap !== null && after > cap && after > before).map(({ name, after, cap }) => reason.noRoom(name, after, cap ?? 0)),
  ]
}

/** A hand-over is planned for today or within a year ahead. */
export const checkDay = (day: LocalDate, on: LocalDate): Reason[] => (day < on ? [reason.dayPast()] : day > addDays(on, farthestDays) ? [reason.dayFar()] : [])
