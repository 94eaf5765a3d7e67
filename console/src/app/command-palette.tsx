import { useNavigate } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHotkeys } from '../kit/hotkeys.ts'
import type { Found } from './feature.ts'
import { features, pagesOf } from './features.ts'
import { useMe } from './session.ts'
import './palette.css'

type Palette = { isOpen: boolean; open: () => void; close: () => void }

/** Opens by Ctrl+K anywhere, by "/" outside a field; "?" shows all keys. */
export function usePalette(): Palette {
  const [isOpen, setOpen] = useState(false)
  const navigate = useNavigate()
  const open = () => setOpen(true)
  useHotkeys({ 'ctrl+k': open, '/': open, '?': () => void navigate({ to: '/help' }) })
  return { isOpen, open, close: () => setOpen(false) }
}

/** One field for functions, people and whatever features can find. Arrow keys and Enter; Esc closes. */
export function CommandPalette({ isOpen, close }: Palette) {
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (isOpen) box.current?.showModal()
    else box.current?.close()
  }, [isOpen])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is on the backdrop; Esc is the dialog's own
    <dialog
      className="palette"
      ref={box}
      onClose={close}
      onClick={(event) => {
        if (event.target === box.current) close()
      }}
    >
      {isOpen ? <Inside close={close} /> : null}
    </dialog>
  )
}

function Inside({ close }: { close: () => void }) {
  const { t } = useTranslation('shell')
  const navigate = useNavigate()
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const groups = useFound(text.trim())
  const all = groups.flatMap((group) => group.found)
  const go = (found: Found | undefined) => {
    if (!found) return
    close()
    void navigate({ to: found.to })
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, all.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter') go(all[at])
    else return
    event.preventDefault()
  }
  return (
    <div className="palette-in">
      <label className="palette-field">
        <Search size={18} strokeWidth={1.6} aria-hidden="true" />
        <span className="sr">{t('palette.label')}</span>
        <input
          // biome-ignore lint/a11y/noAutofocus: a dialog's first field
          autoFocus
          role="combobox"
          aria-expanded={all.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={all[at] ? `${id}-${at}` : undefined}
          autoComplete="off"
          spellCheck={false}
          value={text}
          placeholder={t('palette.hint')}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
        />
        <kbd>Esc</kbd>
      </label>
      {all.length === 0 ? (
        <p className="palette-none" role="status">
          {text ? t('palette.none') : t('palette.begin')}
        </p>
      ) : null}
      <div className="palette-list" hidden={all.length === 0} role="listbox" id={`${id}-list`} aria-label={t('palette.results')}>
        {groups.map((group) =>
          group.found.length === 0 ? null : (
            <div role="group" aria-label={group.label} key={group.label}>
              <p aria-hidden="true">{group.label}</p>
              {group.found.map((found) => {
                const index = all.indexOf(found)
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: keys go through the combobox
                  <div
                    key={found.key}
                    id={`${id}-${index}`}
                    role="option"
                    aria-selected={index === at}
                    onClick={() => go(found)}
                    onMouseMove={() => setAt(index)}
                  >
                    <b>{found.title}</b>
                    <span>{found.detail}</span>
                  </div>
                )
              })}
            </div>
          ),
        )}
      </div>
    </div>
  )
}

function useFound(text: string): { label: string; found: Found[] }[] {
  const { t } = useTranslation('shell')
  const me = useMe()
  const own = ['me', 'help'].map((page) => ({ key: page, title: t(`title.${page}`), detail: t('product'), to: `/${page}` }))
  const functions = [
    ...pagesOf(me).map(({ path, title, surface }) => ({ key: path, title: t(title), detail: t(`surface.${surface}`), to: path })),
    ...own,
  ]
    .filter((one, at, all) => all.findIndex(({ title }) => title === one.title) === at) // one's own desk comes first
    .filter((found) => !text || found.title.toLowerCase().includes(text.toLowerCase()))
  const sources = features.map((feature) => feature.find).filter((find) => find !== undefined && me.permissions.includes(find.permission))
  const people = useQuery({
    queryKey: ['palette', text],
    queryFn: ({ signal }) =>
      Promise.all(sources.map(async (find) => ({ label: t(find!.label), found: await find!.search(text, signal).catch(() => []) }))),
    enabled: text.length >= 2 && sources.length > 0,
    gcTime: 0,
  })
  return [...(people.data ?? []), { label: t('palette.functions'), found: functions }]
}
