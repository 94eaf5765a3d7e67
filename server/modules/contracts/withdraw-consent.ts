import type { withdrawConsentEndpoint } from '#api/endings.ts'
import type { InputOf } from '#api/endpoint.ts'
import { agreementTemplate, type Pack } from '#policy/index.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { commitOnce } from '#platform/commit-once.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound, refused } from '#platform/problem.ts'
import { actingIn, bondWith } from '../resident-accounts/index.ts'
import { lockResidents } from '../residents/index.ts'
import { type Row, selectContract } from './contract-rows.ts'
import type { ApplyingUsing } from './using.ts'

type Withdrawal = { consentId: string; at: string }
export const withdrawalsOfContract = compose<Withdrawal>()(fragment<{ countyCode: number; contractId: string }>('consent-withdrawals', `
  SELECT consent_id AS "consentId", ${instantText('at')} AS at FROM contracts.consent_withdrawal WHERE county_code = :countyCode AND contract_id = :contractId::uuid`))
const insertWithdrawal = compose<{ done: number }>()(fragment<{ countyCode: number; contractId: string; consentId: string; accountId: string; at: string }>('withdraw-consent', `
  INSERT INTO contracts.consent_withdrawal (county_code, contract_id, consent_id, account_id, at) VALUES (:countyCode, :contractId::uuid, :consentId, :accountId, :at) ON CONFLICT DO NOTHING RETURNING 1 AS done`))

/** What was agreed to with a contract, what of it can be taken back by its region's text today while it runs, and when it was. */
export function describeConsents(pack: Pack, on: LocalDate, { terms: { consents }, state, until }: Pick<Row, 'terms' | 'state' | 'until'>, withdrawals: readonly Withdrawal[]) {
  const today = agreementTemplate(pack, on).value.consents
  return consents.map(({ id, text, agreed }) => {
    const withdrawnAt = withdrawals.find(({ consentId }) => consentId === id)?.at ?? null
    const known = today.find((one) => one.id === id)
    return { id, text, agreed, isRevocable: state === 'active' && on < until && agreed && withdrawnAt === null && known !== undefined && known.isRevocable && !known.isRequired, withdrawnAt }
  })
}

/** Takes back a consent that can be; what was signed stays as it is. @throws NotFound, Refused where the contract cannot be without it or it was never given */
export const withdrawConsent = (using: ApplyingUsing) => (context: CommandContext, input: InputOf<typeof withdrawConsentEndpoint>): Promise<Answer> => {
  const { residentId, contractId, consentId } = input
  const inside = actingIn(context, bondWith(context, residentId).countyCode)
  const { actor: { countyCode, accountId }, at, on } = inside
  return commitOnce(inside, input, async (run) => {
    await run(lockResidents, { countyCode, residentIds: [residentId] }) // the night that renews comes before or after
    const [row] = await run(selectContract, { countyCode, contractId })
    if (!row || row.residentId !== residentId) throw notFound('contract')
    const [pack, withdrawals] = await Promise.all([using.policies.packOf(countyCode, on), run(withdrawalsOfContract, { countyCode, contractId })])
    const consent = describeConsents(pack, on, row, withdrawals).find(({ id }) => id === consentId)
    if (!consent?.isRevocable) throw refused([{ code: 'CONTRACTS.CONSENT_STAYS' }])
    await run(insertWithdrawal, { countyCode, contractId, consentId, accountId, at })
    return { answer: { contractId, withdrawnAt: at }, audit: [{ action: 'contracts.withdraw-consent', subjectKind: 'contract', subjectId: contractId, body: { residentId, consentId } }] }
  })
}
