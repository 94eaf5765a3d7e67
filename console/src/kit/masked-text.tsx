import { Eye, EyeOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemTexts } from '../app/problem.ts'
import { Button } from './button.tsx'
import { Popover } from './popover.tsx'

type Props = { masked: string; what: string; reasons?: readonly string[]; reveal?: (reason: string) => Promise<string> }
const shownSeconds = 60

/** A number shown with its middle hidden. Showing it whole asks for a reason, is recorded by the server, and lasts a minute. */
export function MaskedText({ masked, what, reasons, reveal }: Props) {
  const { t } = useTranslation('kit')
  const [whole, setWhole] = useState<string | null>(null)
  useEffect(() => {
    if (whole === null) return
    const timer = setTimeout(() => setWhole(null), shownSeconds * 1000)
    return () => clearTimeout(timer)
  }, [whole])
  if (!reveal) return <span className="masked">{masked}</span>
  if (whole !== null) {
    return (
      <span className="masked">
        {whole}
        <button type="button" className="ib small" aria-label={t('mask.hide', { what })} onClick={() => setWhole(null)}>
          <EyeOff size={15} strokeWidth={1.6} aria-hidden="true" />
        </button>
      </span>
    )
  }
  return (
    <span className="masked">
      {masked}
      <Popover className="ib small" label={t('mask.show', { what })} trigger={<Eye size={15} strokeWidth={1.6} aria-hidden="true" />}>
        <ReasonForm what={what} reasons={reasons ?? t('mask.reasons').split('|')} send={async (reason) => setWhole(await reveal(reason))} />
      </Popover>
    </span>
  )
}

function ReasonForm({ what, reasons, send }: { what: string; reasons: readonly string[]; send: (reason: string) => Promise<void> }) {
  const { t } = useTranslation('kit')
  const [busy, setBusy] = useState(false)
  const [own, setOwn] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const ask = async (reason: string) => {
    setBusy(true)
    try {
      await send(reason)
    } catch (problem) {
      setWrong(problemTexts(problem).join(' '))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="reason">
      <h3>{t('mask.why', { what })}</h3>
      <p className="mute xs">{t('mask.recorded')}</p>
      <div className="reason-chips">
        {reasons.map((reason) => (
          <Button
            key={reason}
            small
            busy={busy}
            onClick={() => {
              void ask(reason)
            }}
          >
            {reason}
          </Button>
        ))}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (own.trim()) void ask(own.trim())
        }}
      >
        <label className="field">
          <span>{t('mask.other')}</span>
          <input value={own} maxLength={60} onChange={(event) => setOwn(event.target.value)} />
        </label>
        <Button kind="primary" small type="submit" busy={busy} disabled={own.trim() === ''}>
          {t('mask.showNow')}
        </Button>
      </form>
      {wrong ? (
        <p className="bad xs" role="alert">
          {wrong}
        </p>
      ) : null}
    </div>
  )
}
