import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startI18n } from './i18n.ts'
import './tokens.css'
import './base.css'
import '../kit/kit.css'

await startI18n()
createRoot(document.getElementById('root')!).render(<App />)
