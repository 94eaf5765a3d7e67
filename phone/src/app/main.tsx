import { createRoot } from 'react-dom/client'
import { takeDeskCode } from '../features/resident-accounts/take-desk-code.ts'
import { AccountProvider } from './account.tsx'
import { App } from './app.tsx'
import { host } from './host.ts'
import { startI18n } from './i18n.ts'
import { fetchEarly } from './later.tsx'
import { applyLook, rememberedLook } from './look.ts'
import { routes } from './routes.tsx'
import './tokens.css'
import './base.css'
import '../kit/kit.css'
import '../kit/cards.css'
import '../kit/forms.css'

host.shareOff()
host.holdFontScale()
takeDeskCode()
addEventListener('hashchange', takeDeskCode)
const look = rememberedLook()
fetchEarly(routes, location.pathname)
await startI18n(look.language)
await applyLook(look)
createRoot(document.getElementById('root')!).render(
  <AccountProvider>
    <App />
  </AccountProvider>,
)
