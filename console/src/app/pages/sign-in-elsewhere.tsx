import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type SignInStep, signInOptionsEndpoint, ssoFinishEndpoint, ssoStartEndpoint } from '#api/access.ts'
import { Button } from '../../kit/button.tsx'
import { ProblemSummary } from '../../kit/error-summary.tsx'
import { LinesSkeleton } from '../../kit/skeleton.tsx'
import { useCommand, useRead } from '../use-endpoint.ts'

/** The way to the organisation's own sign-in; nothing where none is set up. */
export function SignInElsewhere() {
  const { t } = useTranslation('shell')
  const options = useRead(signInOptionsEndpoint, {})
  const start = useCommand(ssoStartEndpoint)
  if (!options.data?.hasSso) return null
  const leave = async () => {
    try {
      window.location.assign((await start.mutateAsync({})).address)
    } catch {
      /* shown below */
    }
  }
  return (
    <div style={{ display: 'grid', marginTop: 10 }}>
      <ProblemSummary problem={start.error} />
      <Button
        busy={start.isPending}
        onClick={() => {
          void leave()
        }}
      >
        {t('signIn.sso')}
      </Button>
    </div>
  )
}

/** Back from the organisation's sign-in: what it sent along goes to the server, once. */
export function ReturnFromSso({ proceed }: { proceed: (next: SignInStep) => Promise<void> }) {
  const { t } = useTranslation('shell')
  const navigate = useNavigate()
  const finish = useCommand(ssoFinishEndpoint)
  const isSent = useRef(false)
  useEffect(() => {
    if (isSent.current) return
    isSent.current = true
    const query = window.location.search
    // What the provider sent stays neither in the address nor in the history.
    window.history.replaceState(null, '', '/login')
    finish.mutateAsync({ query }).then(proceed, () => {})
  }, [finish, proceed])
  return (
    <>
      <h1>{t('signIn.title')}</h1>
      {finish.error ? (
        <>
          <ProblemSummary problem={finish.error} />
          <Button
            onClick={() => {
              void navigate({ to: '/login', search: {} as never, replace: true })
            }}
          >
            {t('signIn.ssoAgain')}
          </Button>
        </>
      ) : (
        <>
          <p className="s mute" role="status">
            {t('signIn.ssoBack')}
          </p>
          <LinesSkeleton lines={3} />
        </>
      )}
    </>
  )
}
