import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getSigningDayEndpoint, listSigningDaysEndpoint, moveSigningDayEndpoint, type SigningDay } from '#api/signing-days.ts'
import { useSay } from '../../../kit/undo-toast.tsx'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextArea } from '../../../kit/field.tsx'

/** The steps the server offers: opening at once, closing and calling off after a word. */
export function StepButtons({ day }: { day: SigningDay }) {
  const { t } = useTranslation('signing-days')
  const say = useSay()
  const [asking, ask] = useState<'close' | 'cancel' | null>(null)
  const [note, setNote] = useState('')
  const [isAsked, setAsked] = useState(false)
  const move = useCommand(moveSigningDayEndpoint, { refreshes: [getSigningDayEndpoint, listSigningDaysEndpoint] })
  const go = (step: SigningDay['steps'][number]) =>
    move.mutate(
      { signingDayId: day.signingDayId, version: day.version, step, note: note.trim().length >= 2 ? note.trim() : null },
      {
        onSuccess: () => {
          ask(null)
          setNote('')
          setAsked(false)
          say.done(t(`move.done.${step}`))
        },
      },
    )
  const send = () => {
    setAsked(true)
    if (asking && (asking === 'close' || note.trim().length >= 2)) go(asking)
  }
  const isMissing = isAsked && asking === 'cancel' && note.trim().length < 2
  return (
    <>
      {day.steps.map((step) => (
        <Button
          key={step}
          kind={step === 'open' || step === 'reopen' ? 'primary' : step === 'cancel' ? 'quiet' : 'plain'}
          busy={move.isPending}
          onClick={() => (step === 'close' || step === 'cancel' ? ask(step) : go(step))}
        >
          {t(`step.${step}`)}
        </Button>
      ))}
      {asking === null ? <ProblemSummary problem={move.error} /> : null}
      <Dialog
        cancel={asking === 'cancel' ? t('move.keep') : undefined}
        title={t(asking === 'cancel' ? 'move.cancelTitle' : 'move.closeTitle')}
        isOpen={asking !== null}
        close={() => ask(null)}
        acts={
          <Button kind={asking === 'cancel' ? 'danger' : 'primary'} busy={move.isPending} onClick={send}>
            {t(asking === 'cancel' ? 'step.cancel' : 'step.close')}
          </Button>
        }
      >
        <p className="s">{t(asking === 'cancel' ? 'move.cancelText' : 'move.closeText')}</p>
        <ProblemSummary problem={move.error} />
        <TextArea
          label={t(asking === 'cancel' ? 'move.noteCancel' : 'move.note')}
          hint={t(asking === 'cancel' ? 'move.noteCancelHint' : 'move.noteHint')}
          error={isMissing ? t('move.noteMissing') : undefined}
          maxLength={200}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Dialog>
    </>
  )
}
