import type { ComponentType } from 'react'
import type { PageProps } from '../../app/later.tsx'
import ContractPage from './pages/contract-page.tsx'
import ContractsPage from './pages/contracts-page.tsx'

/** The pages of what was signed. */
export const contractPages: Record<'list' | 'one', ComponentType<PageProps>> = { list: ContractsPage, one: ContractPage }
