import { useTranslation } from 'react-i18next'
import { type DraftHead, publishDraftEndpoint, refuseDraftEndpoint, withdrawDraftEndpoint } from '#api/policy-drafts.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { refreshes } from './shown.ts'
import { useNote } from './use-note.tsx'

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
  const { note, demand, field } = useNote(t('one.noteHint'))
  const decide = useCommand(endpoints[act], { refreshes })
  const send = () => {
    if (!demand() || decide.isPending) return
    decide.mutate({ draftId: draft.draftId, version: draft.version, note }, { onSuccess: done })
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
      {field}
    </Dialog>
  )
}
