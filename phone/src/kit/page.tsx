import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { goBack } from '../app/router.tsx'
import { Icon } from './icon.tsx'
import { OfflineNotice } from './offline-notice.tsx'
import { ReadAloud } from './read-aloud.tsx'
import { TabBar } from './tab-bar.tsx'

let isFirst = true

type Props = {
  title: string
  children?: ReactNode
  /** The one main action, at the foot of the window. */
  dock?: ReactNode
  /** Pages of the bottom menu show it, and a bar of their own instead of the way back. */
  tab?: 'home' | 'messages' | 'me'
  bar?: ReactNode
  heading?: ReactNode
  /** Where one is in a row of questions. */
  step?: { now: number; all: number; what: string }
  hasBack?: boolean
  /** With it the page is a form; its dock holds the button that sends. */
  send?: () => void
}

/** One page, one question. Opening it gives its heading the focus, so that who does not see knows where they are. */
export function Page({ title, children, dock, tab, bar, heading, step, hasBack = true, send }: Props) {
  const { t } = useTranslation('phone')
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = t('documentTitle', { title })
  }, [t, title])
  useEffect(() => {
    if (!isFirst) head.current?.focus({ preventScroll: true })
    isFirst = false
  }, [])
  const inside = (
    <>
      {children}
      {dock ? <div className="dock">{dock}</div> : null}
    </>
  )
  return (
    <>
      <header className="bar">
        {bar ?? (
          <>
            {hasBack ? (
              <button type="button" className="pill back" onClick={goBack}>
                <Icon name="back" />
                {t('back')}
              </button>
            ) : null}
            <span className="grow" />
            <ReadAloud />
          </>
        )}
      </header>
      <main>
        <OfflineNotice />
        {step ? <Steps {...step} /> : null}
        <h1 ref={head} tabIndex={-1}>
          {heading ?? title}
        </h1>
        {send ? (
          <form
            noValidate
            onSubmit={(event: FormEvent) => {
              event.preventDefault()
              send()
            }}
          >
            {inside}
          </form>
        ) : (
          inside
        )}
      </main>
      {tab ? <TabBar now={tab} /> : null}
    </>
  )
}

function Steps({ now, all, what }: NonNullable<Props['step']>) {
  const { t } = useTranslation('phone')
  return (
    <div className="steps">
      <p className="small">
        <span className="strong">{t('step', { now })}</span>
        {t('stepOf', { all, what })}
      </p>
      <div className="pips" aria-hidden="true">
        {Array.from({ length: all }, (_, index) => (
          <i key={index} className={index + 1 < now ? 'done' : index + 1 === now ? 'now' : ''} />
        ))}
      </div>
    </div>
  )
}
