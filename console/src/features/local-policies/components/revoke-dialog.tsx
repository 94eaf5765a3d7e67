import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LocalPolicy, listLocalPoliciesEndpoint, regionPoliciesEndpoint, revokePolicyEndpoint } from '#api/local-policies.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'

/** Says from when on, and by what, a document is no more in force. */
export function RevokeDialog({ document, close }: { document: LocalPolicy; close: () => void }) {
  const { t } = useTranslation('local-policies')
  const { today } = useMe()
  const say = useSay()
  const [revokedOn, setDay] = useState(today)
  const [note, setNote] = useState('')
  const command = useCommand(revokePolicyEndpoint, { refreshes: [listLocalPoliciesEndpoint, regionPoliciesEndpoint] })
  const revoke = () =>
    command.mutate(
      { documentId: document.documentId, version: document.version, revokedOn, note: note.trim() },
      {
        onSuccess: () => {
          say.done(t('revoke.done'))
          close()
        },
      },
    )
  return (
    <Dialog
      title={t('revoke.title')}
      isOpen
      close={close}
      acts={
        <Button kind="danger" busy={command.isPending} disabled={!note.trim() || !revokedOn} onClick={revoke}>
          {t('revoke.act')}
        </Button>
      }
    >
      <p lang="zh-CN">
        <b>{document.title}</b>
      </p>
      <p>{t('revoke.text')}</p>
      <ProblemSummary problem={command.error} />
      <div className="fields">
        <TextField
          label={t('revoke.day')}
          type="date"
          min={document.issuedOn}
          value={revokedOn}
          onChange={(event) => setDay(event.target.value)}
        />
        <TextField label={t('revoke.note')} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
      </div>
    </Dialog>
  )
}
