import { BookOpenCheck, FilePen, HeartHandshake, Inbox, Printer, RefreshCw } from 'lucide-react'
import type { Feature } from '../../app/feature.ts'
import { ApplicationsCount } from './components/applications-count.tsx'

const list = () => import('./pages/contract-list-page.tsx')
const household = () => import('./pages/household-page.tsx')
const unserved = () => import('./pages/unserved-page.tsx')
const contract = () => import('./pages/contract-page.tsx')

export const feature: Feature = {
  routes: [
    { path: '/w/sign/new', title: 'contracts:title.sign', permission: 'contract.sign', load: () => import('./pages/sign-page.tsx') },
    { path: '/w/sign/review', title: 'contracts:title.review', permission: 'contract.sign', load: () => import('./pages/review-page.tsx') },
    {
      path: '/w/sign/renewals',
      title: 'contracts:title.renewals',
      permission: 'contract.sign',
      load: () => import('./pages/renewals-page.tsx'),
    },
    { path: '/w/sign/unserved', title: 'contracts:title.unserved', permission: 'contract.read', load: unserved },
    { path: '/t/unserved', title: 'contracts:title.unserved', permission: 'contract.read', load: unserved },
    {
      path: '/g/unserved',
      title: 'contracts:title.unserved',
      permission: 'contract.read',
      load: () => import('./pages/unserved-figures-page.tsx'),
    },
    {
      path: '/w/sign/print-queue',
      title: 'contracts:title.print',
      permission: 'contract.read',
      load: () => import('./pages/print-queue-page.tsx'),
    },
    {
      path: '/t/renewals',
      title: 'contracts:title.renewals',
      permission: 'contract.read',
      load: () => import('./pages/renewals-page.tsx'),
    },
    {
      path: '/g/renewals',
      title: 'contracts:title.renewalRates',
      permission: 'contract.read',
      load: () => import('./pages/renewal-rates-page.tsx'),
    },
    {
      path: '/t/print-queue',
      title: 'contracts:title.print',
      permission: 'contract.read',
      load: () => import('./pages/print-queue-page.tsx'),
    },
    {
      path: '/w/sign/household',
      title: 'contracts:household.open',
      permission: 'contract.sign',
      load: () => import('./pages/household-sign-page.tsx'),
    },
    { path: '/w/sign/households/$householdContractId', title: 'contracts:household.link', permission: 'contract.read', load: household },
    { path: '/t/households/$householdContractId', title: 'contracts:household.link', permission: 'contract.read', load: household },
    { path: '/w/sign/list', title: 'contracts:title.list', permission: 'contract.read', load: list },
    { path: '/t/contracts', title: 'contracts:title.list', permission: 'contract.read', load: list },
    { path: '/g/contracts', title: 'contracts:title.list', permission: 'contract.read', load: list },
    { path: '/w/sign/$contractId', title: 'contracts:title.contract', permission: 'contract.read', load: contract },
    {
      path: '/w/sign/$contractId/amend',
      title: 'contracts:amend.title',
      permission: 'contract.sign',
      load: () => import('./pages/amend-page.tsx'),
    },
    { path: '/t/contracts/$contractId', title: 'contracts:title.contract', permission: 'contract.read', load: contract },
    { path: '/g/contracts/$contractId', title: 'contracts:title.contract', permission: 'contract.read', load: contract },
    { path: '/verify', title: 'contracts:title.verify', load: () => import('./pages/verify-page.tsx') },
    { path: '/verify/$code', title: 'contracts:title.verify', load: () => import('./pages/verify-page.tsx') },
  ],
  nav: [
    { surface: 'w', to: '/w/sign/new', label: 'contracts:nav.sign', icon: FilePen, order: 40, permission: 'contract.sign' },
    {
      surface: 'w',
      to: '/w/sign/review',
      label: 'contracts:nav.review',
      icon: Inbox,
      order: 41,
      permission: 'contract.sign',
      Count: ApplicationsCount,
    },
    { surface: 'w', to: '/w/sign/renewals', label: 'contracts:nav.renewals', icon: RefreshCw, order: 42, permission: 'contract.sign' },
    { surface: 'w', to: '/w/sign/unserved', label: 'contracts:nav.unserved', icon: HeartHandshake, order: 43, permission: 'contract.read' },
    { surface: 't', to: '/t/unserved', label: 'contracts:nav.unserved', icon: HeartHandshake, order: 46, permission: 'contract.read' },
    { surface: 'g', to: '/g/unserved', label: 'contracts:nav.unserved', icon: HeartHandshake, order: 44, permission: 'contract.read' },
    { surface: 'w', to: '/w/sign/print-queue', label: 'contracts:nav.print', icon: Printer, order: 46, permission: 'contract.read' },
    { surface: 't', to: '/t/contracts', label: 'contracts:nav.list', icon: BookOpenCheck, order: 42, permission: 'contract.read' },
    { surface: 't', to: '/t/renewals', label: 'contracts:nav.renewals', icon: RefreshCw, order: 43, permission: 'contract.read' },
    { surface: 'g', to: '/g/renewals', label: 'contracts:nav.renewalRates', icon: RefreshCw, order: 43, permission: 'contract.read' },
    { surface: 'w', to: '/w/sign/list', label: 'contracts:nav.list', icon: BookOpenCheck, order: 50, permission: 'contract.read' },
  ],
}
