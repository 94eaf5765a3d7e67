import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../kit/button.tsx'
import { ErrorSummary, type Fault, faultOf } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { Notice } from '../../../kit/notice.tsx'
import { Page } from '../../../kit/page.tsx'
import { useSecondsLeft } from '../../../kit/use-seconds-left.ts'
import type { Sent } from '../sent.ts'

type Props = {
  title: string
  text: string
  act: string
  help: string
  step: { now: number; all: number; what: string }
  sent: Sent
  code: string
  faults: Fault[]
  setFaults: (faults: Fault[]) => void
  isBusy: boolean
  change: (code: string) => void
  /** Answers whether another code left. */
  resend: () => Promise<boolean>
  send: () => void
}

/** Asks for the six digits of a message; another message may be asked for a minute after the last. */
export function CodePage({ title, text, act, help, step, sent, code, faults, setFaults, isBusy, change, resend, send }: Props) {
  const { t } = useTranslation('phone')
  const seconds = useSecondsLeft(sent.sentMs + sent.resendSeconds * 1000)
  const [isSentAgain, setSentAgain] = useState(false)
  return (
    <Page
      title={title}
      step={step}
      send={() => (/^\d{6}$/.test(code) ? send() : setFaults([{ field: 'code', text: t('code.fill') }]))}
      dock={
        <Button type="submit" isBusy={isBusy}>
          {act}
        </Button>
      }
    >
      <ErrorSummary faults={faults} />
      <p>{text}</p>
      {sent.demoCode ? (
        <Notice>
          {t('code.demo')} <strong className="demo-code">{sent.demoCode}</strong>
        </Notice>
      ) : null}
      <TextField
        id="code"
        label={t('code.label')}
        hint={t('code.hint')}
        fault={faultOf(faults, 'code')}
        className="wide"
        value={code}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        keep={(typed) => typed.normalize('NFKC').replace(/\D/g, '')}
        onType={change}
      />
      <div>
        {seconds > 0 ? (
          <p className="quiet">{t('code.againIn', { seconds })}</p>
        ) : (
          <button type="button" className="link" onClick={async () => setSentAgain(await resend())}>
            {t('code.again')}
          </button>
        )}
        <p role="status">{isSentAgain && seconds > 0 ? t('code.sentAgain') : ''}</p>
      </div>
      <p className="small quiet">{help}</p>
    </Page>
  )
}
