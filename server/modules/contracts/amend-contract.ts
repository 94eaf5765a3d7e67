import { randomBytes } from 'node:crypto'
import type { amendContractEndpoint, AmendmentProposal, proposeAmendmentEndpoint } from '#api/contract-changes.ts'
import type { InputOf } from '#api/endpoint.ts'
import type { Decision, Reason } from '#kernel/decision.ts'
import { addDays, ageOn } from '#kernel/local-date.ts'
import { type Because, joinBecause, orNone, packageFits, presentBecause, servicePackages, suggestPackages } from '#policy/index.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { commitOnce } from '#platform/commit-once.ts'
import { canonicalJson } from '#platform/crypto/canonical-json.ts'
import type { Run } from '#platform/database/database.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound, Problem, refused } from '#platform/problem.ts'
import { buildAmendment, clausesOf, type Next } from './build-amendment.ts'
import { findNext, getContractRow, type Row } from './contract-rows.ts'
import { verifyCodeBytes, verifyCodeOf } from './domain/contract-number.ts'
import { type Amended, decideAmendment } from './domain/decide-amendment.ts'
import { needsRepresentative } from './domain/representative.ts'
import type { Terms } from './domain/terms.ts'
import { sha256 } from './envelope.ts'
import { changedMeanwhile, meaningOfConstraint } from './errors.ts'
import { keepSignature, readWritten } from './handwriting.ts'
import { agreeableOf, type Offering, offeringTo } from './offering.ts'
import { findPaper } from './seal-agreement.ts'
import { loadSituation } from './select-signing-choices.ts'
import type { KnownTeam, Situation } from './select-situation.ts'
import { type Settled, settleAmendment } from './settle-amendment.ts'
import { insertMoneyEvent } from './settle-ending.ts'
import { openContact, partyOf } from './signing-facts.ts'
import { keepServed } from './keep-served.ts'
import { lockContract, selectVersions, storeAmendment } from './store-changes.ts'
import type { ContractsUsing } from './using.ts'

type Chosen = Pick<InputOf<typeof amendContractEndpoint>, 'packageIds' | 'packageReasons' | 'agreed'>
type Judged = { row: Row; situation: Situation; team: KnownTeam; offering: Offering; decision: Decision<Amended>; reasons: Reason[]; settled: Settled | null; nextVersion: number; next: Next | null; clauses: string[]; offerHash: string | null }

/** What is known of a contract and its parties today, and whether what was chosen may be agreed on. @throws NotFound, PolicyGap */
async function judge(using: ContractsUsing, { actor: { countyCode }, on }: Pick<Context, 'actor' | 'on'>, run: Run, row: Row, chosen: Chosen): Promise<Judged> {
  const [situation] = await run(loadSituation, { countyCode, residentId: row.residentId, teamId: row.teamId, hospitalIds: [], on })
  if (!situation?.team) throw notFound('contract')
  const { team } = situation
  const versions = await run(selectVersions, { countyCode, contractId: row.id })
  const [following] = await run(findNext, { countyCode, contractId: row.id, residentId: row.residentId })
  const next = following?.state === 'active' ? { number: following.number, from: following.from, packages: following.terms.packages.map(({ zh }) => zh) } : null
  const clauses = clausesOf(row.number, on, addDays(row.until, -1), next)
  const [county, then] = [await using.policies.packOf(countyCode, on), await using.policies.packOf(countyCode, row.signedOn)]
  const known = row.terms.packages.map(({ id }) => id)
  const offering = offeringTo(county, on, situation.offered, chosen.packageIds.filter((id) => !known.includes(id)), chosen.agreed)
  const isAnnexNew = (chosen.agreed?.items.length ?? 0) > 0
  const asked = { packageIds: [...new Set([...chosen.packageIds, ...offering.packageIds])], isAnnexNew, populations: situation.populations, packageReasons: new Map(chosen.packageReasons.map(({ id, reason }) => [id, reason])) }
  const signedFor = orNone(() => servicePackages(then, row.signedOn))?.value ?? []
  const decision = decideAmendment(offering.pack, on, row, asked, (id, residentFen) => signedFor.find((one) => one.id === id && one.residentFen === residentFen)?.shares ?? null)
  const party = partyOf(team, row.doctorStaffId)
  const reasons = [
    ...(decision.allowed ? [] : decision.reasons), ...offering.reasons, ...(party.isActive ? [] : [{ code: 'CONTRACTS.TEAM_CLOSED' }]), ...(party.doctor ? [] : [{ code: 'CONTRACTS.AMEND_DOCTOR_GONE' }]),
  ]
  const settled = decision.allowed ? settleAmendment(county, row, on, decision.value) : null
  const nextVersion = (versions.at(-1)?.version ?? 1) + 1
  const offer = decision.allowed && { contractId: row.id, version: row.version, on, terms: { ...decision.value.terms, packages: decision.value.terms.packages.map(({ chosenBecause: _, ...one }) => one) }, dropped: decision.value.dropped, year: settled?.year ?? null, clauses }
  return { row, situation, team, offering, decision, reasons, settled, nextVersion, next, clauses, offerHash: offer && reasons.length === 0 ? sha256(canonicalJson(offer)).toString('hex') : null }
}

const toBeWritten = 'still to be written'
/** What changing the packages today would be: what may be chosen, what differs line by line, what it costs this year and every year after. Opening it is noted in the audit. */
export const proposeAmendment = (using: ContractsUsing) => async (context: Context, input: InputOf<typeof proposeAmendmentEndpoint>): Promise<AmendmentProposal> => {
  const row = await getContractRow(context, input.contractId)
  const { on, actor: { countyCode } } = context
  const packageIds = input.packageIds ?? row.terms.packages.map(({ id }) => id)
  const { situation, offering: { pack, reasons: unagreed }, decision, reasons, settled, nextVersion, next, clauses, offerHash } = await judge(using, context, context.run, row, { ...input, packageIds, packageReasons: packageIds.map((id) => ({ id, reason: toBeWritten })) })
  await context.run(insertAuditEvent, auditOf(context, countyCode, { action: 'contracts.propose', subjectKind: 'contract', subjectId: row.id }))
  const present = (because: readonly Because[]) => presentBecause(pack, because, using.policies.names)
  const agreeable = agreeableOf(pack, on)
  const changed = decision.allowed ? decision.value : null
  return {
    on, version: row.version, nextVersion, number: row.number, from: row.from, lastDay: addDays(row.until, -1), doctorName: row.doctorName, teamName: row.teamName, institutionName: row.institutionName,
    resident: { id: row.residentId, name: row.residentName, age: ageOn(row.birthOn, on), needsRepresentative: needsRepresentative(row.birthOn, on) },
    packages: describePackages(pack, on, row.terms, situation.populations, new Set(packageIds), present), agreeable: agreeable && { ...agreeable, reasons: unagreed, because: present(agreeable.because) },
    added: (changed?.added ?? []).map((one) => lineOf(one.package)), dropped: (changed?.dropped ?? []).map((one) => lineOf(one.package)),
    feeBefore: row.terms.fee, feeAfter: changed?.terms.fee ?? null, year: settled?.year ?? null, because: present(joinBecause(changed?.because ?? [], settled?.because ?? [])),
    reasons, clauses, next, isDemo: using.settings.isDemo, offerHash,
  }
}

const lineOf = ({ id, kind, zh, en, residentFen, price }: Terms['packages'][number]) => ({ id, kind, zh, en, residentFen, price: price ?? null })

/** The contract's packages at the price they were signed for, then whatever else is on offer today. */
function describePackages(pack: Offering['pack'], on: Context['on'], { packages }: Terms, populations: readonly string[], chosen: ReadonlySet<string>, present: (because: readonly Because[]) => ReturnType<typeof presentBecause>): AmendmentProposal['packages'] {
  const offered = servicePackages(pack, on).value
  const suggested = suggestPackages(pack, on, populations).value
  const fits = packageFits(pack, on, populations).value
  const current = packages.map(({ id, kind, zh, en, items, residentFen, price }) => ({
    id, kind, zh, en, items, residentFen, totalFen: null, tier: null, variant: null, price: price ?? null, isProposed: false, isChosen: chosen.has(id), fit: 'fits' as const, question: null, because: [], isCurrent: true,
  }))
  return [...current, ...offered.filter(({ id, kind }) => kind !== 'basic' && !packages.some((one) => one.id === id)).map(({ id, kind, zh, en, items, residentFen, totalFen, tier, variant, price, gap, because }) => ({
    id, kind, zh, en, items, residentFen, totalFen, tier, variant, price, isProposed: suggested.includes(id), isChosen: chosen.has(id) || kind === 'agreed', fit: fits.get(id) ?? 'fits' as const, question: gap ? (gap.question ?? gap.parameter) : null, because: present(because), isCurrent: false,
  }))]
}

/**
 * Changes the packages of a running contract: a supplement with its own text and hash under the handwriting of resident and doctor, the contract's terms those of the supplement, what it
 * costs kept for the ledger. The version before stays readable. @throws Refused with all reasons, Conflict for terms other than shown or when somebody changed it meanwhile
 */
export const amendContract = (using: ContractsUsing) => (context: CommandContext, input: InputOf<typeof amendContractEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, actor: { countyCode }, at, on, newId } = context
    await run(lockContract, { countyCode, contractId: input.contractId })
    const row = await getContractRow({ run, actor }, input.contractId)
    if (input.version !== row.version) throw changedMeanwhile()
    const judged = await judge(using, context, run, row, input)
    const { decision, settled, nextVersion: version, situation, team, offering } = judged
    const [ofResident, ofDoctor] = [readWritten(input.residentSignature), input.doctorSignature && readWritten(input.doctorSignature)]
    const isUnrepresented = needsRepresentative(row.birthOn, on) && !input.representative
    const reasons = [...judged.reasons, ...(isUnrepresented ? [{ code: 'CONTRACTS.MINOR_NEEDS_REPRESENTATIVE' }] : []), ...ofResident.reasons, ...(ofDoctor?.reasons ?? [])]
    if (reasons.length > 0 || !decision.allowed) throw refused(reasons)
    if (judged.offerHash !== input.offerHash) throw new Problem('Conflict', [{ code: 'CONTRACTS.TERMS_CHANGED' }])

    const original = await findPaper(run, { countyCode, contractId: row.id }, 1)
    const verifyCode = verifyCodeOf(randomBytes(verifyCodeBytes))
    const because = joinBecause(decision.value.because, settled?.because ?? [])
    const content = buildAmendment({
      pack: offering.pack, on, row, situation, team, amended: decision.value, settled, because, version, clauses: judged.clauses, originalHash: original?.contentHash.toString('hex') ?? null, verifyCode, ...openContact(using.keys, countyCode, situation), origin: using.settings.origin, isDemo: using.settings.isDemo, words: using.policies.words,
    })
    const contentText = canonicalJson(content)
    const contentHash = sha256(contentText)
    const over = { contractId: row.id, version, contentHash }
    const hands = [
      await keepSignature(using, context, { party: 'resident', signerId: row.residentId, over, at, representative: input.representative }, ofResident.read),
      await keepSignature(using, context, { party: 'doctor', signerId: row.doctorStaffId, over, at, representative: null }, ofDoctor?.read ?? null),
    ]
    const { terms, added, dropped } = decision.value
    const names = (list: readonly { package: { zh: string } }[]) => list.map((one) => one.package.zh)
    const [stored] = await run(storeAmendment, {
      countyCode, contractId: row.id, contractVersion: row.version, version, amendedOn: on, termsBefore: JSON.stringify(row.terms), terms: JSON.stringify(terms), residentFeeFen: terms.fee.residentFen, because: JSON.stringify(because), template: content.template, content: contentText, contentHash, verifyCode, at,
      signatureIds: hands.map(() => newId()), parties: hands.map(({ party }) => party), signerIds: hands.map(({ signerId }) => signerId), pictures: hands.map(({ picture }) => picture), strokes: hands.map(({ strokes }) => strokes),
      envelopes: hands.map(({ envelope }) => envelope.text), envelopeHashes: hands.map(({ envelope }) => envelope.hash), signedAts: hands.map(({ signedAt }) => signedAt),
      contractEventId: newId(), event: 'amend', eventReason: null, actorId: actor.accountId, actorName: actor.displayName, eventParams: JSON.stringify({ version, added: names(added), dropped: names(dropped) }),
    })
    if (stored?.changed !== 1) throw changedMeanwhile()
    await keepServed(run, countyCode, row.id, terms, row.from)
    if (settled) await keepMoney(context, run, row.id, settled)
    return {
      answer: { contractId: row.id, version, residentFeeFen: terms.fee.residentFen, verifyCode },
      audit: [{ action: 'contracts.amend', subjectKind: 'contract', subjectId: row.id, body: { residentId: row.residentId, version, packages: terms.packages.map(({ id }) => id), residentFeeFen: terms.fee.residentFen, contentHash: contentHash.toString('hex'), money: settled?.year ?? null } }],
      announce: [{ topic: 'contract-amended', subjectId: row.id }],
    }
  }, meaningOfConstraint)

function keepMoney({ actor: { countyCode }, newId, at, on }: CommandContext, run: Run, contractId: string, { year: { rule, months, due, used, back }, because }: Settled) {
  const text = (shares: Record<string, number> | null) => shares && JSON.stringify(shares)
  return run(insertMoneyEvent, { countyCode, moneyEventId: newId(), contractId, kind: 'amended', happenedOn: on, rule, months, used: text(used), back: text(back), due: text(due), because: JSON.stringify(because), at })
}
