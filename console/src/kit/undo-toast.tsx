import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Where what was done is to be seen: a page, or a file of the server. */
type Way = { to: string; label: string }
type Said = { id: number; text: string; undo: (() => void) | undefined; way: Way | undefined; tone: 'good' | 'bad' }
type Say = { done: (text: string, undo?: () => void, way?: Way) => void; failed: (text: string) => void }

const SayContext = createContext<Say | null>(null)
const seconds = 10

/** Holds the one line at the bottom that says what was done, with ten seconds to take it back. */
export function UndoProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<Said | null>(null)
  const next = useRef(0)
  const show = useCallback(
    (text: string, tone: Said['tone'], undo?: () => void, way?: Way) => setSaid({ id: ++next.current, text, undo, way, tone }),
    [],
  )
  const say = useMemo<Say>(
    () => ({ done: (text, undo, way) => show(text, 'good', undo, way), failed: (text) => show(text, 'bad') }),
    [show],
  )
  return (
    <SayContext.Provider value={say}>
      {children}
      <div className="toast-place" role="status" aria-live="polite">
        {said ? <UndoToast key={said.id} said={said} close={() => setSaid(null)} /> : null}
      </div>
    </SayContext.Provider>
  )
}

/** Says what was done: `done('已移交 3 人', () => takeBack())`. For what can be undone, in place of "are you sure?". */
export function useSay(): Say {
  const say = useContext(SayContext)
  if (!say) throw new Error('useSay is asked outside UndoProvider')
  return say
}

function UndoToast({ said, close }: { said: Said; close: () => void }) {
  const { t } = useTranslation('kit')
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft((now) => now - 1), 1000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (left <= 0) close()
  }, [left, close])
  return (
    <div className={`toast ${said.tone}`}>
      <span>{said.text}</span>
      {said.undo ? (
        <button
          type="button"
          onClick={() => {
            said.undo?.()
            close()
          }}
        >
          {t('undo')}
          <small aria-hidden="true">{left}</small>
        </button>
      ) : null}
      {said.way ? (
        <a href={said.way.to} {...(said.way.to.startsWith('/api/') ? { download: '' } : {})}>
          {said.way.label}
        </a>
      ) : null}
      <button type="button" aria-label={t('close')} onClick={close}>
        ×
      </button>
    </div>
  )
}
