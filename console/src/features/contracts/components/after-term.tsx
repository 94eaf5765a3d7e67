import { useTranslation } from 'react-i18next'
import type { getContractEndpoint } from '#api/contracts.ts'
import type { OutputOf } from '#api/endpoint.ts'
import { reasonText } from '../../../app/problem.ts'

type Contract = OutputOf<typeof getContractEndpoint>

/** What comes when a contract is over: whether it follows itself and why not, or what became of it. */
export function AfterTerm({ renewal, lastDay }: { renewal: NonNullable<Contract['renewal']>; lastDay: string }) {
  const { t } = useTranslation('contracts')
  const { against, toldOn, reminderDays, outcome } = renewal
  const why = outcome ? (outcome.reason === null ? [] : [outcome.reason]) : against
  const head = outcome
    ? t(outcome.reason === null ? 'contract.renewedItself' : 'contract.ranOut')
    : why.length === 0
      ? t('contract.willRenew', { lastDay })
      : t('contract.willNotRenew')
  return (
    <>
      {head}
      {why.map((reason) => (
        <div key={reason.code} className="mute xs">
          {reasonText(reason)}
        </div>
      ))}
      <div className="mute xs">
        {toldOn
          ? t('contract.toldOn', { day: toldOn })
          : outcome
            ? null
            : t('contract.notToldYet', { days: reminderDays.join(t('contract.notToldAnd')) })}
      </div>
    </>
  )
}
