import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'

/** Reads the page to who would rather listen; a second press stops, so does leaving the page. Absent where the browser has no voice. `onHeard` when it came to the end. */
export function ReadAloud({ isWide = false, onHeard }: { isWide?: boolean; onHeard?: () => void }) {
  const { t } = useTranslation('phone')
  const [isReading, setReading] = useState(false)
  const isStopped = useRef(false)
  const voice = window.speechSynthesis as SpeechSynthesis | undefined
  useEffect(() => () => window.speechSynthesis?.cancel(), [])
  if (!voice) return null
  const press = () => {
    isStopped.current = true
    voice.cancel()
    if (isReading) return setReading(false)
    const speech = new SpeechSynthesisUtterance(textOfPage())
    speech.lang = document.documentElement.lang === 'en' ? 'en-US' : 'zh-CN'
    speech.rate = 0.9
    speech.onend = () => {
      setReading(false)
      if (!isStopped.current) onHeard?.()
    }
    speech.onerror = () => setReading(false)
    setReading(true)
    isStopped.current = false
    voice.speak(speech)
  }
  return (
    <button type="button" className={isWide ? 'btn plain' : 'pill'} aria-pressed={isReading} data-silent onClick={press}>
      <Icon name="speak" />
      {t(isReading ? 'stopReading' : 'readAloud')}
    </button>
  )
}

/** What the page says, in sentences; the button itself is left out. */
function textOfPage(): string {
  const main = document.querySelector('main')!
  const silent = main.querySelector<HTMLElement>('[data-silent]')?.innerText
  const lines = main.innerText.split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '' && line !== silent?.trim()).join('。\n')
}
