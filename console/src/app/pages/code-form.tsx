import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { ErrorSummary, ProblemSummary } from '../../kit/error-summary.tsx'
import { TextField, TickBox } from '../../kit/field.tsx'
import { codeEndpoint, type SignInStep } from '../session-endpoints.ts'
import { useCommand } from '../use-endpoint.ts'

/** The one-time code; the first time with what the authenticator needs to begin. */
export function CodeForm({
  step,
  proceed,
  startOver,
}: {
  step: SignInStep
  proceed: (next: SignInStep) => Promise<void>
  startOver: () => void
}) {
  const { t } = useTranslation('shell')
  const [code, setCode] = useState('')
  const [remember, setRemember] = useState(false)
  const [isShort, setShort] = useState(false)
  const verify = useCommand(codeEndpoint)
  const isEnrol = step.step === 'enrol'
  const send = async () => {
    const digits = code.replace(/\D/g, '')
    setShort(digits.length !== 6)
    if (digits.length !== 6) return
    try {
      await proceed(await verify.mutateAsync({ ticket: step.ticket ?? '', code: digits, remember }))
    } catch {
      setCode('')
    }
  }
  return (
    <>
      <h1>{isEnrol ? t('signIn.enrolTitle') : t('signIn.code')}</h1>
      <p className="s mute">{isEnrol ? t('signIn.enrolText') : t('signIn.codeText')}</p>
      {isEnrol ? (
        <div className="enrol">
          {step.qr ? <img src={step.qr} alt={t('signIn.qr')} /> : null}
          <div>
            {t('signIn.enrolSecret')}
            <code>{step.secret}</code>
          </div>
        </div>
      ) : null}
      {isShort ? <ErrorSummary errors={[{ text: t('signIn.fillCode'), field: 'code' }]} /> : <ProblemSummary problem={verify.error} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <TextField
          id="code"
          className="code"
          label={t('signIn.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          maxLength={7}
          width={9}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <TickBox checked={remember} onChange={(event) => setRemember(event.target.checked)}>
          {t('signIn.remember')}
        </TickBox>
        <Button kind="primary" type="submit" busy={verify.isPending}>
          {t('signIn.codeSend')}
        </Button>
        <Button kind="quiet" onClick={startOver}>
          {t('signIn.other')}
        </Button>
      </form>
    </>
  )
}
