import type { correctContractEndpoint, readCorrectableEndpoint } from '#api/contract-changes.ts'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { combination, orNone, type Pack } from '#policy/index.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { refused } from '#platform/problem.ts'
import { getContractRow, type Row } from './contract-rows.ts'
import { type Correction, decideCorrection, representativeNow } from './domain/decide-correction.ts'
import { fitsTier, isOwnTier } from './domain/hospital-tiers.ts'
import type { Representative } from './domain/representative.ts'
import { flowOf } from './domain/term-flow.ts'
import { changedMeanwhile, meaningOfConstraint, old } from './errors.ts'
import { loadAgreement, type StoredAgreement } from './seal-agreement.ts'
import { keepServed } from './keep-served.ts'
import { listHospitals } from './select-signing-choices.ts'
import { lockContract, storeCorrection } from './store-changes.ts'
import type { ContractsUsing } from './using.ts'

type Of = { countyCode: number; contractId: string }
const correctionsOf = compose<{ corrections: Correction[] }>()(fragment<Of>('corrections-of-contract', `
  SELECT params -> 'corrections' AS corrections FROM contracts.contract_event WHERE county_code = :countyCode AND contract_id = :contractId::uuid AND event = 'correct' ORDER BY at, id`))
const otherTerms = compose<{ from: LocalDate; until: LocalDate }>()(fragment<Of & { residentId: string }>('other-terms-of-resident', `
  SELECT valid_from AS "from", valid_until AS until FROM contracts.contract WHERE county_code = :countyCode AND resident_id = :residentId::uuid AND id <> :contractId::uuid AND NOT isempty(period) ORDER BY valid_from LIMIT 100`))

/** Who signed for the resident, as their signature's envelope says. */
export const signedFor = (stored: StoredAgreement | undefined): Representative | null => {
  const signature = stored?.signatures.find(({ party }) => party === 'resident')
  return signature ? ((JSON.parse(signature.envelope) as { representative: Representative | null }).representative ?? null) : null
}

async function load(using: ContractsUsing, { actor, on }: Pick<Context, 'actor' | 'on'>, run: Run, row: Row) {
  const which = { countyCode: actor.countyCode, contractId: row.id }
  const [stored] = await run(loadAgreement, which)
  const corrected = (await run(correctionsOf, which)).flatMap(({ corrections }) => corrections)
  const [hospitals, pack] = [await run(listHospitals, { countyCode: actor.countyCode, on }), await using.policies.packOf(actor.countyCode, row.signedOn)]
  return { representative: representativeNow(signedFor(stored), corrected), hospitalsOf: (tier: string) => hospitalsOf(pack, row, hospitals, actor.countyCode, tier) }
}

/** The hospitals that may stand on a rung by what the region said on the day of signing. */
function hospitalsOf(pack: Pack, { signedOn }: Row, hospitals: readonly { id: string; name: string; kind: string; level: number | null; ownership: 'public' | 'private'; countyCode: number }[], countyCode: number, tier: string) {
  const rung = orNone(() => combination(pack, signedOn))?.value.tiers.find((one) => one.tier === tier)
  if (!rung || isOwnTier(rung)) return []
  return hospitals.filter((one) => fitsTier(rung, { ...one, isOfCounty: one.countyCode === countyCode })).map(({ id, name }) => ({ id, name }))
}

/** What of a contract may be corrected, as it stands now. */
export const readCorrectable = (using: ContractsUsing) => async (context: Context, { contractId }: InputOf<typeof readCorrectableEndpoint>): Promise<OutputOf<typeof readCorrectableEndpoint>> => {
  const row = await getContractRow(context, contractId)
  const { representative, hospitalsOf: optionsOf } = await load(using, context, context.run, row)
  const { packages, combination: { institutions } } = row.terms
  return {
    version: row.version, representative, packageReasons: packages.flatMap(({ id, zh, en, chosenBecause }) => (chosenBecause ? [{ id, zh, en, reason: chosenBecause }] : [])),
    hospitals: institutions.map(({ tier, label, institutionId, name }) => ({ tier, label, institutionId, name, options: optionsOf(tier) })).filter(({ options }) => options.length > 0),
    takenOver: row.channel === 'import' ? { number: row.number, from: row.from, lastDay: addDays(row.until, -1) } : null,
  }
}

/**
 * Corrects what the desk wrote wrongly of a running contract: the event keeps before and after and why; text, hash and signatures of the agreement stay. @throws Refused,
 * Conflict when somebody changed it meanwhile
 */
export const correctContract = (using: ContractsUsing) => (context: CommandContext, input: InputOf<typeof correctContractEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, actor: { countyCode }, at, on, newId } = context
    await run(lockContract, { countyCode, contractId: input.contractId })
    const row = await getContractRow({ run, actor }, input.contractId)
    if (input.version !== row.version) throw changedMeanwhile()
    const { representative, hospitalsOf: optionsOf } = await load(using, context, run, row)
    const others = await run(otherTerms, { countyCode, contractId: row.id, residentId: row.residentId })
    const hospitals = input.hospitals.map(({ tier, wrongId, rightId }) => ({ tier, wrongId, right: optionsOf(tier).find(({ id }) => id === rightId) ?? null }))
    const decision = decideCorrection({ ...row, representative, others }, { ...input, hospitals, takenOver: input.takenOver as { number: string; from: LocalDate; lastDay: LocalDate } | null }, on)
    if (!decision.allowed) throw refused(decision.reasons)
    const { number, from, until, terms, corrections } = decision.value
    const isTermChanged = from !== row.from || until !== row.until
    const [stored] = await run(storeCorrection, {
      countyCode, contractId: row.id, contractVersion: row.version, number, from, until, terms: JSON.stringify(terms),
      contractEventId: newId(), event: 'correct', eventReason: null, actorId: actor.accountId, actorName: actor.displayName, at, eventParams: JSON.stringify({ note: input.why, corrections }),
      eventId: newId(), flowTownshipCode: row.townshipCode, flowTeamId: row.teamId, ...(isTermChanged ? flowOf(row, { from, until }) : { flowDays: [], began: [], ended: [] }),
    })
    if (stored?.changed !== 1) throw changedMeanwhile()
    await keepServed(run, countyCode, row.id, terms, from)
    return {
      answer: { contractId: row.id, version: row.version + 1, corrected: corrections.length },
      audit: [{ action: 'contracts.correct', subjectKind: 'contract', subjectId: row.id, reason: input.why, body: { residentId: row.residentId, fields: corrections.map(({ field }) => field) } }],
    }
  }, (name) => {
    if (name === 'contract_county_code_number_key') return refused([old.numberTaken(input.takenOver?.number ?? '')])
    return name === 'one_contract_at_a_time' ? changedMeanwhile() : meaningOfConstraint(name)
  })
