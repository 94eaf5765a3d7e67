import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import {
  discardComposedEndpoint,
  getComposedEndpoint,
  listComposedEndpoint,
  publishComposedEndpoint,
  withdrawComposedEndpoint,
} from '#api/service-packages.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { packageName } from '../names.ts'

export type PackageAct = 'publish' | 'withdraw' | 'discard'
type Props = { act: PackageAct; one: OutputOf<typeof getComposedEndpoint>; close: () => void; done: () => void }
const refreshes = [getComposedEndpoint, listComposedEndpoint]

/** Publishes, withdraws or discards a package: what follows from it, and for withdrawing why. */
export function ActDialog({ act, one, close, done }: Props) {
  const { t } = useTranslation('service-packages')
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const publish = useCommand(publishComposedEndpoint, { refreshes })
  const withdraw = useCommand(withdrawComposedEndpoint, { refreshes })
  const discard = useCommand(discardComposedEndpoint, { refreshes: [listComposedEndpoint] })
  const [key, told] = [{ packageId: one.packageId, version: one.version }, { onSuccess: done }]
  const isUnsaid = act === 'withdraw' && reason.trim().length < 2
  const send = () => {
    setAsked(true)
    if (isUnsaid) return
    if (act === 'publish') publish.mutate(key, told)
    else if (act === 'withdraw') withdraw.mutate({ ...key, reason: reason.trim() }, told)
    else discard.mutate(key, told)
  }
  const replaces = act === 'publish' && one.versions.some(({ state }) => state === 'published')
  return (
    <Dialog
      title={t(`one.${act}Title`, { name: packageName(one) })}
      isOpen
      close={close}
      acts={
        <Button
          kind={act === 'publish' ? 'primary' : 'danger'}
          busy={publish.isPending || withdraw.isPending || discard.isPending}
          onClick={send}
        >
          {t(`one.${act}`)}
        </Button>
      }
    >
      <ProblemSummary problem={publish.error ?? withdraw.error ?? discard.error} />
      <p>{t(`one.${act}Text`)}</p>
      {replaces ? <p>{t('one.publishReplaces')}</p> : null}
      {act === 'withdraw' ? (
        <TextField
          label={t('one.reason')}
          hint={t('one.reasonHint')}
          maxLength={200}
          value={reason}
          error={isAsked && isUnsaid ? t('one.reasonMissing') : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
    </Dialog>
  )
}
