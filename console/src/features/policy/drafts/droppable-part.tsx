import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** One part of a value beside the cross that takes it out; without `drop` it stays. */
export function DroppablePart({ label, drop, children }: { label: string; drop?: (() => void) | undefined; children: ReactNode }) {
  const { t } = useTranslation('policy-drafts')
  return (
    <div className="draft-part">
      {children}
      {drop ? (
        <button type="button" className="draft-drop" aria-label={t('form.drop', { name: label })} onClick={drop}>
          ×
        </button>
      ) : null}
    </div>
  )
}
