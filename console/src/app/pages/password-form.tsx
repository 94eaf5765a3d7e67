import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { ErrorSummary, type FieldError, ProblemSummary } from '../../kit/error-summary.tsx'
import { TextField } from '../../kit/field.tsx'
import { type SignInStep, signInEndpoint } from '#api/access.ts'
import { useCommand } from '../use-endpoint.ts'
import { SignInElsewhere } from './sign-in-elsewhere.tsx'

export type Typed = { account: string; password: string }

/** The first step. What the server says — wrong, locked until — is shown as it is; the password field is emptied, the account stays. */
export function PasswordForm({ proceed }: { proceed: (next: SignInStep, typed: Typed) => Promise<void> }) {
  const { t } = useTranslation('shell')
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<FieldError[]>([])
  const signIn = useCommand(signInEndpoint)
  const send = async () => {
    const gaps = [
      ...(account.trim() ? [] : [{ text: t('signIn.fillAccount'), field: 'account' }]),
      ...(password ? [] : [{ text: t('signIn.fillPassword'), field: 'password' }]),
    ]
    setMissing(gaps)
    if (gaps.length > 0) return
    try {
      const typed = { account: account.trim(), password }
      await proceed(await signIn.mutateAsync(typed), typed)
    } catch {
      setPassword('')
    }
  }
  return (
    <>
      <h1>{t('signIn.title')}</h1>
      {missing.length > 0 ? <ErrorSummary errors={missing} /> : <ProblemSummary problem={signIn.error} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <TextField
          id="account"
          label={t('signIn.account')}
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
          value={account}
          onChange={(event) => setAccount(event.target.value)}
        />
        <TextField
          id="password"
          label={t('signIn.password')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button kind="primary" type="submit" busy={signIn.isPending}>
          {t('signIn.send')}
        </Button>
      </form>
      <SignInElsewhere />
      <p className="xs mute" style={{ marginTop: 14 }}>
        {t('signIn.note')}
      </p>
    </>
  )
}
