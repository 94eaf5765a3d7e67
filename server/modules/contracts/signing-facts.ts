import { isWithinScope } from '#platform/database/scope-filter.ts'
import type { Actor } from '#platform/http/actor.ts'
import { notFound } from '#platform/problem.ts'
import { unseal } from '../residents/index.ts'
import { type Change, isContracting, type Signer, type SigningParty } from './domain/decide-signing.ts'
import type { KnownTeam, Situation } from './select-situation.ts'
import type { ContractsUsing } from './using.ts'

/**
 * Whether this actor may sign this resident: one within the scope, or one who belongs to the same institution or to nobody yet, for people
 * choose their team freely. Anybody else looks like nobody.
 */
export function demandResident(actor: Actor, situation: Situation): void {
  const place = { countyCode: actor.countyCode, townshipCode: situation.township_code, institutionId: situation.institution_id, teamId: situation.resident_team_id }
  const { scope } = actor
  const isOfInstitution = scope.kind === 'team' && (situation.institution_id === scope.institutionId || situation.institution_id === null)
  if (situation.resident_id === null || situation.status === 'merged' || !(isWithinScope(actor, place) || isOfInstitution)) throw notFound('resident')
}

/** A team of the actor's own institution, or any of the county for whoever looks after all of it. */
export function demandTeam(actor: Actor, team: KnownTeam | null, townshipCode: string): KnownTeam {
  const { scope } = actor
  const isOwn = team !== null && (isWithinScope(actor, { countyCode: actor.countyCode, townshipCode, institutionId: team.institutionId, teamId: team.id }) || (scope.kind === 'team' && scope.institutionId === team.institutionId))
  if (!isOwn) throw notFound('team')
  return team
}

/** The resident as the decision needs to know them. */
export const signerOf = (situation: Situation): Signer => ({
  status: situation.status, contracts: situation.contracts,
  residence: { livesHereSince: situation.lives_here_since, bornOn: situation.birth_on, householdSince: situation.household_since },
})

/** The running contract that this team's would replace, if that is asked for. */
export const changeOf = ({ contracts }: Situation, teamId: string, replaces: string | null | undefined): Change | null =>
  (replaces ? { replaces, isSameTeam: contracts.some((one) => one.id === replaces && one.teamId === teamId) } : null)

/** The provider: the team, and the doctor of it who takes the contract. */
export function partyOf(team: KnownTeam, doctorStaffId: string): SigningParty {
  const doctor = team.members.find((member) => member.staffId === doctorStaffId && isContracting(member, team.kind)) ?? null
  return {
    isActive: team.status === 'active', mode: team.kind === 'independent' ? 'individual' : 'team', institutionKind: team.institutionKind, isSupervised: team.isSupervised,
    doctor: doctor && { name: doctor.name, licences: doctor.licences },
    loads: [
      { name: team.name, contracts: team.contracts ?? 0, cap: team.cap, isHard: team.isHard ?? false },
      ...(doctor ? [{ name: doctor.name, contracts: doctor.contracts ?? 0, cap: doctor.cap, isHard: doctor.isHard ?? false }] : []),
    ],
  }
}

/** The whole document number and phone, only to be masked on the paper. */
export function openContact(keys: ContractsUsing['keys'], countyCode: number, { resident_id: id, document_cipher, phone_cipher }: Situation): { documentNumber: string | null; phone: string | null } {
  const open = (what: 'document' | 'phone', sealed: Buffer | null) => (sealed ? unseal(keys, what, countyCode, id as string, sealed) : null)
  return { documentNumber: open('document', document_cipher), phone: open('phone', phone_cipher) }
}
