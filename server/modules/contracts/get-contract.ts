import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { getContractEndpoint, listContractsOfResidentEndpoint } from '#api/contracts.ts'
import type { Permission } from '#api/permissions.ts'
import { allow, type Reason, refuse } from '#kernel/decision.ts'
import { type Because, presentBecause } from '#policy/index.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { findNext, getContractRow, type Row, rowColumns, rowTables, showRow } from './contract-rows.ts'
import { type ContractEvent, offeredEvents } from './domain/contract-states.ts'
import { signedFor } from './correct-contract.ts'
import { describeVersions, inOrder, type Version } from './describe-versions.ts'
import { againstAmending } from './domain/decide-amendment.ts'
import { type Correction, representativeNow } from './domain/decide-correction.ts'
import { decideEnding, decideUndoingEnding } from './domain/decide-ending.ts'
import { renewalOutlook, renewalTerms } from './domain/decide-renewal.ts'
import { noticeDays } from './domain/decide-signing.ts'
import { loadAgreement } from './seal-agreement.ts'
import { findEndedYear } from './settle-ending.ts'
import { selectVersions } from './store-changes.ts'
import { selectRunOut } from './store-renewals.ts'
import { withdrawalsOfContract } from './withdraw-consent.ts'
import type { ContractsUsing } from './using.ts'

type Told = { event: ContractEvent; at: string; actorName: string; reason: string | null; note: string | null; contractId: string; number: string; corrections: Correction[] | null; amended: { version: number; added: string[]; dropped: string[] } | null }
const eventsOf = (of: 'contract_id' | 'resident_id') => compose<Told>()(fragment<{ countyCode: number; subjectId: string }>(`events-of-${of}`, `
  SELECT e.event, ${instantText('e.at')} AS at, e.actor_name AS "actorName", e.reason, e.params ->> 'note' AS note, e.params -> 'corrections' AS corrections, CASE WHEN e.event = 'amend' THEN e.params END AS amended, e.contract_id AS "contractId", c.number
  FROM contracts.contract c JOIN contracts.contract_event e ON e.county_code = c.county_code AND e.contract_id = c.id
  WHERE c.county_code = :countyCode AND ${of === 'contract_id' ? 'c.id' : 'c.resident_id'} = :subjectId::uuid ORDER BY e.at DESC, e.id DESC LIMIT 200`))
export const eventsOfContract = eventsOf('contract_id')
export const eventsOfResident = eventsOf('resident_id')
const findApplied = compose<{ at: string; actorName: string }>()(fragment<{ countyCode: number; contractId: string }>('applied-for-contract', `
  SELECT ${instantText('a.applied_at')} AS at, coalesce(a.signed_by_name, r.name) AS "actorName" FROM contracts.application a JOIN residents.resident r ON r.county_code = a.county_code AND r.id = a.resident_id
  WHERE a.county_code = :countyCode AND a.contract_id = :contractId::uuid`))
const countPrintings = compose<{ printings: number }>()(fragment<{ countyCode: number; contractId: string }>('count-printings', 'SELECT count(*)::int AS printings FROM contracts.print_mark WHERE county_code = :countyCode AND contract_id = :contractId AND taken_back_at IS NULL'))

const findOutcome = compose<{ reason: Reason | null }>()(fragment<{ countyCode: number; contractId: string }>('renewal-outcome', `SELECT CASE WHEN reason IS NULL THEN NULL ELSE json_build_object('code', reason, 'params', coalesce(params, '{}')) END AS reason FROM contracts.renewal_outcome WHERE county_code = :countyCode AND contract_id = :contractId`))

/** One contract whole: what was signed and on what it rests, what happened since, and what this person may do next. Noted in the audit. */
export const getContract = (using: ContractsUsing) => async (context: Context, { contractId }: InputOf<typeof getContractEndpoint>): Promise<OutputOf<typeof getContractEndpoint>> => {
  const row = await getContractRow(context, contractId)
  const { actor, on, at } = context
  const { countyCode } = actor
  const [told, [stored], [next], [applied], withdrawals, [printed], [runOut], [outcome], endedYear, pack, supplements] = await Promise.all([
    context.run(eventsOfContract, { countyCode, subjectId: contractId }), context.run(loadAgreement, { countyCode, contractId }),
    context.run(findNext, { countyCode, contractId, residentId: row.residentId }), context.run(findApplied, { countyCode, contractId }), context.run(withdrawalsOfContract, { countyCode, contractId }),
    context.run(countPrintings, { countyCode, contractId }), context.run(selectRunOut, { countyCode, contractIds: [contractId] }), context.run(findOutcome, { countyCode, contractId }), findEndedYear(context.run, countyCode, contractId), using.policies.packOf(countyCode, on), context.run(selectVersions, { countyCode, contractId }),
    context.run(insertAuditEvent, auditOf(context, countyCode, { action: 'contracts.open', subjectKind: 'contract', subjectId: contractId, body: { residentId: row.residentId } })),
  ])
  const { packages, fee, combination, consents } = row.terms
  const timeline = [...told, ...(applied ? [{ event: 'applied' as const, ...applied, reason: null, note: null, corrections: null, amended: null, contractId, number: row.number }] : [])]
  const endedAt = told.find(({ event }) => event === 'end')?.at ?? null
  return {
    ...showRow(row, on, noticeDays(pack, on).days), version: row.version, teamId: row.teamId, institutionId: row.institutionId, unit: row.unit, years: row.terms.years ?? null, endedOn: row.endedOn, previousId: row.previousId, nextId: next?.id ?? null, householdContractId: row.householdContractId,
    terms: { packages, fee, combination, consents: consents.map((one) => ({ ...one, withdrawnAt: withdrawals.find(({ consentId }) => consentId === one.id)?.at ?? null })) }, because: presentBecause(pack, row.because as Because[], using.policies.names), timeline,
    agreement: stored ? {
      verifyCode: stored.verifyCode, sealedAt: stored.sealedAt, hasPdf: stored.pdfFile !== null, printings: printed?.printings ?? 0, signatures: inOrder(stored.signatures).map(({ party, signedAt, picture }) => ({ party, signedAt, isHandwritten: picture !== null })),
    } : null,
    representative: representativeNow(signedFor(stored), told.toReversed().flatMap(({ corrections }) => corrections ?? [])), versions: describeVersions(row, supplements).map(showVersion), endedYear,
    renewal: runOut && (outcome !== undefined || (row.state === 'active' && on < row.until)) ? { ...renewalOutlook(pack, on, runOut), toldOn: runOut.toldOn, reminderDays: renewalTerms(pack, on).reminderDays, outcome: outcome ?? null } : null,
    acts: offeredEvents(row.state).filter((event) => actor.permissions.has(permissionFor[event] ?? 'contract.end')).map((event) => actOf(event, row, endedAt, on, at)),
  }
}

function showVersion({ stored, ...version }: Version) {
  return {
    ...version,
    paper: stored && { verifyCode: stored.verifyCode, sealedAt: stored.sealedAt, signatures: inOrder(stored.signatures).map(({ party, signedAt, picture }) => ({ party, signedAt, isHandwritten: picture !== null })) },
  }
}

const permissionFor: Partial<Record<ContractEvent, Permission>> = { correct: 'contract.correct', amend: 'contract.sign' }

function actOf(event: ContractEvent, row: Row, endedAt: string | null, on: Context['on'], at: string): { event: ContractEvent; isAllowed: boolean; reasons: Reason[] } {
  const against = againstAmending(row, on)
  const decision = event === 'correct' ? allow(true) : event === 'amend' ? (against.length > 0 ? refuse(...against) : allow(true)) : event === 'undo-end' ? decideUndoingEnding({ state: row.state, endedAt, residentStatus: row.residentStatus }, at) : decideEnding(row, { reason: 'by_request', note: 'still to be written', lastDay: null }, on)
  return { event, isAllowed: decision.allowed, reasons: decision.allowed ? [] : decision.reasons }
}

/** A resident's contracts within the scope and all that happened to them, newest first; empty for whom one may not see. */
export const listContractsOfResident = (using: ContractsUsing) => async (context: Context, { residentId }: InputOf<typeof listContractsOfResidentEndpoint>): Promise<OutputOf<typeof listContractsOfResidentEndpoint>> => {
  const { actor, on } = context
  const scope = scopeFilter(actor, { township: 'c.township_code', institution: 'c.institution_id', team: 'c.team_id' })
  const select = compose<Row>()(fragment<Record<string, unknown>>('contracts-of-resident', `
    SELECT ${rowColumns} FROM ${rowTables} WHERE c.county_code = :countyCode AND c.resident_id = :residentId::uuid AND ${scope.condition} ORDER BY c.signed_on DESC, c.id DESC LIMIT 50`))
  const rows = await context.run(select, { ...scope.params, countyCode: actor.countyCode, residentId })
  const own = new Set(rows.map(({ id }) => id))
  const told = rows.length === 0 ? [] : await context.run(eventsOfResident, { countyCode: actor.countyCode, subjectId: residentId })
  const { days } = noticeDays(await using.policies.packOf(actor.countyCode, on), on)
  return { contracts: rows.map((row) => showRow(row, on, days)), timeline: told.filter(({ contractId }) => own.has(contractId)) }
}
