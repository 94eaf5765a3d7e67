import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignInStep } from '#api/access.ts'
import { useQueryString } from '../../kit/use-param.ts'
import { useForgetSession } from '../session.ts'
import { CodeForm } from './code-form.tsx'
import { DemoAccounts } from './demo-accounts.tsx'
import { FirstPasswordForm } from './first-password-form.tsx'
import { PasswordForm, type Typed } from './password-form.tsx'
import { ReturnFromSso } from './sign-in-elsewhere.tsx'
import './own-pages.css'

/** Account and password, then the one-time code, then a new password the first time; then back to where one was going. */
export default function LoginPage() {
  const { t } = useTranslation('shell')
  const navigate = useNavigate()
  const forget = useForgetSession()
  const [query] = useQueryString()
  const [asked, setAsked] = useState<{ step: SignInStep; typed?: Typed } | null>(null)
  const enter = async () => {
    await forget()
    await navigate({ to: safePlace(query.back), replace: true })
  }
  const proceed = async (step: SignInStep, typed?: Typed) =>
    step.step === 'done' ? enter() : setAsked({ step, ...(typed ? { typed } : {}) })
  const isReturning = query.state !== undefined && (query.code !== undefined || query.error !== undefined)
  return (
    <div className="sign-in">
      <div className="sign-in-say">
        <p className="big">{t('signIn.promise')}</p>
        <p>{t('signIn.promiseText')}</p>
        {asked || query.step ? null : <DemoAccounts proceed={proceed} />}
      </div>
      <section className="sign-card">
        {query.step === 'first-password' ? (
          <FirstPasswordForm enter={enter} />
        ) : asked ? (
          <CodeForm step={asked.step} typed={asked.typed} proceed={proceed} startOver={() => setAsked(null)} />
        ) : isReturning ? (
          <ReturnFromSso proceed={proceed} />
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
