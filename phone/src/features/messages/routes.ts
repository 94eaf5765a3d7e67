import { noticeCategories } from '#api/messages.ts'
import type { Later } from '../../app/later.tsx'

const later = (load: Later['load']): Later => ({ words: 'messages', load })
const notices = later(async () => (await import('./pages/notices-page.tsx')).default)

/** Fetched when first opened. */
export const messageRoutes: Record<string, Later> = {
  '/m/messages': later(async () => (await import('./pages/messages-page.tsx')).default),
  '/m/chat': later(async () => (await import('./pages/chat-page.tsx')).default),
  ...Object.fromEntries(noticeCategories.map((category) => [`/m/messages/${category}`, notices])),
}
