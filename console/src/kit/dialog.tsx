import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { X } from 'lucide-react'
import { Button } from './button.tsx'
import { TextField } from './field.tsx'

type Props = {
  title: string
  isOpen: boolean
  close: () => void
  children: ReactNode
  /** What the dialog does; a button that leaves it undone stands before. */
  acts?: ReactNode
  /** The word of that button where “取消” could be misread. */
  cancel?: string
  wide?: boolean
}

/** A dialog over the page, for one short task. It begins at its first field, or at leaving it undone; Esc closes it; the focus stays inside and returns. */
export function Dialog({ title, isOpen, close, children, acts, cancel, wide = false }: Props) {
  const { t } = useTranslation('kit')
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = box.current
    if (isOpen && dialog && !dialog.open) {
      dialog.showModal()
      dialog.querySelector<HTMLElement>('.dialog-body :is(input, select, textarea):not(:disabled), footer button:not(:disabled)')?.focus()
    }
    if (!isOpen && dialog?.open) dialog.close()
  }, [isOpen])
  return (
    <dialog ref={box} className={`dialog ${wide ? 'wide' : ''}`} aria-labelledby={id} onClose={close}>
      {isOpen ? (
        <>
          <header>
            <h2 id={id}>{title}</h2>
            <button type="button" className="ib" aria-label={t('close')} onClick={close}>
              <X size={18} strokeWidth={1.6} aria-hidden="true" />
            </button>
          </header>
          <div className="dialog-body">{children}</div>
          {acts || cancel ? (
            <footer>
              <Button onClick={close}>{cancel ?? t('cancel')}</Button>
              {acts}
            </footer>
          ) : null}
        </>
      ) : null}
    </dialog>
  )
}

type ConfirmProps = {
  title: string
  text: ReactNode
  word: string
  act: string
  isOpen: boolean
  busy?: boolean
  close: () => void
  confirm: () => void
  children?: ReactNode
}

/** For what cannot be taken back (解约, 删除): asks to type a word before the button works. Everything else has an undo instead. */
export function TypedConfirm({ title, text, word, act, isOpen, busy = false, close, confirm, children }: ConfirmProps) {
  const { t } = useTranslation('kit')
  const [typed, setTyped] = useState('')
  const isTyped = typed.trim() === word
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      close={close}
      acts={
        <Button kind="danger" busy={busy} disabled={!isTyped} onClick={confirm}>
          {act}
        </Button>
      }
    >
      <p>{text}</p>
      {children}
      <TextField label={t('typeToConfirm', { word })} value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
    </Dialog>
  )
}
