import { Keyboard, PenLine, Trash2, Undo2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import Pad, { type PointGroup } from 'signature_pad'
import { isSignature, type Stroke } from './signature-strokes.ts'
import { TextField } from './field.tsx'

/** A signature as kept: the picture, and either the strokes with their times or the typed name. */
export type Signature = { kind: 'drawn'; strokes: Stroke[]; png: string } | { kind: 'typed'; name: string; png: string }
type Props = { who: string; label: string; onChange: (signature: Signature | null) => void; mayType?: boolean }

/** Signing by hand (finger, pen, signature screen), or by typing one's name where a hand cannot. A dot or a dash is no signature. */
export function SignaturePad({ who, label, onChange, mayType = true }: Props) {
  const { t } = useTranslation('kit')
  const [isTyping, setTyping] = useState(false)
  const [state, setState] = useState<'empty' | 'short' | 'signed'>('empty')
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<Pad | null>(null)
  const tell = useRef(onChange)
  tell.current = onChange

  const read = () => {
    const strokes = pad.current ? strokesOf(pad.current.toData()) : []
    const ok = isSignature(strokes)
    setState(strokes.length === 0 ? 'empty' : ok ? 'signed' : 'short')
    tell.current(ok ? { kind: 'drawn', strokes, png: pad.current!.toDataURL('image/png') } : null)
  }
  const reading = useRef(read)
  reading.current = read
  useEffect(() => {
    if (isTyping || !canvas.current) return
    const made = new Pad(canvas.current, { minWidth: 1.1, maxWidth: 2.8, penColor: '#16202b' })
    pad.current = made
    const fit = () => fitToBox(made, canvas.current)
    fit()
    const watch = new ResizeObserver(fit)
    watch.observe(canvas.current)
    const ended = () => reading.current()
    made.addEventListener('endStroke', ended)
    return () => {
      watch.disconnect()
      made.removeEventListener('endStroke', ended)
      made.off()
      pad.current = null
    }
  }, [isTyping])

  const undo = () => {
    const made = pad.current
    if (made) {
      made.fromData(made.toData().slice(0, -1))
      read()
    }
  }
  const clear = () => {
    pad.current?.clear()
    read()
  }
  const turn = () => {
    setTyping(!isTyping)
    setState('empty')
    onChange(null)
  }
  const type = (name: string) => {
    setState(name.trim() ? 'signed' : 'empty')
    onChange(name.trim() ? { kind: 'typed', name: name.trim(), png: pictureOfName(name.trim()) } : null)
  }
  return (
    <div className={`pad ${state === 'signed' ? '' : 'live'}`} role="group" aria-label={label}>
      <div className="pad-cap">
        <span>{label}</span>
        <span className="push" />
        {isTyping ? null : (
          <>
            <button
              type="button"
              className="ib"
              aria-label={t('signature.undo')}
              title={t('signature.undo')}
              disabled={state === 'empty'}
              onClick={undo}
            >
              <Undo2 size={15} strokeWidth={1.6} aria-hidden="true" />
            </button>
            <button
              type="button"
              className="ib"
              aria-label={t('signature.clear')}
              title={t('signature.clear')}
              disabled={state === 'empty'}
              onClick={clear}
            >
              <Trash2 size={15} strokeWidth={1.6} aria-hidden="true" />
            </button>
          </>
        )}
        {mayType ? (
          <button
            type="button"
            className="ib"
            aria-label={isTyping ? t('signature.drawn') : t('signature.typed')}
            title={isTyping ? t('signature.drawn') : t('signature.typed')}
            aria-pressed={isTyping}
            onClick={turn}
          >
            {isTyping ? (
              <PenLine size={15} strokeWidth={1.6} aria-hidden="true" />
            ) : (
              <Keyboard size={15} strokeWidth={1.6} aria-hidden="true" />
            )}
          </button>
        ) : null}
      </div>
      {isTyping ? (
        <TextField
          label={t('signature.typedLabel')}
          hint={t('signature.typedHint')}
          maxLength={40}
          onChange={(event) => type(event.target.value)}
        />
      ) : (
        <canvas ref={canvas} role="img" aria-label={t('signature.canvas', { who })} />
      )}
      {!isTyping && state === 'empty' ? (
        <span className="pad-begin" aria-hidden="true">
          {t('signature.begin')}
        </span>
      ) : null}
      <div className="pad-foot" role="status">
        {state === 'signed' ? (
          t('signature.ready')
        ) : state === 'short' ? (
          <span className="bad">{t('signature.tooShort')}</span>
        ) : (
          t('signature.empty')
        )}
      </div>
    </div>
  )
}

const strokesOf = (groups: PointGroup[]): Stroke[] =>
  groups.map((group) =>
    group.points.map((point) => ({ x: Math.round(point.x * 10) / 10, y: Math.round(point.y * 10) / 10, at: Math.round(point.time) })),
  )

/** Sharp on any screen, and what is drawn stays when the box changes. */
function fitToBox(pad: Pad, canvas: HTMLCanvasElement | null): void {
  if (!canvas) return
  const ratio = Math.min(Math.max(window.devicePixelRatio || 1, 1), 2)
  const strokes = pad.toData()
  canvas.width = canvas.offsetWidth * ratio
  canvas.height = canvas.offsetHeight * ratio
  canvas.getContext('2d')?.scale(ratio, ratio)
  pad.fromData(strokes)
}

function pictureOfName(name: string): string {
  const canvas = document.createElement('canvas')
  canvas.width = 480
  canvas.height = 160
  const brush = canvas.getContext('2d')
  if (!brush) return ''
  brush.font = '64px "KaiTi", "STKaiti", "Noto Serif CJK SC", serif'
  brush.fillStyle = '#16202b'
  brush.textBaseline = 'middle'
  brush.fillText(name, 24, 80, 432)
  return canvas.toDataURL('image/png')
}
