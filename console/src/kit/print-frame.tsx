import { Printer } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

/** A document to print, shown as it will come out: a PDF by its address. F8 and the button print it. */
export function PrintFrame({ src, title }: { src: string; title: string }) {
  const { t } = useTranslation('kit')
  const frame = useRef<HTMLIFrameElement>(null)
  return (
    <div>
      <div className="list-bar no-print">
        <b>{title}</b>
        <div className="push">
          <Button
            icon={<Printer size={16} strokeWidth={1.6} aria-hidden="true" />}
            keys="F8"
            onClick={() => frame.current?.contentWindow?.print()}
          >
            {t('print.print')}
          </Button>
        </div>
      </div>
      <iframe ref={frame} className="print-frame" src={src} title={title} />
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
