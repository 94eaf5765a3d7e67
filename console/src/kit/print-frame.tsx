import { Printer } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

/** Without the browser's column of thumbnails, as wide as the frame. */
const alone = '#navpanes=0&view=FitH'

/** A document to print, shown as it will come out: a PDF by its address. F8 and the button print it; `isPrintedAtOnce` when it is there. */
export function PrintFrame({ src, title, isPrintedAtOnce = false }: { src: string; title: string; isPrintedAtOnce?: boolean }) {
  const { t } = useTranslation('kit')
  const frame = useRef<HTMLIFrameElement>(null)
  const isPrinted = useRef(false)
  const print = () => frame.current?.contentWindow?.print()
  const arrive = () => {
    if (!isPrintedAtOnce || isPrinted.current) return
    isPrinted.current = true
    print()
  }
  return (
    <div>
      <div className="list-bar no-print">
        <b>{title}</b>
        <div className="push">
          <Button icon={<Printer size={16} strokeWidth={1.6} aria-hidden="true" />} keys="F8" onClick={print}>
            {t('print.print')}
          </Button>
        </div>
      </div>
      <iframe ref={frame} className="print-frame" src={`${src}${alone}`} title={title} onLoad={arrive} />
    </div>
  )
}

/** A page of A4 on screen and on paper: for what is printed straight from the browser. */
export function PaperSheet({ children }: { children: React.ReactNode }) {
  return (
    <div className="paper" lang="zh-CN">
      {children}
    </div>
  )
}
