import { Link, useRouterState } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Popover } from '../kit/popover.tsx'
import type { navigationOf } from './features.ts'

type Entries = ReturnType<typeof navigationOf>

/** The desk's places in words. Those that do not fit the line stand behind 更多, which names the one that is open; on a narrow screen the line is scrolled instead. */
export function MastNav({ surface, entries }: { surface: 't' | 'g'; entries: Entries }) {
  const { t } = useTranslation('shell')
  const path = useRouterState({ select: (state) => state.location.pathname })
  const nav = useRef<HTMLElement>(null)
  const fitting = useFitting(nav, entries.map((entry) => t(entry.label)).join())
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew on each page
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [path])
  const link = (entry: Entries[number], isHidden: boolean) => (
    <Link
      key={entry.to}
      to={entry.to}
      className={isHidden ? 'is-behind' : ''}
      activeOptions={{ exact: entry.to === `/${surface}` }}
      activeProps={{ 'aria-current': 'page' }}
    >
      {t(entry.label)}
    </Link>
  )
  const behind = entries.slice(fitting)
  const current = behind.find(({ to }) => path === to || path.startsWith(`${to}/`))
  return (
    <>
      <nav ref={nav} className="mast-nav" aria-label={t('mainNavigation')}>
        {entries.map((entry, index) => link(entry, index >= fitting))}
      </nav>
      {behind.length > 0 ? (
        <Popover
          label={current ? t('moreNavigationHere', { name: t(current.label) }) : t('moreNavigation')}
          className={`mast-more ${current ? 'is-here' : ''}`}
          panelClassName="mast-behind"
          trigger={
            <>
              {current ? t(current.label) : t('more')}
              <ChevronDown size={14} strokeWidth={1.6} aria-hidden="true" />
            </>
          }
        >
          <nav aria-label={t('moreNavigation')}>{behind.map((entry) => link(entry, false))}</nav>
        </Popover>
      ) : null}
    </>
  )
}

/** How many of the links stand on the first line; counted anew when the words, their font or the width change. */
function useFitting(nav: React.RefObject<HTMLElement | null>, words: string): number {
  const [fitting, setFitting] = useState(Number.POSITIVE_INFINITY)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, another count
  useLayoutEffect(() => {
    const own = nav.current
    if (!own) return
    const count = () => {
      const links = [...own.children] as HTMLElement[]
      const below = links.findIndex((one) => one.offsetTop > (links[0]?.offsetTop ?? 0))
      setFitting(below < 0 ? links.length : below)
    }
    count()
    void document.fonts.ready.then(count)
    const watching = new ResizeObserver(count)
    watching.observe(own)
    return () => watching.disconnect()
  }, [nav, words])
  return fitting
}
