import type { LocalDate } from '#kernel/local-date.ts'
import type { Pack } from '#policy/index.ts'
import type { Because } from '#policy/index.ts'
import { reason } from '../errors.ts'
import { type Candidate, checkComposition, type Composition, type MemberReason } from './check-composition.ts'

/** One who is to join a team by a list. */
export type Joining = { candidate: Candidate; isLeader: boolean }
/** A team as it is, or as it would have to be formed. */
export type TeamAsIs = { institutionId: string; institutionKind: string; name: string; known: { teamId: string; kind: Composition['kind']; leaderStaffId: string; members: readonly Candidate[] } | null }
/** What a list makes of a team: whether the rules admit it, and everything they say against it. */
export type Placing = { leaderStaffId: string | null; members: readonly Candidate[]; reasons: MemberReason[]; because: Because[] }

/**
 * What the rules of a day say to a team with those who join it by a list. A known team keeps its leader; of a new one the leader is who the list says, or
 * the only family doctor. Two leaders are none.
 */
export function placeInTeam(pack: Pack, on: LocalDate, team: TeamAsIs, joining: readonly Joining[]): Placing {
  const members = [...(team.known?.members ?? []), ...joining.map(({ candidate }) => candidate)]
  const named = joining.filter(({ isLeader }) => isLeader).map(({ candidate }) => candidate)
  const doctors = members.filter(({ role }) => role === 'family_doctor')
  const [leader, other] = named.length > 0 ? named : doctors.length === 1 ? doctors : []
  const leaderStaffId = team.known ? team.known.leaderStaffId : other ? null : (leader?.staffId ?? null)
  const { reasons, because } = checkComposition(pack, on, { kind: team.known?.kind ?? 'team', institutionId: team.institutionId, institutionKind: team.institutionKind, leaderStaffId, members })
  return { leaderStaffId, members, because, reasons: !team.known && named.length > 1 ? [...reasons, reason.leaderTwice()] : reasons }
}
