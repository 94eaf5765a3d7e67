import type { ComponentType } from 'react'
import type { PageProps } from '../../app/later.tsx'
import ConsentsPage from './pages/consents-page.tsx'
import ContractPage from './pages/contract-page.tsx'
import ContractsPage from './pages/contracts-page.tsx'
import EndCheckPage from './pages/end-check-page.tsx'
import EndPage from './pages/end-page.tsx'

/** The pages of what was signed. */
export const contractPages: Record<'list' | 'one' | 'end' | 'endCheck' | 'consents', ComponentType<PageProps>> = {
  list: ContractsPage,
  one: ContractPage,
  end: EndPage,
  endCheck: EndCheckPage,
  consents: ConsentsPage,
}
