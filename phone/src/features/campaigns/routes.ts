import type { Later } from '../../app/later.tsx'

/** Fetched when first opened. */
export const campaignRoutes: Record<string, Later> = {
  '/m/campaigns': { words: 'phone-campaigns', load: async () => (await import('./campaigns-page.tsx')).default },
}
