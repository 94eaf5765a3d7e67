import { type ComponentType, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { Button, ButtonLink } from '../kit/button.tsx'
import { Page } from '../kit/page.tsx'
import { messageRoutes } from '../features/messages/routes.ts'
import { routes } from '../features/resident-accounts/routes.ts'
import { useSession } from './account.tsx'
import { problemTexts } from './problem.ts'
import { go, usePath } from './router.tsx'
import { readStored, writeStored } from './stored.ts'

/** The page of the address: before the sign-in only its own, after it all others. Where somebody wanted to go is kept over the sign-in. */
export function App() {
  const { known, reload } = useSession()
  const path = usePath()
  const isSignIn = path.startsWith('/m/login')
  const { state } = known
  useEffect(() => {
    if (state === 'out' && !isSignIn) {
      writeStored('sessionStorage', 'after', { to: path })
      go('/m/login', true)
    }
    if (state === 'in' && isSignIn) {
      const { to } = readStored('sessionStorage', 'after', { to: '/m' })
      writeStored('sessionStorage', 'after', null)
      go(to, true)
    }
  }, [state, isSignIn, path])
  if (state === 'failed') return <Failed texts={problemTexts(known.problem)} retry={() => void reload()} />
  if (state === 'waiting' || (state === 'in') === isSignIn) return <Waiting />
  const Shown: ComponentType = routes[path] ?? messageRoutes[path] ?? NotFound
  return <Shown key={path} />
}

function Waiting() {
  const { t } = useTranslation('phone')
  return (
    <main aria-busy="true" aria-label={t('loading')}>
      <div className="skeleton" />
      <div className="skeleton tall" />
    </main>
  )
}

function Failed({ texts, retry }: { texts: string[]; retry: () => void }) {
  const { t } = useTranslation('phone')
  return (
    <Page title={t('failed.title')} dock={<Button onClick={retry}>{t('retry')}</Button>}>
      <ErrorSummary faults={texts.map((text) => ({ text }))} />
    </Page>
  )
}

function NotFound() {
  const { t } = useTranslation('phone')
  return (
    <Page title={t('notFound.title')} dock={<ButtonLink to="/m">{t('notFound.home')}</ButtonLink>}>
      <p>{t('notFound.text')}</p>
    </Page>
  )
}
