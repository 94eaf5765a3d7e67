import type { correctionShape } from '#api/contracts.ts'
import type { z } from 'zod'
import { allow, type Decision, type Reason, refuse } from '#kernel/decision.ts'
import { addDays, ageOn, type LocalDate } from '#kernel/local-date.ts'
import { type ContractState, stateAfter } from './contract-states.ts'
import type { Representative } from './representative.ts'
import type { Terms } from './terms.ts'
import { yearsOfTerm } from './years-of-term.ts'

export type Correction = z.infer<typeof correctionShape>
type Facts = { number: string; from: LocalDate; until: LocalDate; terms: Terms }
export type CorrectableContract = Facts & { state: ContractState; channel: string; representative: Representative | null; others: readonly { from: LocalDate; until: LocalDate }[] }
export type CorrectionAsked = {
  representative: Representative | null; packageReasons: readonly { id: string; reason: string }[]
  /** `right` is null where no such hospital may stand on the rung. */
  hospitals: readonly { tier: string; wrongId: string; right: { id: string; name: string } | null }[]
  takenOver: { number: string; from: LocalDate; lastDay: LocalDate } | null
}
export type Corrected = Facts & { corrections: Correction[] }

/** How many years a corrected term may have at most: more is a slip of the pen. */
const mostYears = 10

/**
 * What a contract is after a correction, and which facts changed, before and after: who signed for the resident, why a package was taken, a hospital of the combination, and of a
 * contract of an older system its number and days. A correction never brings a contract into force or out of it, and lets it cross no other; a term of other days has their years, ten at most. All reasons at once.
 *
 * Example: taken over as [2026-01-01, 2027-01-01), paper says 2027-12-31; on 2026-11-24 → [2026-01-01, 2028-01-01), of two years. To 2026-10-31 → CONTRACTS.CORRECTION_TURNS_STANDING.
 */
export function decideCorrection(contract: CorrectableContract, asked: CorrectionAsked, on: LocalDate): Decision<Corrected> {
  if (stateAfter(contract.state, 'correct') === undefined) return refuse({ code: 'CONTRACTS.ALREADY_ENDED' })
  const reasons = [...againstRepresentative(contract, asked), ...againstPackages(contract, asked), ...againstHospitals(contract, asked), ...againstDays(contract, asked, on)]
  if (reasons.length > 0) return refuse(...reasons)
  const corrections = changesOf(contract, asked)
  if (corrections.length === 0) return refuse({ code: 'CONTRACTS.NOTHING_TO_CORRECT' })
  const { number, from, until } = asked.takenOver ? { ...asked.takenOver, until: addDays(asked.takenOver.lastDay, 1) } : contract
  return allow({ number, from, until, terms: correctedTerms(contract, asked), corrections })
}

const againstRepresentative = ({ representative }: CorrectableContract, asked: CorrectionAsked): Reason[] =>
  (asked.representative && !representative ? [{ code: 'CONTRACTS.CORRECTION_NO_REPRESENTATIVE' }] : [])

const againstPackages = ({ terms }: CorrectableContract, { packageReasons }: CorrectionAsked): Reason[] =>
  (packageReasons.every(({ id }) => terms.packages.some((one) => one.id === id && one.chosenBecause)) ? [] : [{ code: 'CONTRACTS.CORRECTION_NO_REASON' }])

function againstHospitals({ terms: { combination: { institutions } } }: CorrectableContract, { hospitals }: CorrectionAsked): Reason[] {
  return hospitals.flatMap(({ tier, wrongId, right }) => {
    const wrong = institutions.find((one) => one.tier === tier && one.institutionId === wrongId)
    if (!wrong) return [{ code: 'CONTRACTS.CORRECTION_OTHER_HOSPITAL' }]
    const isTaken = institutions.some((one) => one !== wrong && one.institutionId === right?.id)
    return right === null || isTaken ? [{ code: 'CONTRACTS.HOSPITAL_NOT_OFFERED', params: { tier: wrong.label } }] : []
  })
}

function againstDays(contract: CorrectableContract, { takenOver }: CorrectionAsked, on: LocalDate): Reason[] {
  if (!takenOver) return []
  if (contract.channel !== 'import') return [{ code: 'CONTRACTS.CORRECTION_OF_SIGNED_DAYS' }]
  const after = { from: takenOver.from, until: addDays(takenOver.lastDay, 1) }
  if (after.from >= after.until) return [{ code: 'CONTRACTS.OLD_DAYS_REVERSED' }]
  const crossed = contract.others.find((one) => one.from < after.until && after.from < one.until)
  const standing = (term: { from: LocalDate; until: LocalDate }) => (on < term.from ? 'before' : on < term.until ? 'in force' : 'over')
  return [
    ...(haveDaysChanged(contract, takenOver) && ageOn(takenOver.from, takenOver.lastDay) >= mostYears ? [{ code: 'CONTRACTS.CORRECTION_TERM_TOO_LONG', params: { years: mostYears, from: takenOver.from } }] : []),
    ...(crossed ? [{ code: 'CONTRACTS.OLD_CROSSES', params: { from: crossed.from, lastDay: addDays(crossed.until, -1) } }] : []),
    ...(standing(contract) === standing(after) ? [] : [{ code: 'CONTRACTS.CORRECTION_TURNS_STANDING' }]),
  ]
}

const haveDaysChanged = (contract: CorrectableContract, { from, lastDay }: NonNullable<CorrectionAsked['takenOver']>): boolean =>
  from !== contract.from || lastDay !== addDays(contract.until, -1)

function changesOf(contract: CorrectableContract, asked: CorrectionAsked): Correction[] {
  const { terms, representative } = contract
  const changed = (field: Correction['field'], of: string | null, before: string | undefined, after: string | undefined): Correction[] =>
    (before === undefined || after === undefined || before === after ? [] : [{ field, of, before, after }])
  return [
    ...changed('representative-name', null, representative?.name, asked.representative?.name), ...changed('representative-relation', null, representative?.relation, asked.representative?.relation),
    ...terms.packages.flatMap(({ id, zh, chosenBecause }) => changed('package-reason', zh, chosenBecause, asked.packageReasons.find((one) => one.id === id)?.reason)),
    ...terms.combination.institutions.flatMap(({ tier, label, institutionId, name }) => changed('hospital', label, name, asked.hospitals.find((one) => one.tier === tier && one.wrongId === institutionId)?.right?.name)),
    ...changed('number', null, contract.number, asked.takenOver?.number), ...changed('from', null, contract.from, asked.takenOver?.from), ...changed('last-day', null, addDays(contract.until, -1), asked.takenOver?.lastDay),
  ]
}

function correctedTerms(contract: CorrectableContract, { packageReasons, hospitals, takenOver }: CorrectionAsked): Terms {
  const { terms } = contract
  return {
    ...terms,
    years: takenOver && haveDaysChanged(contract, takenOver) ? yearsOfTerm(takenOver.from, takenOver.lastDay) : terms.years,
    packages: terms.packages.map((one) => ({ ...one, ...(one.chosenBecause && { chosenBecause: packageReasons.find(({ id }) => id === one.id)?.reason ?? one.chosenBecause }) })),
    combination: {
      ...terms.combination,
      institutions: terms.combination.institutions.map((one) => {
        const right = hospitals.find(({ tier, wrongId }) => tier === one.tier && wrongId === one.institutionId)?.right
        return right ? { ...one, institutionId: right.id, name: right.name } : one
      }),
    },
  }
}

/** Who signed for the resident as it is known now: as the signature's envelope says, and as it was corrected since, the oldest correction first. */
export function representativeNow(signed: Representative | null, corrections: readonly Correction[]): Representative | null {
  return signed && corrections.reduce<Representative>((now, { field, after }) =>
    field === 'representative-name' ? { ...now, name: after } : field === 'representative-relation' ? { ...now, relation: after as Representative['relation'] } : now, signed)
}
