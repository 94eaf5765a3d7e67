import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** On every navigation: the document's title, and the focus on the page's heading so that a screen reader begins there. */
export function useArrival(title: string | undefined): void {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? state.location.pathname })
  const { t, i18n } = useTranslation('shell')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language changes the words of the title
  useEffect(() => {
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
