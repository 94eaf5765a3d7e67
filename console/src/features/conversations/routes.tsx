import { MessageCircle } from 'lucide-react'
import type { Feature } from '../../app/feature.ts'
import { WaitingCount } from './components/waiting-count.tsx'

export const feature: Feature = {
  routes: [
    { path: '/w/chat', title: 'conversations:title', permission: 'conversation.answer', load: () => import('./pages/chat-page.tsx') },
    {
      path: '/t/answers',
      title: 'conversations:times.title',
      permission: 'team.read',
      load: () => import('./pages/answer-times-page.tsx'),
    },
  ],
  nav: [
    {
      surface: 'w',
      to: '/w/chat',
      label: 'conversations:nav',
      icon: MessageCircle,
      order: 20,
      permission: 'conversation.answer',
      Count: WaitingCount,
    },
    { surface: 't', to: '/t/answers', label: 'conversations:nav', icon: MessageCircle, order: 50, permission: 'team.read' },
  ],
}
