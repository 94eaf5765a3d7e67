import type { changeHeadEndpoint, leaveHouseholdEndpoint, readHouseholdContractEndpoint, signHouseholdEndpoint } from '#api/household-contracts.ts'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import { addDays, ageOn } from '#kernel/local-date.ts'
import { agreementTemplate } from '#policy/index.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import { isWithinScope } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import { type Answer, hashRequest, keyOf } from '#platform/idempotency.ts'
import { notFound, Problem, refused } from '#platform/problem.ts'
import { lockPanels } from '../organisations/index.ts'
import { lockResidents } from '../residents/index.ts'
import { concludeSigning, withWhoIsFull } from './conclude-signing.ts'
import { type Row, rowColumns, rowTables, showRow } from './contract-rows.ts'
import { noticeDays } from './domain/decide-signing.ts'
import { needsRepresentative, type Representative } from './domain/representative.ts'
import { changedMeanwhile, meaningOfConstraint } from './errors.ts'
import { keepSignature, readWritten } from './handwriting.ts'
import { judgeSigning } from './judge-signing.ts'
import { hashOffer } from './offer-hash.ts'
import { offeringTo } from './offering.ts'
import { demandResident, demandTeam } from './signing-facts.ts'
import { loadSigning } from './store.ts'
import { eventsOfHousehold, type HouseholdContract, type HouseholdMember, insertHouseholdContract, insertHouseholdEvent, lockHouseholdContract, membersOfHousehold, putUnderHousehold, selectHouseholdContract, takeFromHousehold, updateHead } from './store-households.ts'
import type { ContractsUsing } from './using.ts'

type Signing = InputOf<typeof signHouseholdEndpoint>
type Signed = OutputOf<typeof signHouseholdEndpoint>['contracts'][number]

/** What the head of a household is to a member, whose relation to the head is a code of GB/T 4761. */
export function headSeenFrom(relation: string | null): Representative['relation'] {
  const kin = relation?.[0]
  return kin === '1' ? 'spouse' : kin === '2' || kin === '3' ? 'parent' : kin === '5' ? 'child' : 'other'
}

/**
 * Signs the members of a household together in one transaction, judged one by one as at the desk; what stands against any of them stands against all, with
 * the name. The head's handwriting is under each contract by an envelope of its own, as the representative of the others, with how each agreed.
 * @throws NotFound, Refused, Conflict when terms are no longer those shown
 */
export const signHousehold = (using: ContractsUsing) => (context: CommandContext, input: Signing): Promise<Answer> =>
  commitOnce(context, input, (run) => sign(using, context, run, input), meaningOfConstraint)

async function sign(using: ContractsUsing, context: CommandContext, run: Run, input: Signing) {
  const { actor, at, on, newId } = context
  const { countyCode } = actor
  await run(lockPanels, { countyCode, panelUnit: 'person', holderIds: [input.teamId, input.doctorStaffId] })
  await run(lockResidents, { countyCode, residentIds: input.members.map(({ residentId }) => residentId) })
  const family = await run(membersOfHousehold, { countyCode, householdId: input.householdId })
  const head = family.find(({ residentId }) => residentId === input.headResidentId)
  if (input.householdContractId !== null) await run(lockHouseholdContract, { countyCode, householdContractId: input.householdContractId })
  const existing = input.householdContractId === null ? null : await getHouseholdContract({ run, actor }, input.householdContractId)
  const isHeadUnder = existing !== null && (await run(contractsUnder, { countyCode, householdContractId: existing.id })).some((row) => row.residentId === existing.headResidentId && isRunning(row, on))
  if (!head || (existing && existing.householdId !== input.householdId)) throw notFound('household')
  refuseOf([
    ...(needsRepresentative(head.bornOn, on) ? [{ code: 'CONTRACTS.HEAD_UNDER_AGE' }] : []),
    ...(existing && existing.headResidentId !== head.residentId ? [{ code: 'CONTRACTS.OTHER_HEAD' }] : []),
    ...(existing && !isHeadUnder ? [{ code: 'CONTRACTS.HEAD_NOT_UNDER_IT' }] : []),
    ...(existing && existing.teamId !== input.teamId ? [{ code: 'CONTRACTS.HOUSEHOLD_OTHER_TEAM' }] : []),
    ...(!existing && !input.members.some(({ residentId }) => residentId === head.residentId) ? [{ code: 'CONTRACTS.HEAD_NOT_AMONG' }] : []),
  ])
  const householdContractId = existing?.id ?? newId()
  const contracts: Signed[] = []
  const pack = await using.policies.packOf(countyCode, on)
  const required = new Set(agreementTemplate(pack, on).value.consents.filter(({ isRequired }) => isRequired).map(({ id }) => id))
  const [ofHead, ofDoctor] = [readWritten(input.headSignature), input.doctorSignature && readWritten(input.doctorSignature)]
  refuseOf([...ofHead.reasons, ...(ofDoctor?.reasons ?? [])])
  for (const member of input.members) {
    const who = family.find(({ residentId }) => residentId === member.residentId)
    if (!who) throw notFound('resident')
    const own = { ...context, run, key: `${context.key}:${member.residentId}` }
    const [situation] = await run(loadSigning, { ...keyOf(own), residentId: member.residentId, teamId: input.teamId, hospitalIds: input.hospitals.map(({ institutionId }) => institutionId), on })
    if (!situation) throw notFound('resident')
    demandResident(actor, situation)
    const team = demandTeam(actor, situation.team, situation.township_code)
    const representative = who === head ? null : { name: head.name, relation: headSeenFrom(who.relation) }
    const isMinor = needsRepresentative(who.bornOn, on)
    if (who !== head && (member.agreed === 'guardian') !== isMinor) throw refused([{ code: 'CONTRACTS.AGREED_OTHERWISE', params: { member: who.name } }])
    // What nobody must agree to is agreed to in person, or by the guardian of a child; on the telephone only what the contract cannot be without.
    const mayAgreeToMore = who === head || isMinor || member.agreed === 'present'
    const consents = input.consents.map(({ id, agreed }) => ({ id, agreed: agreed && (mayAgreeToMore || required.has(id)) }))
    const choice = { ...input, ...member, consents, unit: 'household' as const, representative }
    const { pack: offering, reasons: unoffered } = offeringTo(pack, on, situation.offered, member.packageIds, null)
    const judged = judgeSigning(offering, on, countyCode, situation, team, choice)
    refuseOf([...judged.reasons, ...unoffered].map((reason) => ({ ...reason, params: { ...reason.params, member: who.name } })))
    if (!judged.bargain.allowed) throw refused(judged.bargain.reasons)
    if (hashOffer(offering, on, judged.bargain.value.from, input.years, member.packageIds) !== member.offerHash) throw new Problem('Conflict', [{ code: 'CONTRACTS.TERMS_CHANGED' }])
    const { statement, params, answer } = await concludeSigning(using, own, { pack: offering, situation, team, choice, judged, bargain: judged.bargain.value }, {
      requestHash: hashRequest(member), channel: input.channel,
      signAs: async (over) => [
        await keepSignature(using, context, { party: 'resident', signerId: member.residentId, over, at, representative }, ofHead.read),
        await keepSignature(using, context, { party: 'doctor', signerId: input.doctorStaffId, over, at, representative: null }, ofDoctor?.read ?? null),
      ],
    })
    try {
      await run(statement, params)
    } catch (error) {
      throw await withWhoIsFull(context, error, { ...input, residentId: member.residentId })
    }
    if (contracts.length === 0 && !existing) await run(insertHouseholdContract, { countyCode, householdContractId, householdId: input.householdId, headResidentId: head.residentId, institutionId: team.institutionId, teamId: team.id, townshipCode: situation.township_code, signedOn: on })
    contracts.push({ residentId: member.residentId, contractId: answer.contractId, number: answer.number, residentFeeFen: answer.residentFeeFen })
    await noteEvent(run, context, householdContractId, { event: existing ? 'join' : 'sign', residentId: member.residentId, contractId: answer.contractId, agreed: member.agreed, note: null })
  }
  await run(putUnderHousehold, { countyCode, householdContractId, contractIds: contracts.map(({ contractId }) => contractId) })
  return { answer: { householdContractId, contracts }, audit: [{ action: existing ? 'contracts.join-household' : 'contracts.sign-household', subjectKind: 'household-contract', subjectId: householdContractId, body: { householdId: input.householdId, head: head.residentId, contracts: contracts.map(({ contractId }) => contractId) } }] }
}

const isRunning = ({ state, until, residentStatus }: Row, on: string) => state === 'active' && until > on && residentStatus === 'living'
const refuseOf = (reasons: Parameters<typeof refused>[0]): void => {
  if (reasons.length > 0) throw refused(reasons)
}

type Told = { event: 'sign' | 'join' | 'leave' | 'change-head'; residentId: string; contractId: string | null; agreed: 'present' | 'by_phone' | 'guardian' | null; note: string | null }
const noteEvent = (run: Run, { actor, at, newId }: CommandContext, householdContractId: string, told: Told) =>
  run(insertHouseholdEvent, { countyCode: actor.countyCode, householdContractId, eventId: newId(), ...told, actorId: actor.accountId, actorName: actor.displayName, at })

/** One household's contract within the actor's scope. @throws NotFound, also for a foreign one */
async function getHouseholdContract({ run, actor }: Pick<Context, 'run' | 'actor'>, householdContractId: string): Promise<HouseholdContract> {
  const [row] = await run(selectHouseholdContract, { countyCode: actor.countyCode, householdContractId })
  if (!row || !isWithinScope(actor, { countyCode: actor.countyCode, townshipCode: row.townshipCode, institutionId: row.institutionId, teamId: row.teamId })) throw notFound('household-contract')
  return row
}

const contractsUnder = compose<Row>()(fragment<{ countyCode: number; householdContractId: string }>('contracts-under-household', `
  SELECT ${rowColumns} FROM ${rowTables} WHERE c.county_code = :countyCode AND c.household_contract_id = :householdContractId::uuid ORDER BY r.birth_on, c.signed_on DESC, c.id`))

/** A household's contract whole: its members' contracts, who of the household is not under it, and what happened. */
export const readHouseholdContract = (using: ContractsUsing) => async (context: Context, { householdContractId }: InputOf<typeof readHouseholdContractEndpoint>): Promise<OutputOf<typeof readHouseholdContractEndpoint>> => {
  const { actor: { countyCode }, on, run } = context
  const whole = await getHouseholdContract(context, householdContractId)
  const [rows, family, events, pack] = await Promise.all([run(contractsUnder, { countyCode, householdContractId }), run(membersOfHousehold, { countyCode, householdId: whole.householdId }), run(eventsOfHousehold, { countyCode, householdContractId }), using.policies.packOf(countyCode, on),
    run(insertAuditEvent, auditOf(context, countyCode, { action: 'contracts.open-household', subjectKind: 'household-contract', subjectId: householdContractId }))])
  const { days } = noticeDays(pack, on)
  const relationOf = (residentId: string) => family.find((one) => one.residentId === residentId)?.relation ?? null
  const members = rows.map((row) => {
    const { contractId, number, standing, lastDay, residentFeeFen, packages, sex, age, residentName: name } = showRow(row, on, days)
    return { residentId: row.residentId, name, sex, age, relation: relationOf(row.residentId), contractId, number, standing, lastDay, residentFeeFen, packages, isHead: row.residentId === whole.headResidentId, isMinor: needsRepresentative(row.birthOn, on) }
  })
  const isThere = ({ standing }: { standing: string }) => standing !== 'ended' && standing !== 'expired'
  return {
    householdContractId, householdId: whole.householdId, householdNumber: whole.householdNumber, teamId: whole.teamId, teamName: whole.teamName, institutionName: whole.institutionName, signedOn: whole.signedOn, version: whole.version, headResidentId: whole.headResidentId, headName: whole.headName,
    needsHead: members.some(isThere) && !members.some((one) => one.isHead && isThere(one)), members, events,
    others: family.filter(({ residentId }) => !members.some((one) => one.residentId === residentId && isThere(one))).map(({ bornOn, residentId, name, sex, relation, isSigned }: HouseholdMember) => ({ residentId, name, sex, age: ageOn(bornOn, on), relation, isSigned })),
  }
}

/** Somebody leaves: the contract is the own from now on, on the same terms until the same day. The head cannot leave before another is named. @throws NotFound, Refused, Conflict */
export const leaveHousehold = () => (context: CommandContext, { householdContractId, contractId, note }: InputOf<typeof leaveHouseholdEndpoint>): Promise<Answer> =>
  commitOnce(context, { householdContractId, contractId, note }, async (run) => {
    const { actor } = context
    const { countyCode } = actor
    await run(lockHouseholdContract, { countyCode, householdContractId })
    const whole = await getHouseholdContract({ run, actor }, householdContractId)
    const rows = await run(contractsUnder, { countyCode, householdContractId })
    const row = rows.find(({ id }) => id === contractId)
    if (!row || !isWithinScope(actor, { countyCode, townshipCode: row.townshipCode, institutionId: row.institutionId, teamId: row.teamId })) throw notFound('contract')
    if (row.residentId === whole.headResidentId && rows.some(({ id, state, until }) => id !== contractId && state === 'active' && until > context.on)) throw refused([{ code: 'CONTRACTS.HEAD_LEAVES', params: { name: row.residentName } }])
    if (!(await run(takeFromHousehold, { countyCode, householdContractId, contractId }))[0]) throw changedMeanwhile()
    await noteEvent(run, context, householdContractId, { event: 'leave', residentId: row.residentId, contractId, agreed: null, note })
    return { answer: { contractId, lastDay: addDays(row.until, -1) }, audit: [{ action: 'contracts.leave-household', subjectKind: 'contract', subjectId: contractId, body: { residentId: row.residentId, householdContractId } }] }
  })

/** Names another grown-up who is under it as head. @throws NotFound, Refused, Conflict when it changed meanwhile */
export const changeHead = () => (context: CommandContext, input: InputOf<typeof changeHeadEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, on } = context
    const { countyCode } = actor
    const { householdContractId, headResidentId, version, note } = input
    await run(lockHouseholdContract, { countyCode, householdContractId })
    await getHouseholdContract({ run, actor }, householdContractId)
    const row = (await run(contractsUnder, { countyCode, householdContractId })).find((one) => one.residentId === headResidentId && isRunning(one, on))
    if (!row) throw refused([{ code: 'CONTRACTS.HEAD_NOT_UNDER_IT' }])
    if (needsRepresentative(row.birthOn, on)) throw refused([{ code: 'CONTRACTS.HEAD_UNDER_AGE', params: { name: row.residentName } }])
    if (!(await run(updateHead, { countyCode, householdContractId, headResidentId, version }))[0]) throw changedMeanwhile()
    await noteEvent(run, context, householdContractId, { event: 'change-head', residentId: headResidentId, contractId: row.id, agreed: null, note })
    return { answer: { headResidentId }, audit: [{ action: 'contracts.change-household-head', subjectKind: 'household-contract', subjectId: householdContractId, body: { headResidentId } }] }
  })
