import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Check, CircleAlert, LoaderCircle, X } from 'lucide-react'

export type CheckItem = { key: string; state: 'ok' | 'warn' | 'no' | 'busy'; title: ReactNode; detail?: ReactNode; end?: ReactNode }

/** Checks the system made, each with its finding and the clause. The state is a shape, a colour and a hidden word. */
export function CheckList({ items, label }: { items: readonly CheckItem[]; label?: string }) {
  const { t } = useTranslation('kit')
  const icons = { ok: Check, warn: CircleAlert, no: X, busy: LoaderCircle }
  return (
    <ul className="checks" {...(label ? { 'aria-label': label } : {})}>
      {items.map((item) => {
        const Icon = icons[item.state]
        return (
          <li key={item.key} className={item.state}>
            <Icon size={16} strokeWidth={2.2} aria-hidden="true" />
            <div>
              <span className="sr">{t(`check.${item.state}`)} </span>
              {item.title}
              {item.detail ? <small>{item.detail}</small> : null}
            </div>
            {item.end ? <div>{item.end}</div> : null}
          </li>
        )
      })}
    </ul>
  )
}
