import type { LocalDate } from '#kernel/local-date.ts'
import { spellPersonName, spellPlaceName } from '#kernel/spell-name.ts'
import type { Run } from '#platform/database/database.ts'
import { digitsOf } from './domain/check-staff.ts'
import { findCaps } from './find-caps.ts'
import type { StaffGround, StaffJudgement, TeamPlan } from './judge-staff-list.ts'
import { deleteEmptyTeams, deleteJoined, deleteStaffList, insertStaffList, noteTeamJoined } from './store-staff-list.ts'
import { addMembers, insertTeam, setPanels } from './store-team.ts'

type Good = Exclude<StaffJudgement, { outcome: 'error' }>
/** What an undo needs of one person of a list: the team they joined, and whether the list formed it. */
export type Joined = { teamId: string; isFormed: boolean } | null
type Writing = { newId(): string }

/** Enters the new people of a judged list and has everybody join the teams the rules admit, in the caller's transaction. Gives each one's id and what they joined, in the order given. */
export async function importStaff(run: Run, ground: StaffGround, { newId }: Writing, list: readonly Good[]): Promise<{ staffId: string; joined: Joined }[]> {
  const { countyCode } = ground.actor
  const ids = new Map(list.map(({ staffId, fresh }) => [staffId, fresh ? newId() : staffId]))
  const fresh = list.flatMap((one) => (one.fresh ? [{ ...one.fresh, id: ids.get(one.staffId) as string }] : []))
  if (fresh.length > 0) await run(insertStaffList, {
    countyCode,
    people: JSON.stringify(fresh.map(({ id, given: { name, category, titleLevel, phone }, digest, sex, bornOn }) => ({ id, name, ...spellPersonName(name), sex, born_on: bornOn, category, title_level: titleLevel, phone: digitsOf(phone), digest: `\\x${digest.toString('hex')}` }))),
    licences: JSON.stringify(fresh.flatMap(({ id, given: { licence } }) => (licence ? [{ staff_id: id, id: newId(), kind: licence.kind, number: licence.number, scope: licence.scope, valid_from: licence.validFrom, valid_until: licence.validUntil }] : []))),
    posts: JSON.stringify(fresh.flatMap(({ id, given: { since }, institutionIds }) => institutionIds.map((institution_id, i) => ({ staff_id: id, institution_id, is_primary: i === 0, valid_from: since })))),
  })
  const teamIds = new Map<string, string>()
  const keyOf = ({ institutionId, name }: TeamPlan) => `${institutionId} ${name}`
  for (const [key, plan] of new Map(list.flatMap(({ team }) => (team ? [[keyOf(team), team] as const] : [])))) {
    teamIds.set(key, await joinTeam(run, ground, newId, plan, list.filter(({ team }) => team && keyOf(team) === key), ids))
  }
  return list.map(({ staffId, team }) => ({ staffId: ids.get(staffId) as string, joined: team ? { teamId: teamIds.get(keyOf(team)) as string, isFormed: team.known === null } : null }))
}

/** Forms the team or has people join it, with a panel for it and each of its doctors. Gives its id. */
async function joinTeam(run: Run, { actor: { countyCode }, pack, on }: StaffGround, newId: () => string, plan: TeamPlan, joining: readonly Good[], ids: ReadonlyMap<string, string>): Promise<string> {
  const idOf = (staffId: string): string => ids.get(staffId) ?? staffId
  const because = JSON.stringify(plan.because)
  const teamId = plan.known?.teamId ?? newId()
  if (plan.known) await run(noteTeamJoined, { countyCode, teamId, because })
  else await run(insertTeam, { countyCode, teamId, institutionId: plan.institutionId, kind: 'team', name: plan.name, ...spellPlaceName(plan.name), leaderStaffId: idOf(plan.leaderStaffId as string), phone: null, because, on })
  const fresh = plan.members.filter(({ staffId }) => joining.some((one) => one.staffId === staffId))
  await run(addMembers, { countyCode, teamId, staffIds: fresh.map(({ staffId }) => idOf(staffId)), roles: fresh.map(({ role }) => role), on })
  const doctors = plan.members.filter(({ role }) => role === 'family_doctor').map(({ staffId }) => idOf(staffId))
  const caps = findCaps(pack, on, doctors.length)
  for (const unit of new Set(['person', caps?.unit ?? 'person'])) {
    const isCapped = caps?.unit === unit
    const panel = { countyCode, unit, isHard: isCapped && (caps?.isHard ?? false) }
    await run(setPanels, { ...panel, scope: 'team', holders: [teamId], cap: isCapped ? (caps?.team ?? null) : null })
    await run(setPanels, { ...panel, scope: 'doctor', holders: doctors, cap: isCapped ? (caps?.perDoctor ?? null) : null })
  }
  return teamId
}

type Entered = { staffId: string; isNew: boolean; joined: Joined; mayGo: boolean }
/**
 * Takes a list of staff back: who joined a team leaves it unless contracts hang on them, a team the list formed goes when nobody is left, and people whom nobody has changed
 * since go, unless something outside (`mayGo`) holds them. Gives those of whom nothing is left.
 */
export async function takeBackStaff(run: Run, { countyCode }: { countyCode: number; on: LocalDate }, list: readonly Entered[]): Promise<string[]> {
  const joined = list.flatMap(({ staffId, joined: one, mayGo }) => (one && mayGo ? [{ staffId, ...one }] : []))
  const left = new Set((await run(deleteJoined, { countyCode, teamIds: joined.map(({ teamId }) => teamId), staffIds: joined.map(({ staffId }) => staffId), formed: joined.map(({ isFormed }) => isFormed) })).map(({ staffId }) => staffId))
  await run(deleteEmptyTeams, { countyCode, teamIds: [...new Set(joined.flatMap(({ teamId, isFormed }) => (isFormed ? [teamId] : [])))] })
  const gone = await run(deleteStaffList, { countyCode, staffIds: list.flatMap(({ staffId, isNew, mayGo }) => (isNew && mayGo ? [staffId] : [])) })
  return [...gone.map(({ id }) => id), ...list.flatMap(({ staffId, isNew }) => (!isNew && left.has(staffId) ? [staffId] : []))]
}
