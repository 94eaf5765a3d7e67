import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { proposeOwnSigningEndpoint } from '#api/online-signing.ts'
import { addDays, ageOn, type LocalDate } from '#kernel/local-date.ts'
import { type Because, contractUnit, orNone, type Pack, plannedServices, presentBecause } from '#policy/index.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Context } from '#platform/http/context.ts'
import { actingIn, bondWith } from '../resident-accounts/index.ts'
import { describeCombination, describeOffer, pickAgreement } from './describe-offer.ts'
import { selectContract } from './contract-rows.ts'
import { describeCurrent } from './describe-current.ts'
import { checkEligibility, isContracting } from './domain/decide-signing.ts'
import { needsRepresentative } from './domain/representative.ts'
import { selectOffered } from '../service-packages/index.ts'
import { alreadyApplied } from './errors.ts'
import { describeOwnTeam, getOwnSituation, getOwnTeam } from './find-own-teams.ts'
import { hashOffer } from './offer-hash.ts'
import { offeringTo } from './offering.ts'
import { findWaiting, showOwn } from './select-applications.ts'
import { listHospitals } from './select-signing-choices.ts'
import { settleEnding } from './settle-ending.ts'
import { changeOf, partyOf, signerOf } from './signing-facts.ts'
import type { ApplyingUsing } from './using.ts'

/** Populations that no phone tells: who looks over the shoulder, or acts for somebody, shall not learn of them from a list of services. */
const untold = new Set(['severe_mental_disorder', 'tuberculosis'])

/** What signing on the phone would be for one of the own people: the same offer as at the desk, with the reasons against it and the application that already waits. */
export const proposeOwnSigning = (using: ApplyingUsing) => async (context: Context, input: InputOf<typeof proposeOwnSigningEndpoint>): Promise<OutputOf<typeof proposeOwnSigningEndpoint>> => {
  const bond = bondWith(context, input.residentId)
  const inside = actingIn(context, bond.countyCode)
  const { countyCode } = bond
  const { on, run } = inside
  const situation = await getOwnSituation(inside, input.residentId)
  const replaced = situation.contracts.find(({ id }) => id === input.replaces)
  const [county, found, hospitals, [waiting]] = await Promise.all([
    using.policies.packOf(countyCode, on), getOwnTeam(inside, situation, input.teamId, replaced?.teamId ?? null), run(listHospitals, { countyCode, on }), run(findWaiting, { countyCode, residentId: input.residentId }),
    run(insertAuditEvent, auditOf(inside, countyCode, { action: 'contracts.propose', subjectKind: 'resident', subjectId: input.residentId, body: { channel: 'online' } })),
  ])
  const { team } = found
  const [institution] = await run(selectOffered, { countyCode, institutionId: team.institutionId })
  const { pack } = offeringTo(county, on, institution?.offered ?? [], [], null)
  const doctors = team.members.filter((member) => isContracting(member, team.kind))
  const doctorStaffId = doctors.find(({ staffId }) => staffId === input.doctorStaffId)?.staffId ?? doctors[0]?.staffId ?? team.leaderStaffId
  const eligibility = checkEligibility(pack, on, signerOf(situation), partyOf(team, doctorStaffId), changeOf(situation, team.id, input.replaces))
  const previous = situation.contracts.find(({ id }) => id === eligibility.previousId)
  const currentId = eligibility.previousId ?? eligibility.replacesId
  const [current] = currentId === null ? [] : await run(selectContract, { countyCode, contractId: currentId })
  const present = (because: readonly Because[]) => presentBecause(pack, because, using.policies.names)
  const offer = describeOffer(pack, on, eligibility.from, situation.populations, input, present)
  const chosen = offer.packages.filter(({ isChosen }) => isChosen).map(({ id }) => id)
  const isMinor = needsRepresentative(situation.birth_on, on)
  return {
    on, kind: eligibility.replacesId !== null ? 'change' : eligibility.previousId !== null ? 'renew' : 'sign', current: current ? describeCurrent(current, eligibility.replacesId === null ? null : (settleEnding(pack, current, on)?.year ?? null)) : null, resident: { id: input.residentId, name: situation.name, age: ageOn(situation.birth_on, on), sex: situation.sex, needsRepresentative: isMinor, villageName: situation.village_name },
    reasons: [...eligibility.checks.flatMap(({ reasons }) => reasons), ...(isMinor && bond.relation === 'self' ? [{ code: 'CONTRACTS.MINOR_NEEDS_REPRESENTATIVE' }] : []), ...(waiting ? [alreadyApplied(waiting)] : [])],
    previous: previous ? { contractId: previous.id, number: previous.number, lastDay: addDays(previous.until, -1) } : null,
    waiting: waiting ? showOwn(waiting) : null,
    team: describeOwnTeam(found), doctorStaffId,
    packages: offer.packages, fee: offer.fee, planned: plannedToTell(pack, on, situation.populations, chosen), term: offer.term, combination: describeCombination(pack, on, countyCode, team, hospitals, present),
    consents: offer.consents, agreement: { ...pickAgreement(pack, on), isDemo: using.settings.isDemo },
    offerHash: hashOffer(pack, on, null, offer.term.chosen, chosen),
  }
}

/** Whom a phone signs for: the person where the region signs persons. */
export function unitOfPhone(pack: Pack, on: LocalDate): 'person' | 'household' {
  const { units, main } = contractUnit(pack, on).value
  return units.includes('person') ? 'person' : main
}

const plannedToTell = (pack: Pack, on: LocalDate, populations: readonly string[], chosen: readonly string[]) =>
  orNone(() => plannedServices(pack, on, populations.filter((tag) => !untold.has(tag)), chosen))?.value ?? []
