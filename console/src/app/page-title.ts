import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

const ownTitle = { path: '', text: '' }

/** Names the document after what the page shows ("罗*珍"), in place of the route's own title. */
export function useTitle(text: string | undefined): void {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const { t } = useTranslation('shell')
  useEffect(() => {
    if (!text) return
    ownTitle.path = path
    ownTitle.text = text
    document.title = t('documentTitle', { title: text })
  }, [text, path, t])
}

/** On every navigation: the document's title, and the focus on the page's heading so that a screen reader begins there. */
export function useArrival(title: string | undefined): void {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? state.location.pathname })
  const { t, i18n } = useTranslation('shell')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language changes the words of the title
  useEffect(() => {
    if (ownTitle.path === path) return
    document.title = title ? t('documentTitle', { title: t(title) }) : t('product')
  }, [path, title, t, i18n.language])
  useEffect(() => arriveAt(path), [path])
}

let lastPath: string | undefined
function arriveAt(path: string): void {
  const isFirst = lastPath === undefined
  const isSame = lastPath === path
  lastPath = path
  if (isFirst || isSame) return
  requestAnimationFrame(() => {
    const main = document.getElementById('main')
    if (!main || main.contains(document.activeElement)) return
    const target = main.querySelector<HTMLElement>('h1') ?? main
    target.tabIndex = -1
    target.focus({ preventScroll: true })
  })
}
