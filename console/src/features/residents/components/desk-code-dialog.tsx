import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showDeskCodeEndpoint } from '#api/resident-accounts.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'

/** Shows the person at the desk a code, to scan or to type, that binds their phone: good once, for ten minutes, counted down. */
export function DeskCodeDialog({
  residentId,
  name,
  isOpen,
  close,
}: {
  residentId: string
  name: string
  isOpen: boolean
  close: () => void
}) {
  const { t } = useTranslation('residents')
  const show = useCommand(showDeskCodeEndpoint)
  const { data: shown, mutate, reset } = show
  const [nowMs, setNow] = useState(0)
  const [untilMs, setUntil] = useState(0)
  useEffect(() => {
    if (isOpen) mutate({ residentId })
    else reset()
  }, [isOpen, residentId, mutate, reset])
  // Ten minutes from the answer by this computer's own clock: the server's may differ.
  useEffect(() => {
    if (!shown) return
    setUntil(Date.now() + 600_000)
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [shown])
  const seconds = Math.max(0, Math.ceil((untilMs - nowMs) / 1000))
  const left = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <Dialog
      title={t('deskCode.title', { name })}
      isOpen={isOpen}
      close={close}
      acts={
        <>
          <Button busy={show.isPending} onClick={() => mutate({ residentId })}>
            {t('deskCode.again')}
          </Button>
          <Button kind="primary" onClick={close}>
            {t('deskCode.done')}
          </Button>
        </>
      }
    >
      {show.error ? <ProblemSummary problem={show.error} /> : null}
      {shown && seconds > 0 ? (
        <div className="desk-code">
          <img src={`data:image/svg+xml,${encodeURIComponent(shown.qr)}`} alt={t('deskCode.qr')} />
          <div>
            <p>{t('deskCode.text')}</p>
            <p className="letters">{shown.deskCode.replace(/^(.{4})/, '$1 ')}</p>
            <p className="quiet">{t('deskCode.left', { left })}</p>
          </div>
        </div>
      ) : null}
      {shown && seconds === 0 ? <p role="status">{t('deskCode.over')}</p> : null}
    </Dialog>
  )
}
