import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQueryString } from '../../kit/use-param.ts'
import { useForgetSession } from '../session.ts'
import type { SignInStep } from '../session-endpoints.ts'
import { CodeForm } from './code-form.tsx'
import { DemoAccounts } from './demo-accounts.tsx'
import { FirstPasswordForm } from './first-password-form.tsx'
import { PasswordForm } from './password-form.tsx'
import './own-pages.css'

/** Account and password, then the one-time code, then a new password the first time; then back to where one was going. */
export default function LoginPage() {
  const { t } = useTranslation('shell')
  const navigate = useNavigate()
  const forget = useForgetSession()
  const [query] = useQueryString()
  const [code, setCode] = useState<SignInStep | null>(null)
  const enter = async () => {
    await forget()
    await navigate({ to: safePlace(query.back), replace: true })
  }
  const proceed = async (next: SignInStep) => (next.step === 'done' ? enter() : setCode(next))
  return (
    <div className="sign-in">
      <div className="sign-in-say">
        <p className="big">{t('signIn.promise')}</p>
        <p>{t('signIn.promiseText')}</p>
        {code || query.step ? null : <DemoAccounts proceed={proceed} />}
      </div>
      <section className="sign-card">
        {query.step === 'first-password' ? (
          <FirstPasswordForm enter={enter} />
        ) : code ? (
          <CodeForm step={code} proceed={proceed} startOver={() => setCode(null)} />
        ) : (
          <PasswordForm proceed={proceed} />
        )}
      </section>
    </div>
  )
}

/** Only a place inside this app: an address handed to us by somebody else must not lead away. */
export function safePlace(back: string | undefined): string {
  return back && /^\/(?![/\\])/.test(back) && !back.startsWith('/login') ? back : '/'
}
