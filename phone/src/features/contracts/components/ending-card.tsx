import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type OwnEnding, withdrawEndingEndpoint } from '#api/endings.ts'
import { dayText } from '../../../app/i18n.ts'
import { problemTexts } from '../../../app/problem.ts'
import { useSend } from '../../../app/use-send.ts'
import { AskOnce } from '../../../kit/ask-once.tsx'
import { ErrorSummary, type Fault } from '../../../kit/error-summary.tsx'

type Props = { residentId: string; name: string; ending: OwnEnding; on: string; withdrawn: () => void }

/** The wish to end a contract while it waits, with taking it back; refused, why and how to go on. */
export function EndingCard({ residentId, name, ending, on, withdrawn }: Props) {
  const { t } = useTranslation('phone-signing')
  const [faults, setFaults] = useState<Fault[]>([])
  const taking = useSend(withdrawEndingEndpoint, (problem) => setFaults(problemTexts(problem).map((text) => ({ text }))))
  const { state, contractId, endingId, reason, note, askedAt, answerBy, refuseReason, refuseNote } = ending
  if (state !== 'waiting' && state !== 'refused') return null
  const take = async () => {
    setFaults([])
    if (await taking.send({ residentId, contractId, endingId })) withdrawn()
  }
  return (
    <section className="card" aria-labelledby={`ending-${endingId}`}>
      <h2 id={`ending-${endingId}`}>{t(state === 'waiting' ? 'ending.waits' : 'ending.refused')}</h2>
      <ErrorSummary faults={faults} />
      {state === 'waiting' ? (
        <>
          <p>{t(answerBy < on ? 'ending.late' : 'ending.waitsText', { day: dayText(answerBy) })}</p>
          <p className="small quiet">
            {t('ending.asked', { day: dayText(askedAt), reason: t(`ending.reasons.${reason}`) })}
            {note ? <span lang="zh-CN"> {note}</span> : null}
          </p>
          <AskOnce
            act={t('ending.withdraw')}
            whom={name}
            question={t('ending.withdrawQuestion')}
            yes={t('ending.withdrawYes')}
            no={t('waiting.withdrawNo')}
            isBusy={taking.isBusy}
            confirm={() => void take()}
          />
        </>
      ) : (
        <>
          <p>{t(`ending.refuse.${refuseReason ?? 'other'}`)}</p>
          {refuseNote ? <p lang="zh-CN">{t('contract.note', { note: refuseNote })}</p> : null}
        </>
      )}
    </section>
  )
}
