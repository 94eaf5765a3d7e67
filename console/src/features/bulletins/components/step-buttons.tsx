import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Bulletin,
  type bulletinDecisions,
  type bulletinSteps,
  decideBulletinEndpoint,
  getBulletinEndpoint,
  listBulletinsEndpoint,
  moveBulletinEndpoint,
  quietHours,
} from '#api/bulletins.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextArea, TextField } from '../../../kit/field.tsx'
import { minuteOf } from '../../../kit/instants.ts'
import { useSay } from '../../../kit/undo-toast.tsx'

type Step = (typeof bulletinSteps)[number] | (typeof bulletinDecisions)[number]
const isDecision = (step: Step): step is (typeof bulletinDecisions)[number] => step === 'approve' || step === 'return'
const primary: readonly Step[] = ['submit', 'send', 'approve']

/** What may be done with a bulletin now: each asks what it needs to know. */
export function StepButtons({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useTranslation('bulletins')
  const say = useSay()
  const [asking, setAsking] = useState<Step | null>(null)
  const refreshes = [getBulletinEndpoint, listBulletinsEndpoint]
  const move = useCommand(moveBulletinEndpoint, { refreshes })
  const decide = useCommand(decideBulletinEndpoint, { refreshes })
  const { bulletinId, version } = bulletin
  const then = (step: Step) => ({
    onSuccess: ({ sendAt }: { sendAt: string | null }) => {
      say.done(t(`done.${step}`, { at: sendAt ? minuteOf(sendAt) : '' }))
      setAsking(null)
    },
  })
  const act = (step: Step, note: string | null, sendAt: string | null) => {
    if (isDecision(step)) decide.mutate({ bulletinId, version, decision: step, note }, then(step))
    else move.mutate({ bulletinId, version, step, note, sendAt }, then(step))
  }
  const open = (step: Step) => () => {
    move.reset()
    decide.reset()
    if (step === 'take_back') act(step, null, null)
    else setAsking(step)
  }
  const busy = move.isPending || decide.isPending
  return (
    <>
      {asking === null ? <ProblemSummary problem={move.error ?? decide.error} /> : null}
      {[...bulletin.steps, ...bulletin.decisions].map((step) => (
        <Button key={step} {...(primary.includes(step) ? { kind: 'primary' as const } : {})} busy={busy} onClick={open(step)}>
          {t(`step.${step}`)}
        </Button>
      ))}
      {asking ? (
        <AskDialog
          step={asking}
          busy={busy}
          isForResidents={bulletin.audience === 'residents'}
          problem={move.error ?? decide.error}
          close={() => {
            move.reset()
            decide.reset()
            setAsking(null)
          }}
          act={(note, sendAt) => act(asking, note, sendAt)}
        />
      ) : null}
    </>
  )
}

type Asking = {
  step: Step
  busy: boolean
  isForResidents: boolean
  problem: unknown
  close: () => void
  act: (note: string | null, sendAt: string | null) => void
}
function AskDialog({ step, busy, isForResidents, problem, close, act }: Asking) {
  const { t } = useTranslation('bulletins')
  const [note, setNote] = useState('')
  const [sendAt, setSendAt] = useState('')
  const asksNote = step === 'withdraw' || step === 'return'
  const asksTime = step === 'submit' || step === 'send'
  const instant = sendAt === '' ? null : new Date(`${sendAt}:00+08:00`).toISOString()
  const title =
    step === 'withdraw' ? t('ask.withdraw') : step === 'return' ? t('ask.return') : asksTime ? t('ask.sendTitle') : t('step.approve')
  return (
    <Dialog
      title={title}
      isOpen
      close={close}
      acts={
        <Button
          kind={step === 'withdraw' ? 'danger' : 'primary'}
          busy={busy}
          disabled={asksNote && note.trim() === ''}
          onClick={() => act(asksNote ? note.trim() : null, asksTime ? instant : null)}
        >
          {t(`step.${step}`)}
        </Button>
      }
    >
      <ProblemSummary problem={problem} />
      {asksNote ? (
        <>
          <p>{step === 'withdraw' ? t('ask.withdrawText') : t('ask.returnText')}</p>
          <TextArea label={t('ask.note')} maxLength={200} rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
        </>
      ) : null}
      {asksTime ? (
        <TextField
          label={t('ask.sendAt')}
          hint={t('ask.sendNow')}
          optional
          type="datetime-local"
          value={sendAt}
          onChange={(event) => setSendAt(event.target.value)}
        />
      ) : null}
      {isForResidents && !asksNote ? <p className="mute s">{t('ask.quiet', quietHours)}</p> : null}
    </Dialog>
  )
}
