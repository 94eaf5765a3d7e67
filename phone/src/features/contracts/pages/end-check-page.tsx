import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askEndingEndpoint, readOwnEndingEndpoint } from '#api/endings.ts'
import { useActing } from '../../../app/account.tsx'
import { forgetAnswers } from '../../../app/answers.ts'
import { isFinal, newKey } from '../../../app/ask.ts'
import { dayText } from '../../../app/i18n.ts'
import { Failed, type PageProps, Waiting } from '../../../app/later.tsx'
import { problemTexts } from '../../../app/problem.ts'
import { go } from '../../../app/router.tsx'
import { useAsked } from '../../../app/use-asked.ts'
import { useSend } from '../../../app/use-send.ts'
import { Answers } from '../../../kit/answers.tsx'
import { Button } from '../../../kit/button.tsx'
import { ErrorSummary, type Fault } from '../../../kit/error-summary.tsx'
import { Notice } from '../../../kit/notice.tsx'
import { NobodyPage } from '../../../kit/nobody-page.tsx'
import { Page } from '../../../kit/page.tsx'
import { emptyEnding, useEndingDraft } from '../ending-draft.ts'
import '../contracts.css'

/** Everything once more before the doctor is asked to end the contract. */
export default function EndCheckPage({ id = '' }: PageProps) {
  const { t } = useTranslation(['phone-signing', 'phone'])
  const acting = useActing()
  const [draft, change] = useEndingDraft()
  const [faults, setFaults] = useState<Fault[]>([])
  const input = acting ? { residentId: acting.residentId, contractId: id } : null
  const { answer: one, problem, again } = useAsked(readOwnEndingEndpoint, input, `${acting?.residentId} ${id}`)
  const asking = useSend(askEndingEndpoint, (why) => {
    setFaults(problemTexts(why).map((text) => ({ text })))
    if (isFinal(why)) change({ key: null })
  })
  const { reason } = draft
  const isEarly = draft.contractId !== id || !reason
  useEffect(() => {
    if (isEarly) go(`/m/end/${id}`, true)
  }, [isEarly, id])
  if (isEarly) return null
  if (!acting) return <NobodyPage title={t('ending.check')} />
  if (!one && problem) return <Failed texts={problemTexts(problem)} retry={again} />
  if (!one) return <Waiting />
  const note = draft.note.trim()
  const send = async () => {
    setFaults([])
    const key = draft.key ?? newKey()
    change({ key })
    const sent = { residentId: acting.residentId, contractId: id, reason, note: note.length >= 2 ? note : null }
    if (!(await asking.send(sent, key))) return
    forgetAnswers()
    change(emptyEnding)
    go(`/m/contract/${id}`, true)
  }
  const back = { to: `/m/end/${id}`, text: t('check.change'), then: () => {} }
  return (
    <Page
      title={t('ending.check')}
      step={{ now: 2, all: 2, what: t('ending.what') }}
      dock={
        <Button kind="danger" isBusy={asking.isBusy} onClick={() => void send()}>
          {t('ending.send')}
        </Button>
      }
    >
      <ErrorSummary faults={faults} />
      <section className="card">
        <Answers
          rows={[
            { label: t('ending.whose'), value: <span lang="zh-CN">{acting.name}</span> },
            {
              label: t('check.team'),
              value: <span lang="zh-CN">{t('team.doctor', { name: one.doctorName })}</span>,
              note: <span lang="zh-CN">{t('check.teamNote', { team: one.teamName, institution: one.institutionName })}</span>,
            },
            { label: t('ending.would'), value: dayText(one.lastDay) },
            {
              label: t('ending.reason'),
              value: t(`ending.reasons.${reason}`),
              ...(note && { note: <span lang="zh-CN">{note}</span> }),
              change: back,
            },
          ]}
        />
      </section>
      <Notice>
        <p>{t('ending.later')}</p>
      </Notice>
    </Page>
  )
}
