import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { comparePdfEndpoint, verifyAgreementEndpoint } from '#api/contracts.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { PublicContext } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import { checkAgreement } from './check-agreement.ts'
import { type ContractState, standingOn } from './domain/contract-states.ts'
import { noticeDays } from './domain/decide-signing.ts'
import { sha256 } from './envelope.ts'
import { findPaper } from './seal-agreement.ts'
import { selectVersions } from './store-changes.ts'
import type { ContractsUsing } from './using.ts'

const findCode = compose<{ countyCode: number; contractId: string; version: number }>()(fragment<{ verifyCode: string }>('find-verify-code', `
  SELECT county_code AS "countyCode", contract_id AS "contractId", version FROM contracts.verify_index WHERE verify_code = :verifyCode`))
type Public = { number: string; institutionName: string; signedOn: LocalDate; from: LocalDate; until: LocalDate; state: ContractState }
const readPublic = compose<Public>()(fragment<{ countyCode: number; contractId: string }>('read-contract-publicly', `
  SELECT c.number, i.name AS "institutionName", c.signed_on AS "signedOn", coalesce(c.valid_from, c.signed_on) AS "from", coalesce(c.valid_until, c.ended_on) AS until, c.state
  FROM contracts.contract c JOIN organisations.institution i ON i.id = c.institution_id WHERE c.county_code = :countyCode AND c.id = :contractId`))

const correctionDays = compose<{ day: LocalDate }>()(fragment<{ countyCode: number; contractId: string }>('correction-days', `
  SELECT DISTINCT (at AT TIME ZONE 'Asia/Shanghai')::date AS day FROM contracts.contract_event WHERE county_code = :countyCode AND contract_id = :contractId::uuid AND event = 'correct' ORDER BY 1`))

async function open(context: PublicContext, code: string) {
  const [found] = await context.run(findCode, { verifyCode: code })
  if (!found) throw notFound('agreement')
  const run: Run = (statement, params) => context.database.run(statement, params, [found.countyCode])
  const [[contract], stored] = await Promise.all([run(readPublic, found), findPaper(run, found, found.version)])
  if (!contract || !stored) throw notFound('agreement')
  return { ...found, contract, stored, run }
}

/** What anybody who holds the paper may know: that it exists, of which institution, since when, how it stands, and that nothing was changed. */
export const verifyAgreement = (using: ContractsUsing) => async (context: PublicContext, { code }: InputOf<typeof verifyAgreementEndpoint>): Promise<OutputOf<typeof verifyAgreementEndpoint>> => {
  const { countyCode, contractId, version, contract, stored, run } = await open(context, code)
  const pack = await using.policies.packOf(countyCode, context.on)
  const findings = await checkAgreement(using, contractId, stored)
  const certificateId = stored.signatures.find(({ party }) => party === 'institution')?.certificateId ?? null
  const certificate = certificateId ? await using.signatures.findCertificate(certificateId) : null
  return {
    number: contract.number, institutionName: contract.institutionName, signedOn: contract.signedOn, lastDay: addDays(contract.until, -1), standing: standingOn(context.on, contract, noticeDays(pack, context.on).days),
    sealedAt: stored.sealedAt, certificate: certificate?.subject ?? null, isDemo: !using.signatures.isForProduction, findings,
    version, ...(await happenedSince(using, run, { countyCode, contractId })),
  }
}

/** What came after the agreement: each supplement with whether all of it is as it was signed, and on which days a fact was corrected. */
async function happenedSince(using: ContractsUsing, run: Run, of: { countyCode: number; contractId: string }) {
  const [versions, corrected] = [await run(selectVersions, of), await run(correctionDays, of)]
  const supplements = []
  for (const { version, since } of versions) {
    const stored = await findPaper(run, of, version)
    const findings = stored ? await checkAgreement(using, of.contractId, stored) : []
    supplements.push({ version, since, isWhole: findings.length > 0 && findings.every(({ state }) => state !== 'wrong') })
  }
  return { supplements, correctedOn: corrected.map(({ day }) => day) }
}

/** Whether a PDF somebody holds is byte for byte the sealed one. The file is hashed and forgotten. */
export const comparePdf = (using: ContractsUsing) => async (context: PublicContext, { code, pdf }: InputOf<typeof comparePdfEndpoint>): Promise<OutputOf<typeof comparePdfEndpoint>> => {
  const { contractId, stored } = await open(context, code)
  const hash = sha256(Buffer.from(pdf, 'base64')).toString('hex')
  const findings = await checkAgreement(using, contractId, stored)
  return { isSame: stored.pdfHash?.toString('hex') === hash && findings.every(({ state }) => state === 'ok'), hash, findings }
}
