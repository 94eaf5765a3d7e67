import type { ComponentType } from 'react'
import type { PageProps } from '../../app/later.tsx'
import AgreementPage from './pages/agreement-page.tsx'
import { ChangePage, RenewPage } from './pages/begin-pages.tsx'
import CheckPage from './pages/check-page.tsx'
import DonePage from './pages/done-page.tsx'
import FamilyCheckPage from './pages/family-check-page.tsx'
import FamilyPage from './pages/family-page.tsx'
import PackagePage from './pages/package-page.tsx'
import SignaturePage from './pages/signature-page.tsx'
import TeamPage from './pages/team-page.tsx'
import TermPage from './pages/term-page.tsx'
import WhoPage from './pages/who-page.tsx'

/** All pages of signing come together when the first is opened, so that a line lost between two takes nothing away. */
export const signingPages: Record<
  'who' | 'family' | 'familyCheck' | 'renew' | 'change' | 'team' | 'package' | 'term' | 'agreement' | 'signature' | 'check' | 'done',
  ComponentType<PageProps>
> = {
  who: WhoPage,
  family: FamilyPage,
  familyCheck: FamilyCheckPage,
  renew: RenewPage,
  change: ChangePage,
  team: TeamPage,
  package: PackagePage,
  term: TermPage,
  agreement: AgreementPage,
  signature: SignaturePage,
  check: CheckPage,
  done: DonePage,
}
