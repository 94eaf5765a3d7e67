import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from './button.tsx'

type Asking = { act: string; whom: string; question: ReactNode; yes: string; no: string; isBusy: boolean; confirm: () => void }

/** A button that asks once more, in its own place, before it does what cannot be taken back. */
export function AskOnce({ act, whom, question, yes, no, isBusy, confirm }: Asking) {
  const [isAsking, setAsking] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isAsking) box.current?.focus()
  }, [isAsking])
  if (!isAsking)
    return (
      <Button kind="plain" onClick={() => setAsking(true)}>
        {act}
        <span className="sr">{whom}</span>
      </Button>
    )
  return (
    <div ref={box} className="ask-once" role="group" aria-label={act} tabIndex={-1}>
      <p>{question}</p>
      <Button kind="danger" isBusy={isBusy} onClick={confirm}>
        {yes}
      </Button>
      <Button kind="plain" onClick={() => setAsking(false)}>
        {no}
      </Button>
    </div>
  )
}
