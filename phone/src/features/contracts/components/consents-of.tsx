import { useTranslation } from 'react-i18next'
import { withdrawConsentEndpoint } from '#api/endings.ts'
import { getOwnContractEndpoint } from '#api/online-signing.ts'
import { forgetAnswers } from '../../../app/answers.ts'
import { dayText } from '../../../app/i18n.ts'
import { problemTexts } from '../../../app/problem.ts'
import { useAsked } from '../../../app/use-asked.ts'
import { useSend } from '../../../app/use-send.ts'
import { AskOnce } from '../../../kit/ask-once.tsx'
import type { Fault } from '../../../kit/error-summary.tsx'

type Props = { residentId: string; contractId: string; fail: (faults: Fault[]) => void }

/** The consents of one contract: when each was given, what follows from taking it back, and when it was. */
export function ConsentsOf({ residentId, contractId, fail }: Props) {
  const { t } = useTranslation('phone-signing')
  const { answer: one, again } = useAsked(getOwnContractEndpoint, { residentId, contractId }, `${residentId} ${contractId}`)
  const taking = useSend(withdrawConsentEndpoint, (problem) => fail(problemTexts(problem).map((text) => ({ text }))))
  if (!one) return <div className="skeleton" />
  const take = async (consentId: string) => {
    fail([])
    if (!(await taking.send({ residentId, contractId, consentId }))) return
    forgetAnswers()
    again()
  }
  return (
    <section className="card" aria-label={one.number}>
      <p className="small" lang="zh-CN">
        {one.teamName} · {one.institutionName}
      </p>
      {one.consents.some(({ agreed }) => agreed) ? null : <p>{t('consents.noneOf')}</p>}
      <ul className="plain-list">
        {one.consents
          .filter(({ agreed }) => agreed)
          .map(({ id, text, isRevocable, withdrawnAt }) => (
            <li key={id}>
              <p className="strong" lang="zh-CN">
                {text}
              </p>
              <p className="small quiet">
                {withdrawnAt ? t('consents.withdrawn', { day: dayText(withdrawnAt) }) : t('consents.on', { day: dayText(one.signedOn) })}
              </p>
              {isRevocable ? (
                <AskOnce
                  act={t('consents.withdraw')}
                  whom={text}
                  question={t('consents.question')}
                  yes={t('consents.yes')}
                  no={t('consents.no')}
                  isBusy={taking.isBusy}
                  confirm={() => void take(id)}
                />
              ) : withdrawnAt ? null : (
                <p className="small">{t('consents.stays')}</p>
              )}
            </li>
          ))}
      </ul>
    </section>
  )
}
