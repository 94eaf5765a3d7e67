import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { messageDeskEndpoint, saveMessageDeskEndpoint } from '#api/messages.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextArea, TextField, TickBox } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import type { Desk } from './conversation-sheet.tsx'

const week = [1, 2, 3, 4, 5, 6, 7]
const formOf = ({ quickReplies, office, version }: Desk) => ({
  quick: quickReplies.join('\n'),
  days: office?.days ?? [1, 2, 3, 4, 5],
  from: office?.from ?? '',
  until: office?.until ?? '',
  version,
})

/** What the team says of itself: quick replies, and when it answers. */
export function DeskDialog({ isOpen, desk, close }: { isOpen: boolean; desk: Desk; close: () => void }) {
  const { t } = useTranslation('conversations')
  const say = useSay()
  const [form, setForm] = useState(() => formOf(desk))
  const [fault, setFault] = useState<'tooMany' | 'daysMissing' | 'hoursMissing' | null>(null)
  const saving = useCommand(saveMessageDeskEndpoint, { refreshes: [messageDeskEndpoint] })
  // biome-ignore lint/correctness/useExhaustiveDependencies: filled when it opens, not while one types
  useEffect(() => {
    if (isOpen) setForm(formOf(desk))
    setFault(null)
    saving.reset()
  }, [isOpen])
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const save = async () => {
    const quickReplies = form.quick
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
    const hasHours = form.from !== '' || form.until !== ''
    const found =
      quickReplies.length > 20 || quickReplies.some((one) => one.length > 200)
        ? 'tooMany'
        : hasHours && form.days.length === 0
          ? 'daysMissing'
          : hasHours && (form.from === '' || form.until === '')
            ? 'hoursMissing'
            : null
    setFault(found)
    if (found) return
    try {
      await saving.mutateAsync({
        quickReplies,
        office: hasHours ? { days: form.days, from: form.from, until: form.until } : null,
        version: form.version,
      })
      say.done(t('desk.saved'))
      close()
    } catch {
      /* the dialog shows why */
    }
  }
  return (
    <Dialog
      title={t('desk.title')}
      isOpen={isOpen}
      close={close}
      acts={
        <Button kind="primary" busy={saving.isPending} onClick={() => void save()}>
          {t('desk.save')}
        </Button>
      }
    >
      <ProblemSummary problem={saving.error} />
      <TextArea
        label={t('desk.quick')}
        hint={t('desk.quickHint')}
        rows={6}
        value={form.quick}
        error={fault === 'tooMany' ? t('desk.tooMany') : undefined}
        onChange={(event) => set({ quick: event.target.value })}
      />
      <fieldset className="chat-office">
        <legend>{t('desk.office')}</legend>
        <p className="mute">{t('desk.officeText')}</p>
        <div className="chat-days" role="group" aria-label={t('desk.days')}>
          {week.map((day) => (
            <TickBox
              key={day}
              checked={form.days.includes(day)}
              onChange={(event) => set({ days: week.filter((one) => (one === day ? event.target.checked : form.days.includes(one))) })}
            >
              {t(`desk.dayOf.${day}`)}
            </TickBox>
          ))}
        </div>
        <div className="chat-hours">
          <TextField label={t('desk.from')} type="time" value={form.from} onChange={(event) => set({ from: event.target.value })} />
          <TextField label={t('desk.until')} type="time" value={form.until} onChange={(event) => set({ until: event.target.value })} />
        </div>
        {fault === 'daysMissing' || fault === 'hoursMissing' ? (
          <p className="field-error" role="alert">
            {t(`desk.${fault}`)}
          </p>
        ) : null}
      </fieldset>
    </Dialog>
  )
}
