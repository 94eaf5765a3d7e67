import type { InputOf } from '#api/endpoint.ts'
import type { changeTeamEndpoint, closeTeamEndpoint, formTeamEndpoint } from '#api/organisations.ts'
import { spellPlaceName } from '#kernel/spell-name.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { conflict, refused } from '#platform/problem.ts'
import { type Because, joinBecause } from '#policy/index.ts'
import { checkComposition, type Composition, decideForming } from './domain/check-composition.ts'
import { reason } from './errors.ts'
import { type Caps, findCaps } from './find-caps.ts'
import { type Asked, loadComposition } from './load-composition.ts'
import { loadTeam, type Team } from './load-team.ts'
import { addAreas, addMembers, closeTeamRow, endAreas, endMembers, insertTeam, setPanels, updateTeam } from './store-team.ts'
import type { OrganisationsUsing } from './using.ts'

const selectNamesake = compose<object>()(fragment<{ countyCode: number; institutionId: string; name: string; teamId: string }>('team-of-that-name', `
  SELECT 1 FROM organisations.team WHERE county_code = :countyCode AND institution_id = :institutionId AND status = 'active' AND name = :name AND id <> :teamId`))
/** Doctors who leave and hold contracts that nobody else's panel counts: not family doctors of another active team. */
const selectLeaving = compose<{ name: string; contracts: number }>()(fragment<{ countyCode: number; teamId: string; stay: string[] }>('doctors-who-leave', `
  SELECT s.name, sum(p.contracts)::int AS contracts FROM organisations.team_member m JOIN organisations.staff s ON s.id = m.staff_id
  JOIN organisations.panel_load p ON p.county_code = :countyCode AND p.scope = 'doctor' AND p.holder_id = m.staff_id
  WHERE m.county_code = :countyCode AND m.team_id = :teamId AND m.role = 'family_doctor' AND m.valid_until IS NULL AND NOT m.staff_id = ANY (:stay::uuid[])
    AND NOT EXISTS (SELECT FROM organisations.team_member o JOIN organisations.team t ON t.county_code = :countyCode AND t.id = o.team_id AND t.status = 'active'
      WHERE o.county_code = :countyCode AND o.staff_id = m.staff_id AND o.team_id <> m.team_id AND o.role = 'family_doctor' AND o.valid_until IS NULL)
  GROUP BY s.id, s.name HAVING sum(p.contracts) > 0`))

type Admitted = { composition: Composition; because: Because[]; caps: Caps | null }

/** Forms a team that the region's rules of today admit, with an empty panel for it and for each of its doctors. Refused with every reason and its clause. */
export function formTeam(using: OrganisationsUsing, context: CommandContext, input: InputOf<typeof formTeamEndpoint>): Promise<Answer> {
  const { countyCode } = context.actor
  return commitOnce(context, input, async (run) => {
    const teamId = context.newId()
    const admitted = await admit(using, context, run, teamId, input, input.name)
    await run(insertTeam, {
      countyCode, teamId, institutionId: input.institutionId, kind: input.kind, name: input.name, ...spellPlaceName(input.name), leaderStaffId: input.leaderStaffId, phone: input.phone || null, because: JSON.stringify(admitted.because), on: context.on,
    })
    await saveParts(run, context, teamId, input, admitted)
    return { answer: { teamId, version: 1 }, audit: [{ action: 'organisations.form-team', subjectKind: 'team', subjectId: teamId, body: { ...input, because: admitted.because } }] }
  })
}

/** Changes name, leader, members and areas as of today, as the person saw the team; the composition is checked anew. */
export function changeTeam(using: OrganisationsUsing, context: CommandContext, input: InputOf<typeof changeTeamEndpoint>): Promise<Answer> {
  const { countyCode } = context.actor
  return commitOnce(context, input, async (run) => {
    const team = await lockTeam(run, context, input.teamId, input.version)
    const asked = { ...input, institutionId: team.institutionId, kind: team.kind }
    const admitted = await admit(using, context, run, team.teamId, asked, input.name)
    const leaving = await run(selectLeaving, { countyCode, teamId: team.teamId, stay: doctorsOf(input.members) })
    if (leaving.length > 0) throw refused(leaving.map(({ name, contracts }) => reason.doctorHasContracts(name, contracts)))
    const [changed] = await run(updateTeam, {
      countyCode, teamId: team.teamId, name: input.name, ...spellPlaceName(input.name), leaderStaffId: input.leaderStaffId, phone: input.phone || null, because: JSON.stringify(admitted.because),
    })
    await saveParts(run, context, team.teamId, input, admitted)
    return {
      answer: { teamId: team.teamId, version: changed?.version ?? input.version + 1 },
      audit: [{ action: 'organisations.change-team', subjectKind: 'team', subjectId: team.teamId, body: { before: { name: team.name, leaderStaffId: team.leaderStaffId }, after: input } }],
      announce: [{ topic: 'organisations.team-changed', subjectId: team.teamId }],
    }
  })
}

/** Closes a team that holds no contracts any more; members and areas end with it. */
export function closeTeam(context: CommandContext, input: InputOf<typeof closeTeamEndpoint>): Promise<Answer> {
  const { countyCode } = context.actor
  return commitOnce(context, input, async (run) => {
    const team = await lockTeam(run, context, input.teamId, input.version)
    const { teamId } = team
    const [{ contracts } = { contracts: 0 }] = await run(lockPanels, { countyCode, teamId })
    if (contracts > 0) throw refused([reason.teamHasContracts(contracts)])
    const [changed] = await run(closeTeamRow, { countyCode, teamId, on: context.on })
    await run(endMembers, { countyCode, teamId, staffIds: [], roles: [], on: context.on })
    await run(endAreas, { countyCode, teamId, areas: [], on: context.on })
    return {
      answer: { teamId, version: changed?.version ?? input.version + 1 }, announce: [{ topic: 'organisations.team-closed', subjectId: teamId }],
      audit: [{ action: 'organisations.close-team', subjectKind: 'team', subjectId: teamId, reason: input.reason, body: { name: team.name } }],
    }
  })
}
const lockPanels = compose<{ contracts: number }>()(fragment<{ countyCode: number; teamId: string }>('contracts-of-team', `
  SELECT coalesce(sum(p.contracts), 0)::int AS contracts FROM (SELECT contracts FROM organisations.panel_load WHERE county_code = :countyCode AND scope = 'team' AND holder_id = :teamId FOR UPDATE) p`))

async function lockTeam(run: Run, { actor }: CommandContext, teamId: string, version: number): Promise<Team> {
  const team = await loadTeam(run, actor, teamId, { isLocked: true })
  if (team.version !== version) throw conflict('ORGANISATIONS.CHANGED_MEANWHILE')
  if (team.status === 'closed') throw refused([reason.teamClosed()])
  return team
}

async function admit({ policies }: OrganisationsUsing, { actor, on }: CommandContext, run: Run, teamId: string, asked: Asked, name: string): Promise<Admitted> {
  const { countyCode } = actor
  const pack = await policies.packOf(countyCode, on)
  const { composition, reasons } = await loadComposition(run, actor, on, teamId, asked)
  const decision = decideForming(checkComposition(pack, on, composition))
  const namesakes = await run(selectNamesake, { countyCode, institutionId: asked.institutionId, name, teamId })
  const all = [...reasons, ...(decision.allowed ? [] : decision.reasons), ...(namesakes.length > 0 ? [reason.nameTaken(name)] : [])]
  if (!decision.allowed || all.length > 0) throw refused(all)
  const caps = findCaps(pack, on, doctorsOf(asked.members).length)
  return { composition, caps, because: joinBecause(decision.value, caps?.because ?? []) }
}

async function saveParts(run: Run, { actor, on }: CommandContext, teamId: string, { members, areas }: Pick<Asked, 'members' | 'areas'>, { caps }: Admitted): Promise<void> {
  const { countyCode } = actor
  const people = { countyCode, teamId, staffIds: members.map(({ staffId }) => staffId), roles: members.map(({ role }) => role), on }
  await run(endMembers, people)
  await run(addMembers, people)
  await run(endAreas, { countyCode, teamId, areas: [...areas], on })
  await run(addAreas, { countyCode, teamId, areas: [...areas], on })
  // Contracts are claimed in persons; a cap by household keeps a second panel, and then persons have none.
  for (const unit of new Set(['person', caps?.unit ?? 'person'])) {
    const isCapped = caps?.unit === unit
    const panel = { countyCode, unit, isHard: isCapped && (caps?.isHard ?? false) }
    await run(setPanels, { ...panel, scope: 'team', holders: [teamId], cap: isCapped ? (caps?.team ?? null) : null })
    await run(setPanels, { ...panel, scope: 'doctor', holders: doctorsOf(members), cap: isCapped ? (caps?.perDoctor ?? null) : null })
  }
}
const doctorsOf = (members: Asked['members']): string[] => members.filter(({ role }) => role === 'family_doctor').map(({ staffId }) => staffId)
