import { allow, type Decision, type Reason, refuse } from '#kernel/decision.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { type Because, checkProvider, checkTeam, type Eligibility, eligibilityAt, joinBecause, type Pack, providerEligibility, type TeamComposition, teamComposition } from '#policy/index.ts'
import { reason } from '../errors.ts'
import { licencesOfRole } from './licence-of-role.ts'

export type Licence = { kind: string; validFrom: string; validUntil: string | null }
/** One who is to be a member: what they hold, and where they work on the day (and which centre supervises that place). */
export type Candidate = {
  staffId: string; name: string; role: string; isActive: boolean; licences: Licence[]
  posts: { institutionId: string; institutionKind: string; parentId: string | null; isPrimary: boolean }[]
}
export type Composition = { kind: 'team' | 'independent'; institutionId: string; institutionKind: string; leaderStaffId: string | null; members: readonly Candidate[] }
/** A reason and the member it is about. */
export type MemberReason = Reason & { staffId?: string }
export type Finding = { reasons: MemberReason[]; rule: TeamComposition; because: Because[] }

/**
 * What the rules of a day say to a team: who is lacking, who may not be in it, whose licence does not hold on the day, who does not work at
 * the institution or a place it supervises, and whether the doctors may contract there. Every reason at once; none when it may be formed.
 * A doctor alone is checked as an individual provider at the clinic where they work, supervised by the institution.
 *
 * Example: a nurse whose licence ended the day before → ORGANISATIONS.LICENCE_EXPIRED; on its last day she still counts.
 */
export function checkComposition(pack: Pack, on: LocalDate, team: Composition): Finding {
  const rule = teamComposition(pack, on)
  const mode = team.kind === 'team' ? 'team' : 'individual'
  const eligibility = providerEligibility(pack, on)
  const row = eligibilityAt(eligibility.value, mode, placeKind(team, mode))
  const reasons = [
    ...(team.kind === 'team' ? reasonsOf(checkTeam(pack, on, team.members.map(({ role, staffId }) => ({ role, isLeader: staffId === team.leaderStaffId })))) : checkAlone(team)),
    ...checkPlaceOf(pack, on, team, mode),
    ...team.members.flatMap((member) => checkMember(on, team, member, row)),
    ...(team.leaderStaffId === null ? [reason.leaderMissing()] : team.members.some(({ staffId }) => staffId === team.leaderStaffId) ? [] : [reason.leaderNotMember()]),
  ]
  return { reasons, rule: rule.value, because: joinBecause(team.kind === 'team' ? rule.because : [], eligibility.because) }
}

/** The same as a decision. */
export function decideForming(finding: Finding): Decision<Because[]> {
  return finding.reasons.length > 0 ? refuse(...finding.reasons.map(({ staffId: _, ...one }) => one)) : allow(finding.because)
}

const reasonsOf = (decision: Decision<unknown>): MemberReason[] => (decision.allowed ? [] : decision.reasons)

/** Alone means alone: one family doctor who leads. */
function checkAlone({ members }: Composition): MemberReason[] {
  return members.length === 1 && members[0]?.role === 'family_doctor' ? [] : [reason.aloneMeansOne()]
}

/** Where a doctor alone works. */
function postAlone({ members: [alone] }: Composition) {
  return alone?.posts.find(({ isPrimary }) => isPrimary) ?? alone?.posts[0]
}

/** The kind of institution that contracts: the team's, or the clinic of a doctor alone. */
function placeKind(team: Composition, mode: 'team' | 'individual'): string {
  return mode === 'team' ? team.institutionKind : (postAlone(team)?.institutionKind ?? team.institutionKind)
}

/** Mode, kind of institution and supervision; licences are told by member, so that the person is named. */
function checkPlaceOf(pack: Pack, on: LocalDate, team: Composition, mode: 'team' | 'individual'): MemberReason[] {
  const isSupervised = mode === 'team' || (postAlone(team)?.parentId ?? null) === team.institutionId
  return reasonsOf(checkProvider(pack, on, { mode, institutionKind: placeKind(team, mode), licences: null, isSupervised }))
}

function checkMember(on: LocalDate, team: Composition, member: Candidate, eligibility: Eligibility | undefined): MemberReason[] {
  const { staffId, name, role } = member
  const needed = licencesOfRole(role, eligibility)
  const held = member.licences.filter(({ kind }) => needed.includes(kind))
  const isLicensed = needed.length === 0 || held.some((one) => holdsOn(one, on))
  const ended = held.filter(({ validUntil }) => validUntil !== null && validUntil <= on).sort((a, b) => String(b.validUntil).localeCompare(String(a.validUntil)))[0]
  const worksHere = member.posts.some((post) => post.institutionId === team.institutionId || post.parentId === team.institutionId)
  return [
    ...(member.isActive ? [] : [{ ...reason.notActive(name), staffId }]),
    ...(worksHere ? [] : [{ ...reason.noPostHere(name), staffId }]),
    ...(isLicensed ? [] : ended ? [{ ...reason.licenceExpired(name, ended.kind, String(ended.validUntil)), staffId }] : [{ ...reason.licenceLacking(name, role, needed), staffId }]),
  ]
}

/** Whether a licence holds on a day; its end is the first day it no longer does. */
export const holdsOn = ({ validFrom, validUntil }: Licence, on: string): boolean => validFrom <= on && (validUntil === null || validUntil > on)
