import type { Decision, Reason } from '#kernel/decision.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { agreementTemplate, type Because, joinBecause, type Pack, packageFits } from '#policy/index.ts'
import { type Bargain, checkBargain, checkEligibility, type SigningChecks } from './domain/decide-signing.ts'
import { needsRepresentative, type Representative } from './domain/representative.ts'
import { changeOf, partyOf, signerOf } from './signing-facts.ts'
import type { KnownTeam, Situation } from './select-situation.ts'

/** What somebody chose and agreed to, at the desk or on a phone. */
export type Choice = {
  teamId: string; doctorStaffId: string; years: number; unit: 'person' | 'household'; packageIds: readonly string[]; packageReasons: readonly { id: string; reason: string }[]
  hospitals: readonly { tier: string; institutionId: string }[]; consents: readonly { id: string; agreed: boolean }[]; representative: Representative | null
  /** The contract that this one shall replace while it runs. */
  replaces?: string | null
}
export type Judged = {
  /** Everything against it, empty when it may be signed. */
  reasons: Reason[]
  eligibility: SigningChecks; bargain: Decision<Bargain>; because: Because[]
  packageReasons: ReadonlyMap<string, string>; consents: ReadonlyMap<string, boolean>
}

/** Whether this choice of this resident may be signed with this team on a day: who, with whom, what, and who holds the pen. The handwriting apart. @throws PolicyGap */
export function judgeSigning(pack: Pack, on: LocalDate, countyCode: number, situation: Situation, team: KnownTeam, choice: Choice): Judged {
  const consents = new Map(choice.consents.map(({ id, agreed }) => [id, agreed]))
  const packageReasons = reasonsByPackage(pack, on, situation.populations, choice)
  const template = agreementTemplate(pack, on)
  const eligibility = checkEligibility(pack, on, signerOf(situation), partyOf(team, choice.doctorStaffId), changeOf(situation, team.id, choice.replaces))
  const hospitals = choice.hospitals.map(({ tier, institutionId }) => {
    const found = situation.hospitals.find(({ id }) => id === institutionId)
    return { tier, found: found ? { ...found, isOfCounty: found.countyCode === countyCode } : null }
  })
  const bargain = checkBargain(pack, on, eligibility.from, { ...choice, populations: situation.populations, packageReasons, hospitals, consents }, template.value.consents)
  const isUnrepresented = needsRepresentative(situation.birth_on, on) && !choice.representative
  return {
    reasons: [...eligibility.checks.flatMap((check) => check.reasons), ...(bargain.allowed ? [] : bargain.reasons), ...(isUnrepresented ? [{ code: 'CONTRACTS.MINOR_NEEDS_REPRESENTATIVE' }] : [])],
    eligibility, bargain, packageReasons, consents, because: joinBecause(eligibility.because, bargain.allowed ? bargain.value.because : [], template.because),
  }
}

/** The reasons that were given and are needed: of a package that suits the person none is kept. */
function reasonsByPackage(pack: Pack, on: LocalDate, populations: readonly string[], { packageReasons }: Choice): ReadonlyMap<string, string> {
  const fits = packageFits(pack, on, populations).value
  return new Map(packageReasons.filter(({ id }) => fits.get(id) === 'ask').map(({ id, reason }) => [id, reason]))
}
