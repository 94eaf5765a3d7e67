import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readOwnEndingEndpoint } from '#api/endings.ts'
import { askableEndReasons } from '#api/end-reasons.ts'
import { useActing } from '../../../app/account.tsx'
import { Failed, type PageProps, Waiting } from '../../../app/later.tsx'
import { problemTexts } from '../../../app/problem.ts'
import { go } from '../../../app/router.tsx'
import { useAsked } from '../../../app/use-asked.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { ChoiceCards } from '../../../kit/choice-cards.tsx'
import { ErrorSummary, type Fault, faultOf } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { Notice } from '../../../kit/notice.tsx'
import { NobodyPage } from '../../../kit/nobody-page.tsx'
import { Page } from '../../../kit/page.tsx'
import { EndMeans } from '../components/end-means.tsx'
import { tellReasons } from '../components/stop-page.tsx'
import { emptyEnding, useEndingDraft } from '../ending-draft.ts'
import '../contracts.css'

/** Asking for the end, first page: what it means, and why. */
export default function EndPage({ id = '' }: PageProps) {
  const { t } = useTranslation(['phone-signing', 'phone'])
  const acting = useActing()
  const [kept, change] = useEndingDraft()
  const [faults, setFaults] = useState<Fault[]>([])
  const input = acting ? { residentId: acting.residentId, contractId: id } : null
  const { answer: one, problem, again } = useAsked(readOwnEndingEndpoint, input, `${acting?.residentId} ${id}`)
  const draft = kept.contractId === id ? kept : { ...emptyEnding, contractId: id }
  if (!acting) return <NobodyPage title={t('ending.title')} />
  if (!one && problem) return <Failed texts={problemTexts(problem)} retry={again} />
  if (!one) return <Waiting />
  const reasons = one.ending ? [t('errors.CONTRACTS.END_ALREADY_ASKED')] : one.reasons.length > 0 ? tellReasons(one.reasons) : []
  if (reasons.length > 0)
    return (
      <Page title={t('ending.stop')} dock={<ButtonLink to={`/m/contract/${id}`}>{t('ending.toContract')}</ButtonLink>}>
        {reasons.map((text) => (
          <Notice key={text} tone="mid">
            <p>{text}</p>
          </Notice>
        ))}
      </Page>
    )
  const write = (patch: Partial<typeof draft>) => {
    setFaults([])
    change({ ...draft, key: null, ...patch })
  }
  const send = () => {
    const note = draft.note.trim()
    const found: Fault[] = []
    if (!draft.reason) found.push({ field: 'reason', text: t('ending.reasonFill') })
    if (draft.reason === 'other' && note.length < 2) found.push({ field: 'note', text: t('errors.CONTRACTS.END_WHY_MISSING') })
    if (draft.reason !== 'other' && note.length === 1) found.push({ field: 'note', text: t('ending.noteShort') })
    setFaults(found)
    if (found.length === 0) go(`/m/end-check/${id}`)
  }
  return (
    <Page
      title={t('ending.title')}
      step={{ now: 1, all: 2, what: t('ending.what') }}
      send={send}
      dock={<Button type="submit">{t('phone:next')}</Button>}
    >
      <ErrorSummary faults={faults} />
      <p lang="zh-CN" className="strong">
        {acting.name} · {one.teamName}
      </p>
      <EndMeans one={one} />
      <ChoiceCards
        id="reason"
        label={t('ending.reason')}
        isLabelShown
        value={draft.reason}
        fault={faultOf(faults, 'reason')}
        options={askableEndReasons.map((value) => ({ value, label: t(`ending.reasons.${value}`) }))}
        onChange={(reason) => write({ reason })}
      />
      <TextField
        id="note"
        label={t(draft.reason === 'other' ? 'ending.noteNeeded' : 'ending.note')}
        fault={faultOf(faults, 'note')}
        maxLength={200}
        autoComplete="off"
        value={draft.note}
        onType={(note) => write({ note })}
      />
      <ButtonLink kind="plain" to={`/m/change/${id}`}>
        {t('ending.ratherChange')}
      </ButtonLink>
    </Page>
  )
}
