import { z } from 'zod'
import { allow, type Decision, type Reason, refuse } from '#kernel/decision.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Explained } from './because.ts'
import type { Pack } from './pack.ts'
import { regulatedReason } from './regulated-reason.ts'
import { code, count, truth } from './value-types.ts'
import { valueOn } from './value-on.ts'

export const teamCompositionShape = z.strictObject({ leader: code, required: z.record(code, count), optional: z.array(code), is_open: truth })
  .refine(({ leader, required }) => Object.hasOwn(required, leader), { message: '团队长不在必备人员之中', path: ['leader'] })

/** Who leads a team, who must be in it and how many, and who else may be. Roles are codes. `isOpen`: the document's list ends in 等, so others may join. */
export type TeamComposition = { leader: string; required: { role: string; least: number }[]; optional: string[]; isOpen: boolean }
export type TeamMember = { role: string; isLeader?: boolean }

/** What a family doctor team consists of in this region. */
export function teamComposition(pack: Pack, on: LocalDate): Explained<TeamComposition> {
  const { value, because } = valueOn(pack, 'team.composition', on)
  const required = Object.entries(value.required).map(([role, least]) => ({ role, least }))
  return { value: { leader: value.leader, required, optional: value.optional, isOpen: value.is_open }, because: [because] }
}

/**
 * Whether these people make a team. Refused with one reason for each basic member lacking, each role that a closed list
 * does not name, and a leader of the wrong role, always with the clause.
 *
 * Example: family doctor and public health doctor only, where a nurse is basic → POLICY.TEAM_LACKS_MEMBER { role: nurse, least: 1, has: 0 }.
 */
export function checkTeam(pack: Pack, on: LocalDate, members: readonly TeamMember[]): Decision<Explained<TeamComposition>> {
  const rule = teamComposition(pack, on)
  const { leader, required, optional, isOpen } = rule.value
  const [basis] = rule.because
  const known = new Set([...required.map(({ role }) => role), ...optional])
  const reasons: Reason[] = []
  for (const { role, least } of required) {
    const has = members.filter((member) => member.role === role).length
    if (has < least) reasons.push(regulatedReason(pack, 'POLICY.TEAM_LACKS_MEMBER', { role, least, has }, basis))
  }
  for (const role of new Set(members.map((member) => member.role))) {
    if (!isOpen && !known.has(role)) reasons.push(regulatedReason(pack, 'POLICY.TEAM_ROLE', { role }, basis))
  }
  for (const member of members) {
    if (member.isLeader && member.role !== leader) reasons.push(regulatedReason(pack, 'POLICY.TEAM_LEADER', { role: member.role, leader }, basis))
  }
  return reasons.length > 0 ? refuse(...reasons) : allow(rule)
}
