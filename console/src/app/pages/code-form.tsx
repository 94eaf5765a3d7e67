import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { ErrorSummary, ProblemSummary } from '../../kit/error-summary.tsx'
import { TextField, TickBox } from '../../kit/field.tsx'
import { codeEndpoint, type SignInStep, signInEndpoint, signInOptionsEndpoint } from '#api/access.ts'
import { useCommand, useRead } from '../use-endpoint.ts'
import type { Typed } from './password-form.tsx'

/**
 * The one-time code; the first time with what the authenticator needs to begin. When somebody is guessing at the account, the code goes
 * together with what was `typed` before.
 */
export function CodeForm({
  step,
  typed,
  proceed,
  startOver,
}: {
  step: SignInStep
  typed?: Typed | undefined
  proceed: (next: SignInStep) => Promise<void>
  startOver: () => void
}) {
  const { t } = useTranslation('shell')
  const [code, setCode] = useState('')
  const [remember, setRemember] = useState(false)
  const [isShort, setShort] = useState(false)
  const verify = useCommand(codeEndpoint)
  const together = useCommand(signInEndpoint)
  const options = useRead(signInOptionsEndpoint, {})
  const demo = options.data?.demoAccounts.find(({ account }) => account === typed?.account)
  const isEnrol = step.step === 'enrol'
  const isGuarded = step.step === 'guarded'
  const send = async () => {
    const digits = code.replace(/\D/g, '')
    setShort(digits.length !== 6)
    if (digits.length !== 6) return
    try {
      if (isGuarded && typed) await proceed(await together.mutateAsync({ ...typed, code: digits }))
      else await proceed(await verify.mutateAsync({ ticket: step.ticket ?? '', code: digits, remember }))
    } catch {
      setCode('')
    }
  }
  return (
    <>
      <h1>{isEnrol ? t('signIn.enrolTitle') : t('signIn.code')}</h1>
      <p className="s mute">{isEnrol ? t('signIn.enrolText') : isGuarded ? t('signIn.guardedText') : t('signIn.codeText')}</p>
      {isEnrol ? (
        <div className="enrol">
          {step.qr ? <img src={step.qr} alt={t('signIn.qr')} /> : null}
          <div>
            {t('signIn.enrolSecret')}
            <code>{step.secret}</code>
          </div>
        </div>
      ) : null}
      {isShort ? (
        <ErrorSummary errors={[{ text: t('signIn.fillCode'), field: 'code' }]} />
      ) : (
        <ProblemSummary problem={verify.error ?? together.error} />
      )}
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
          hint={demo?.code ? t('signIn.demoCode', { code: demo.code }) : undefined}
          width={9}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        {step.mayRemember ? (
          <TickBox checked={remember} onChange={(event) => setRemember(event.target.checked)}>
            {t('signIn.remember')}
          </TickBox>
        ) : null}
        <Button kind="primary" type="submit" busy={verify.isPending || together.isPending}>
          {t('signIn.codeSend')}
        </Button>
        <Button kind="quiet" onClick={startOver}>
          {t('signIn.other')}
        </Button>
      </form>
    </>
  )
}
