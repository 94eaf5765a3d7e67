import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../kit/button.tsx'
import { Page } from '../kit/page.tsx'
import { useSession } from './account.tsx'
import { Failed, LaterPage, Waiting } from './later.tsx'
import { problemTexts } from './problem.ts'
import { findRoute, go, usePath } from './router.tsx'
import { routes } from './routes.tsx'
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
  const { found = NotFound, ...props } = findRoute(routes, path) ?? {}
  if ('load' in found) return <LaterPage key={path} page={found} {...props} />
  const Shown = found
  return <Shown key={path} {...props} />
}

function NotFound() {
  const { t } = useTranslation('phone')
  return (
    <Page title={t('notFound.title')} dock={<ButtonLink to="/m">{t('notFound.home')}</ButtonLink>}>
      <p>{t('notFound.text')}</p>
    </Page>
  )
}
