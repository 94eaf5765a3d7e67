import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { getOwnContractEndpoint, listOwnContractsEndpoint, ownAgreementFileEndpoint, ownAgreementPageEndpoint } from '#api/online-signing.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import type { FileAnswer } from '#platform/http/routes.ts'
import { notFound, refused } from '#platform/problem.ts'
import { actingIn, bondWith } from '../resident-accounts/index.ts'
import { type Row, rowColumns, rowTables, selectContract, showRow } from './contract-rows.ts'
import { renewalOutlook } from './domain/decide-renewal.ts'
import { mayChange, noticeDays } from './domain/decide-signing.ts'
import { printAgreement } from './get-agreement-file.ts'
import { describeVersions } from './describe-versions.ts'
import { eventsOfContract, eventsOfResident } from './get-contract.ts'
import { selectVersions, type StoredVersion } from './store-changes.ts'
import { findPaper, loadAgreement, sealAgreement, setPaper, type StoredAgreement } from './seal-agreement.ts'
import { happenedBeside, happeningsOfApplication, happeningsOfEnding, happeningsOfTerm, showBeside } from './own-timeline.ts'
import { applicationsOfResident, findWaiting, showOwn } from './select-applications.ts'
import { endingsOfResident, showOwnEnding } from './select-endings.ts'
import { selectRunOut } from './store-renewals.ts'
import { progressOfContract } from './list-services.ts'
import { describeConsents, withdrawalsOfContract } from './withdraw-consent.ts'
import type { ContractsUsing } from './using.ts'

type Listed = OutputOf<typeof listOwnContractsEndpoint>
const contractsOfOwn = compose<Row>()(fragment<{ countyCode: number; residentId: string }>('own-contracts', `
  SELECT ${rowColumns} FROM ${rowTables} WHERE c.county_code = :countyCode AND c.resident_id = :residentId::uuid ORDER BY c.signed_on DESC, c.id DESC LIMIT 50`))

/** All contracts and applications of one of the own people, newest first, and what happened to them. What the staff noted among themselves is not told. */
export const listOwnContracts = (using: ContractsUsing) => async (context: Context, { residentId }: InputOf<typeof listOwnContractsEndpoint>): Promise<Listed> => {
  const inside = actingIn(context, bondWith(context, residentId).countyCode)
  const { actor: { countyCode }, on, run } = inside
  const [rows, applied, endings, beside, told, pack] = await Promise.all([
    run(contractsOfOwn, { countyCode, residentId }), run(applicationsOfResident, { countyCode, residentId }), run(endingsOfResident, { countyCode, residentId }), run(happenedBeside, { countyCode, residentId }),
    run(eventsOfResident, { countyCode, subjectId: residentId }), using.policies.packOf(countyCode, on),
  ])
  const { days } = noticeDays(pack, on)
  const happened = told.map(({ event, at, reason, number }) => ({ event, at, reason, note: null, number, doctorName: null }))
  return {
    on, contracts: rows.map((row) => showOwnContract(row, on, days)), applications: applied.map(showOwn), endings: endings.map(showOwnEnding),
    timeline: [
      ...happened, ...beside.map(showBeside), ...applied.flatMap(happeningsOfApplication), ...endings.flatMap(happeningsOfEnding), ...rows.flatMap((row) => happeningsOfTerm(row, on, days)),
    ].sort((one, other) => other.at.localeCompare(one.at)),
  }
}

function showOwnContract(row: Row, on: Context['on'], days: number): Listed['contracts'][number] {
  const { contractId, number, standing, teamName, doctorName, signedOn, from, lastDay, daysLeft, endReason, packages, residentFeeFen } = showRow(row, on, days)
  return { contractId, number, standing, teamName, doctorName, institutionName: row.institutionFullName, phone: row.phone, signedOn, from, lastDay, daysLeft, endReason, packages, residentFen: residentFeeFen }
}

/** One contract of the own people with its agreement. @throws NotFound, also for another's */
async function getOwn(context: Context, { residentId, contractId }: { residentId: string; contractId: string }) {
  const inside = actingIn(context, bondWith(context, residentId).countyCode)
  const { actor: { countyCode }, run } = inside
  const [[row], [stored]] = await Promise.all([run(selectContract, { countyCode, contractId }), run(loadAgreement, { countyCode, contractId })])
  if (!row || row.residentId !== residentId) throw notFound('contract')
  return { inside, countyCode, row, stored: stored ?? null }
}

/** One contract in full, as its paper says it. Opening it is noted in the audit. */
export const getOwnContract = (using: ContractsUsing) => async (context: Context, input: InputOf<typeof getOwnContractEndpoint>): Promise<OutputOf<typeof getOwnContractEndpoint>> => {
  const { inside, countyCode, row, stored } = await getOwn(context, input)
  const { on, run } = inside
  const { residentId } = row
  const [supplements, told, pack, pages, rows, [waiting], endings, withdrawals, [runOut], services] = await Promise.all([
    run(selectVersions, { countyCode, contractId: row.id }), run(eventsOfContract, { countyCode, subjectId: row.id }), using.policies.packOf(countyCode, on), stored ? countPages(using, stored) : 0, run(contractsOfOwn, { countyCode, residentId }), run(findWaiting, { countyCode, residentId }), run(endingsOfResident, { countyCode, residentId }),
    run(withdrawalsOfContract, { countyCode, contractId: row.id }), run(selectRunOut, { countyCode, contractIds: [row.id] }), progressOfContract(run, countyCode, row, on), inside.run(insertAuditEvent, auditOf(inside, countyCode, { action: 'contracts.open', subjectKind: 'contract', subjectId: row.id, body: { residentId: row.residentId } })),
  ])
  const { packages, fee, combination, years } = row.terms
  const shown = showOwnContract(row, on, noticeDays(pack, on).days)
  const ending = endings.find(({ contractId }) => contractId === row.id)
  const isFollowed = rows.some(({ state, from }) => state === 'active' && from >= row.until)
  const isRunning = shown.standing === 'active' || shown.standing === 'expiring'
  return {
    ...shown, on, years: years ?? null, fee,
    items: packages.map(({ zh: packageName, kind, residentFen, price = null, items }) => ({ packageName, kind, residentFen, price, items })),
    institutions: combination.institutions.map(({ label, name }) => ({ label, name })), consents: describeConsents(pack, on, row, withdrawals),
    services, verifyCode: stored?.verifyCode ?? null, sealedAt: stored?.sealedAt ?? null, pages,
    versions: await showVersions(using, inside, row, supplements), corrections: told.flatMap(({ at, corrections }) => (corrections ?? []).map((one) => ({ ...one, at }))),
    afterTerm: !isRunning || isFollowed || !runOut ? null : renewalOutlook(pack, on, runOut).against.length === 0 ? 'renews-itself' : 'must-be-renewed',
    ways: { renew: shown.standing === 'expiring' && !isFollowed, change: isRunning && !isFollowed && mayChange(pack, on, row.until).may, end: isRunning || shown.standing === 'upcoming' }, isWaiting: waiting !== undefined, ending: ending ? showOwnEnding(ending) : null,
  }
}

/** What each supplement changed; empty where the agreement stands as it was signed. */
async function showVersions(using: ContractsUsing, { run, actor: { countyCode } }: Context, row: Row, supplements: readonly StoredVersion[]) {
  if (supplements.length === 0) return []
  return Promise.all(describeVersions(row, supplements).map(async ({ version, since, added, dropped, packages, fee, year, stored }) => {
    const paper = stored && stored.pages === null ? await findPaper(run, { countyCode, contractId: row.id }, version) : undefined
    return { version, since, added, dropped, packages: packages.map(({ zh }) => zh), residentFen: fee.residentFen, year, pages: stored?.pages ?? (paper ? await countPages(using, paper) : 0) }
  }))
}

/** Known since it was sealed; else the paper is set to count. */
const countPages = async (using: ContractsUsing, stored: StoredAgreement): Promise<number> => stored.pages ?? (await setPaper(using, stored, stored.sealedAt ?? stored.signatures[0]?.signedAt as string)).pages

/** The paper as a PDF, sealed now when the job has not come to it. */
export const getOwnAgreementFile = (using: ContractsUsing) => async (context: Context, input: InputOf<typeof ownAgreementFileEndpoint>): Promise<FileAnswer> => {
  const { inside, row } = await getOwn(context, input)
  return printAgreement(using, inside, row, input.version)
}

/** One page of the sealed paper as a picture: the same words, signatures and seal, drawn as shapes. @throws NotFound beyond the last page */
export const getOwnAgreementPage = (using: ContractsUsing) => async (context: Context, { page, version, ...input }: InputOf<typeof ownAgreementPageEndpoint>): Promise<FileAnswer> => {
  const { inside, countyCode, row } = await getOwn(context, input)
  if ((await sealAgreement(using, inside, countyCode, row.id, version)) === null) throw refused([{ code: 'CONTRACTS.NO_AGREEMENT' }])
  const sealed = await findPaper(inside.run, { countyCode, contractId: row.id }, version)
  const drawn = sealed?.sealedAt ? (await setPaper(using, sealed, sealed.sealedAt, { isDrawn: true })).drawn[page - 1] : undefined
  if (drawn === undefined) throw notFound('page')
  return { bytes: Buffer.from(drawn), mediaType: 'image/svg+xml', name: `${row.number}-${page}.svg` }
}
