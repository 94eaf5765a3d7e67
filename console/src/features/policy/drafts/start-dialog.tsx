import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { startDraftEndpoint } from '#api/policy-drafts.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { refreshes } from './shown.ts'

/** Begins a draft: from the version in force, or from an older one; `from` is the pack the county goes by instead of its own. */
export function StartDialog({ fromVersion, from, close }: { fromVersion: number | null; from: string | undefined; close: () => void }) {
  const { t } = useTranslation('policy-drafts')
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const [isAsked, setAsked] = useState(false)
  const start = useCommand(startDraftEndpoint, { refreshes })
  const isShort = title.trim().length < 2
  const send = () => {
    setAsked(true)
    if (isShort || start.isPending) return
    start.mutate({ title: title.trim(), fromVersion }, { onSuccess: ({ draftId }) => void navigate({ to: `/g/policy/drafts/${draftId}` }) })
  }
  return (
    <Dialog
      title={fromVersion === null ? t('start.title') : t('start.titleBack', { number: fromVersion })}
      isOpen
      close={close}
      acts={
        <Button kind="primary" busy={start.isPending} onClick={send}>
          {t('start.ok')}
        </Button>
      }
    >
      <ProblemSummary problem={start.error} />
      {fromVersion === null ? null : <p>{t('start.backText', { number: fromVersion })}</p>}
      {fromVersion === null && from !== undefined ? <p>{t('start.other', { name: from })}</p> : null}
      <TextField
        label={t('start.name')}
        hint={t('start.nameHint')}
        maxLength={80}
        lang="zh-CN"
        value={title}
        error={isAsked && isShort ? t('start.missing') : undefined}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') send()
        }}
      />
    </Dialog>
  )
}
