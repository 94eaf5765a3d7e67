import type { ComponentType } from 'react'
import { DoctorCard } from '../features/contracts/components/doctor-card.tsx'
import HomePage from '../features/resident-accounts/pages/home-page.tsx'
import { campaignRoutes } from '../features/campaigns/routes.ts'
import { messageRoutes } from '../features/messages/routes.ts'
import { accountRoutes } from '../features/resident-accounts/routes.ts'
import type { Later, PageProps } from './later.tsx'

const signing = (name: keyof typeof import('../features/contracts/signing-pages.ts').signingPages): Later => ({
  words: 'phone-signing',
  load: async () => (await import('../features/contracts/signing-pages.ts')).signingPages[name],
})
const contract = (name: keyof typeof import('../features/contracts/contract-pages.ts').contractPages): Later => ({
  words: 'phone-signing',
  load: async () => (await import('../features/contracts/contract-pages.ts')).contractPages[name],
})
const doctors = (name: keyof typeof import('../features/contracts/doctor-pages.ts').doctorPages): Later => ({
  words: 'phone-doctors',
  load: async () => (await import('../features/contracts/doctor-pages.ts')).doctorPages[name],
})
const Home = () => <HomePage DoctorCard={DoctorCard} />

/** Every address of the app. Signing in, binding and the settings come with the first load; signing and its papers when first opened. */
export const routes: Record<string, ComponentType<PageProps> | Later> = {
  ...accountRoutes,
  ...messageRoutes,
  ...campaignRoutes,
  '/m': Home,
  '/m/sign': signing('who'),
  '/m/renew/:id': signing('renew'),
  '/m/change/:id': signing('change'),
  '/m/sign/family': signing('family'),
  '/m/sign/family-check': signing('familyCheck'),
  '/m/sign/team': signing('team'),
  '/m/sign/package': signing('package'),
  '/m/sign/term': signing('term'),
  '/m/sign/agreement': signing('agreement'),
  '/m/sign/signature': signing('signature'),
  '/m/sign/check': signing('check'),
  '/m/sign/done': signing('done'),
  '/m/doctors': doctors('list'),
  '/m/doctors/:id': doctors('one'),
  '/m/contract': contract('list'),
  '/m/contract/:id': contract('one'),
  '/m/consents': contract('consents'),
  '/m/end/:id': contract('end'),
  '/m/end-check/:id': contract('endCheck'),
}
