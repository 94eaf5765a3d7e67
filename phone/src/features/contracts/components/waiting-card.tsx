import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withdrawApplicationEndpoint } from '#api/online-signing.ts'
import { dayText } from '../../../app/i18n.ts'
import { problemTexts } from '../../../app/problem.ts'
import { useSend } from '../../../app/use-send.ts'
import { Answers } from '../../../kit/answers.tsx'
import { AskOnce } from '../../../kit/ask-once.tsx'
import { CallLink } from '../../../kit/call-link.tsx'
import { ErrorSummary, type Fault } from '../../../kit/error-summary.tsx'
import { yuan } from '../../../kit/yuan.ts'
import type { Application } from '../signing-draft.ts'

type Props = {
  application: Application
  /** The county's day. */
  on: string
  name: string
  withdrawn: () => void
}

/** What waits for the doctor: since when, until when, what was asked for, whom to call, and taking it back. */
export function WaitingCard({ application, on, name, withdrawn }: Props) {
  const { t } = useTranslation('phone-signing')
  const [faults, setFaults] = useState<Fault[]>([])
  const taking = useSend(withdrawApplicationEndpoint, (problem) => setFaults(problemTexts(problem).map((text) => ({ text }))))
  const { residentId, applicationId, kind, doctorName, teamName, institutionName, institutionPhone, answerBy, appliedAt } = application
  const day = dayText(answerBy)
  const isLate = answerBy < on
  const take = async () => {
    setFaults([])
    if (await taking.send({ residentId, applicationId })) withdrawn()
  }
  return (
    <>
      <ErrorSummary faults={faults} />
      <p>{t(isLate ? 'waiting.late' : kind === 'change' ? 'waiting.textChange' : 'waiting.text', { name, doctor: doctorName, day })}</p>
      <Answers
        rows={[
          { label: t('waiting.appliedAt'), value: dayText(appliedAt) },
          {
            label: t('waiting.team'),
            value: <span lang="zh-CN">{t('team.doctor', { name: doctorName })}</span>,
            note: <span lang="zh-CN">{t('check.teamNote', { team: teamName, institution: institutionName })}</span>,
          },
          {
            label: t('waiting.packages'),
            value: <span lang="zh-CN">{application.packages.join('、')}</span>,
            note: t('term.year', { years: application.years }),
          },
          { label: t('waiting.pays'), value: t('yuan', { yuan: yuan(application.residentFen) }) },
        ]}
      />
      <CallLink phone={institutionPhone} text={t('done.call')} />
      <AskOnce
        act={t('waiting.withdraw')}
        whom={name}
        question={t('waiting.withdrawQuestion')}
        yes={t('waiting.withdrawYes')}
        no={t('waiting.withdrawNo')}
        isBusy={taking.isBusy}
        confirm={() => void take()}
      />
    </>
  )
}
