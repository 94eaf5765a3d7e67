import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'
import { type Handwriting, type Pen, takePen } from './pen.ts'
import './signature-pad.css'

type Props = {
  id: string
  /** Who signs, said under the box. */
  who: string
  name: string
  written: Handwriting | null
  fault?: string | undefined
  onWrite: (written: Handwriting | null) => void
}

/** A box to write one's name in with a finger, as large as the page or, held sideways, as the whole window. */
export function SignaturePad({ id, who, name, written, fault, onWrite }: Props) {
  const { t } = useTranslation('phone-signing')
  // What was written before a reload, or in the large box, is shown as a picture; a new try begins empty.
  const [isShown, setShown] = useState(written !== null)
  const [isWide, setWide] = useState(false)
  const [isTouched, setTouched] = useState(false)
  const canvas = useRef<HTMLCanvasElement>(null)
  const pen = useRef<Pen | null>(null)
  const tell = useRef(onWrite)
  tell.current = onWrite
  const changed = useRef(() => {
    const isName = pen.current?.isWritten() ?? false
    setTouched(pen.current?.isTouched() ?? false)
    tell.current(isName ? pen.current!.read(false) : null)
  })
  useEffect(() => {
    if (isShown || !canvas.current) return
    pen.current = takePen(canvas.current, () => changed.current())
    return () => {
      pen.current?.putAway()
      pen.current = null
    }
  }, [isShown])
  const again = () => {
    pen.current?.clear()
    setTouched(false)
    setShown(false)
    onWrite(null)
  }
  const undo = () => {
    pen.current?.undo()
    changed.current()
  }
  return (
    <div className="sign-box" role="group" aria-label={t('signature.box')}>
      {fault ? (
        <p className="fault" id={`${id}-fault`}>
          {fault}
        </p>
      ) : null}
      <div className={`pad ${fault ? 'wrong' : ''}`} id={id} tabIndex={-1}>
        {isShown && written ? (
          <img src={`data:image/png;base64,${written.png}`} alt={t('signature.picture', { who })} />
        ) : (
          <canvas ref={canvas} role="img" aria-label={t('signature.canvas')} />
        )}
        <p className="small quiet">{t('signature.who', { who })}</p>
      </div>
      <p className="small quiet" role="status">
        {written ? t('signature.ready') : isTouched ? t('signature.short') : ''}
      </p>
      <div className="pad-acts">
        {isShown ? null : (
          <button type="button" className="btn plain" aria-disabled={!isTouched || undefined} onClick={undo}>
            <Icon name="undo" />
            {t('signature.undo')}
          </button>
        )}
        <button type="button" className="btn plain" onClick={again}>
          <Icon name="again" />
          {t('signature.again')}
        </button>
        <button type="button" className="btn plain" onClick={() => setWide(true)}>
          <Icon name="wide" />
          {t('signature.wide')}
        </button>
      </div>
      {isWide ? (
        <WideBox
          name={name}
          close={(result) => {
            setWide(false)
            if (!result) return
            onWrite(result)
            setShown(true)
          }}
        />
      ) : null}
    </div>
  )
}

/** The whole window to write in. Where a browser can, it turns itself; else the words stand sideways and the name is turned afterwards. */
function WideBox({ name, close }: { name: string; close: (written: Handwriting | null) => void }) {
  const { t } = useTranslation('phone-signing')
  const dialog = useRef<HTMLDialogElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const pen = useRef<Pen | null>(null)
  const [isWritten, setWritten] = useState(false)
  const changed = () => setWritten(pen.current?.isWritten() ?? false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => {
    dialog.current?.showModal()
    void lieDown()
    pen.current = takePen(canvas.current!, changed)
    return () => {
      pen.current?.putAway()
      void standUp()
    }
  }, [])
  return (
    <dialog ref={dialog} className="wide-box" aria-label={t('signature.box')} onCancel={() => close(null)}>
      <p className="strong">{t('signature.wideHint', { who: name })}</p>
      <canvas ref={canvas} role="img" aria-label={t('signature.canvas')} />
      <div className="wide-acts">
        <button type="button" className="btn plain" onClick={() => close(null)}>
          {t('signature.close')}
        </button>
        <button
          type="button"
          className="btn plain"
          onClick={() => {
            pen.current?.clear()
            changed()
          }}
        >
          {t('signature.again')}
        </button>
        <button
          type="button"
          className="btn primary"
          aria-disabled={!isWritten || undefined}
          onClick={() => {
            if (isWritten) close(pen.current!.read(window.innerHeight > window.innerWidth))
          }}
        >
          {t('signature.done')}
        </button>
      </div>
    </dialog>
  )
}

type Turning = ScreenOrientation & { lock?: (to: 'landscape') => Promise<void> }
async function lieDown(): Promise<void> {
  try {
    await document.documentElement.requestFullscreen?.()
    await (screen.orientation as Turning | undefined)?.lock?.('landscape')
  } catch {
    /* the holder turns the phone */
  }
}
async function standUp(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen().catch(() => {})
}
