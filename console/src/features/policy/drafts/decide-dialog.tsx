import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DraftHead, publishDraftEndpoint, refuseDraftEndpoint, withdrawDraftEndpoint } from '#api/policy-drafts.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { refreshes } from './shown.ts'

export type Deciding = 'publish' | 'refuse' | 'withdraw'
const endpoints = { publish: publishDraftEndpoint, refuse: refuseDraftEndpoint, withdraw: withdrawDraftEndpoint }

/** Publishes, refuses or gives up a draft, with a word on why; `withoutSigning` entries that signing needs would be left open. */
export function DecideDialog({
  act,
  draft,
  withoutSigning,
  close,
  done,
}: {
  act: Deciding
  draft: DraftHead
  withoutSigning: number
  close: () => void
  done: () => void
}) {
  const { t } = useTranslation('policy-drafts')
  const [note, setNote] = useState('')
  const [isAsked, setAsked] = useState(false)
  const decide = useCommand(endpoints[act], { refreshes })
  const isShort = note.trim().length < 2
  const send = () => {
    setAsked(true)
    if (isShort || decide.isPending) return
    decide.mutate({ draftId: draft.draftId, version: draft.version, note: note.trim() }, { onSuccess: done })
  }
  return (
    <Dialog
      title={t(`one.${act}Title`)}
      isOpen
      close={close}
      acts={
        <Button kind={act === 'publish' ? 'primary' : 'danger'} busy={decide.isPending} onClick={send}>
          {t(`one.${act}`)}
        </Button>
      }
    >
      <ProblemSummary problem={decide.error} />
      {act === 'publish' ? (
        <p>{t(draft.kind === 'adopt' ? 'one.publishAdopt' : 'one.publishText', { from: draft.effectiveFrom })}</p>
      ) : null}
      {act === 'publish' && withoutSigning > 0 ? (
        <p className="draft-warn">{t('leftOpen.warn', { count: withoutSigning, from: draft.effectiveFrom })}</p>
      ) : null}
      {act === 'publish' ? null : <p>{t(`one.${act}Text`)}</p>}
      <TextField
        label={t('one.note')}
        hint={t('one.noteHint')}
        maxLength={200}
        lang="zh-CN"
        value={note}
        error={isAsked && isShort ? t('one.noteMissing') : undefined}
        onChange={(event) => setNote(event.target.value)}
      />
    </Dialog>
  )
}
