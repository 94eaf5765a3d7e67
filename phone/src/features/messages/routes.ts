import type { ComponentType } from 'react'
import { noticeCategories } from '#api/messages.ts'
import ChatPage from './pages/chat-page.tsx'
import MessagesPage from './pages/messages-page.tsx'
import NoticesPage from './pages/notices-page.tsx'

export const messageRoutes: Record<string, ComponentType> = {
  '/m/messages': MessagesPage,
  '/m/chat': ChatPage,
  ...Object.fromEntries(noticeCategories.map((category) => [`/m/messages/${category}`, NoticesPage])),
}
