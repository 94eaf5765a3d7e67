import type { InputOf } from '#api/endpoint.ts'
import type { proposeSigningEndpoint, SigningProposal } from '#api/contracts.ts'
import { addDays } from '#kernel/local-date.ts'
import { type Because, presentBecause } from '#policy/index.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import { checkEligibility, isContracting } from './domain/decide-signing.ts'
import { describeCombination, describeFamily, describeOffer, describeResident, describeTeam, pickAgreement } from './describe-offer.ts'
import { agreeableOf, offeringTo } from './offering.ts'
import { selectOffered } from '../service-packages/index.ts'
import { demandResident, demandTeam, partyOf, signerOf } from './signing-facts.ts'
import { listFamily, listHospitals, listSigningTeams, loadSituation } from './select-signing-choices.ts'
import type { ContractsUsing } from './using.ts'

/**
 * What signing this resident today would be: whether it may be and why not (everything at once), with whom, which packages fit the person's
 * populations, what they cost and who pays, the term, the hospitals, the consents. Opening a person is noted in the audit.
 */
export const proposeSigning = (using: ContractsUsing) => async (context: Context, input: InputOf<typeof proposeSigningEndpoint>): Promise<SigningProposal> => {
  const { actor, on } = context
  const { countyCode } = actor
  const [situation] = await context.run(loadSituation, { countyCode, residentId: input.residentId, teamId: null, hospitalIds: [], on })
  if (!situation) throw notFound('resident')
  demandResident(actor, situation)
  const county = await using.policies.packOf(countyCode, on)
  const institutionId = actor.scope.kind === 'institution' || actor.scope.kind === 'team' ? actor.scope.institutionId : null
  const regionCodes = [situation.village_code, ...(situation.grid_code ? [situation.grid_code] : [])]
  const [teams, hospitals, family] = await Promise.all([
    context.run(listSigningTeams, { countyCode, institutionId, teamId: actor.scope.kind === 'team' ? actor.scope.teamId : (input.teamId ?? null), regionCodes, on }),
    context.run(listHospitals, { countyCode, on }),
    situation.household_id ? context.run(listFamily, { countyCode, residentId: input.residentId, householdId: situation.household_id, on }) : [],
    context.run(insertAuditEvent, auditOf(context, countyCode, { action: 'contracts.propose', subjectKind: 'resident', subjectId: input.residentId })),
  ])
  const present = (because: readonly Because[]) => presentBecause(county, because, using.policies.names)
  const own = actor.scope.kind === 'team' ? actor.scope.teamId : null
  const chosenTeam = teams.find(({ team }) => team.id === (input.teamId ?? own))?.team ?? (input.teamId ? null : (teams[0]?.team ?? null))
  const team = demandTeam(actor, chosenTeam, situation.township_code)
  const [institution] = await context.run(selectOffered, { countyCode, institutionId: team.institutionId })
  const { pack, reasons: unagreed } = offeringTo(county, on, institution?.offered ?? [], [], input.agreed)
  const agreeable = agreeableOf(county, on)
  const doctors = team.members.filter((member) => isContracting(member, team.kind))
  const doctor = doctors.find(({ staffId }) => staffId === (input.doctorStaffId ?? actor.staffId)) ?? doctors[0]
  const eligibility = checkEligibility(pack, on, signerOf(situation), partyOf(team, doctor?.staffId ?? team.leaderStaffId))
  const previous = situation.contracts.find(({ id }) => id === eligibility.previousId)
  const offer = describeOffer(pack, on, eligibility.from, situation.populations, input, present)
  return {
    on, resident: describeResident(pack, on, situation, present),
    previous: previous ? { contractId: previous.id, number: previous.number, lastDay: addDays(previous.until, -1) } : null,
    checks: eligibility.checks.map((check) => ({ ...check, because: present(check.because) })),
    reasons: eligibility.checks.flatMap(({ reasons }) => reasons),
    teams: teams.map(({ team: one, is_of_village }) => describeTeam(one, is_of_village)), teamId: team.id, doctorStaffId: doctor?.staffId ?? team.leaderStaffId,
    ...offer, agreeable: agreeable && { ...agreeable, reasons: unagreed, because: present(agreeable.because) }, combination: describeCombination(pack, on, countyCode, team, hospitals, present),
    agreement: { ...pickAgreement(pack, on), isDemo: using.settings.isDemo },
    household: describeFamily(pack, on, { residentId: input.residentId, name: situation.name, birthOn: situation.birth_on, populations: situation.populations, isSigned: true }, family),
  }
}
