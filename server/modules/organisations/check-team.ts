import type { InputOf } from '#api/endpoint.ts'
import type { checkTeamEndpoint, TeamFinding } from '#api/organisations.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Context } from '#platform/http/context.ts'
import { citation, type Pack, presentBecause } from '#policy/index.ts'
import { checkComposition, type MemberReason } from './domain/check-composition.ts'
import { findCaps } from './find-caps.ts'
import { type Asked, loadComposition } from './load-composition.ts'
import { loadTeam } from './load-team.ts'
import type { OrganisationsUsing } from './using.ts'

/** What the rules of today say to a team while it is being composed. A team that exists keeps its institution and kind. */
export async function checkTeam(using: OrganisationsUsing, context: Context, { teamId, ...asked }: InputOf<typeof checkTeamEndpoint>): Promise<TeamFinding> {
  const team = teamId === null ? null : await loadTeam(context.run, context.actor, teamId)
  return findComposition(using, context, teamId, team ? { ...asked, institutionId: team.institutionId, kind: team.kind } : asked)
}

/** The finding as screens show it: counts by role, every reason with its clause, warnings, caps. */
export async function findComposition(using: OrganisationsUsing, { run, actor, on }: Pick<Context, 'run' | 'actor' | 'on'>, teamId: string | null, asked: Asked): Promise<TeamFinding> {
  const [pack, loaded] = await Promise.all([using.policies.packOf(actor.countyCode, on), loadComposition(run, actor, on, teamId, asked)])
  const { reasons, rule, because } = checkComposition(pack, on, loaded.composition)
  const all = [...loaded.reasons, ...reasons]
  const count = (role: string) => asked.members.filter((member) => member.role === role).length
  return {
    isAllowed: all.length === 0, leaderRole: rule.leader, optional: rule.optional, isOpen: rule.isOpen, because: presentBecause(pack, because, using.policies.names),
    required: asked.kind === 'independent' ? [{ role: 'family_doctor', least: 1, has: count('family_doctor') }] : rule.required.map(({ role, least }) => ({ role, least, has: count(role) })),
    reasons: all.map((one) => present(pack, one)), warnings: loaded.warnings.map((one) => present(pack, one)), cap: presentCaps(using, pack, on, loaded.doctorContracts),
  }
}

/** The caps with the room that is really left: no more than the team's, and no more than its doctors have among them. */
function presentCaps({ policies }: OrganisationsUsing, pack: Pack, on: LocalDate, doctorContracts: readonly number[]): TeamFinding['cap'] {
  const caps = findCaps(pack, on, doctorContracts.length)
  if (caps === null) return null
  const { perDoctor, team } = caps
  const rest = perDoctor === null ? team : doctorContracts.reduce((sum, contracts) => sum + Math.max(0, perDoctor - contracts), 0)
  return { ...caps, room: Math.min(team, rest), because: presentBecause(pack, caps.because, policies.names) }
}
function present(pack: Pack, { code, params, source, staffId }: MemberReason): TeamFinding['reasons'][number] {
  const cited = source ? citation(pack, source) : null
  return { code, ...(params && { params }), source: cited && { document: cited.number, clause: cited.clause, title: cited.title }, staffId: staffId ?? null }
}
