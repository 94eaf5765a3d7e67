import { type ComponentType, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../kit/button.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { Page } from '../kit/page.tsx'
import { needWords } from './i18n.ts'
import { Problem, problemTexts } from './problem.ts'
import { findRoute } from './router.tsx'

export type PageProps = { id?: string }
/** A page that is fetched with its words when first opened, so that the first load stays small. */
export type Later = { words: string; load: () => Promise<ComponentType<PageProps>>; loaded?: ComponentType<PageProps> }

/** Begins to fetch the page of the address that was opened, while the words and the account are on their way. */
export function fetchEarly(routes: Record<string, ComponentType<PageProps> | Later>, path: string): void {
  const { found } = findRoute(routes, path.replace(/(.)\/+$/, '$1')) ?? {}
  if (found && 'load' in found) void found.load().catch(() => {}) // told when the page is shown
}

export function LaterPage({ page, ...props }: { page: Later } & PageProps) {
  const [Shown, show] = useState(() => page.loaded)
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    if (page.loaded) return
    Promise.all([page.load(), needWords(page.words)]).then(
      ([loaded]) => {
        page.loaded = loaded
        show(() => loaded)
      },
      () => setFailed(true),
    )
  }, [page])
  if (Shown) return <Shown {...props} />
  // A file that did not come is asked for again by a browser only after a reload; what was filled in outlives it.
  return hasFailed ? <Failed texts={problemTexts(new Problem('NotLoaded'))} retry={() => location.reload()} /> : <Waiting />
}

export function Waiting() {
  const { t } = useTranslation('phone')
  return (
    <main aria-busy="true" aria-label={t('loading')}>
      <div className="skeleton" />
      <div className="skeleton tall" />
    </main>
  )
}

export function Failed({ texts, retry }: { texts: string[]; retry: () => void }) {
  const { t } = useTranslation('phone')
  return (
    <Page title={t('failed.title')} dock={<Button onClick={retry}>{t('retry')}</Button>}>
      <ErrorSummary faults={texts.map((text) => ({ text }))} />
    </Page>
  )
}
