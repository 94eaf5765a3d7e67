import { useTranslation } from 'react-i18next'

/** A page on its way: the place of its head and its sheet, no spinner. */
export function PageSkeleton() {
  const { t } = useTranslation('kit')
  return (
    <div className="skeleton" role="status" aria-label={t('loading')}>
      <span className="bone" style={{ width: 260, height: 28 }} />
      <span className="bone" style={{ width: '100%', height: 96 }} />
      <span className="bone" style={{ width: '100%', height: 320 }} />
    </div>
  )
}

/** A few grey lines where text will be. */
export function LinesSkeleton({ lines = 3 }: { lines?: number }) {
  const { t } = useTranslation('kit')
  return (
    <div className="skeleton" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="bone" style={{ width: `${92 - line * 13}%`, height: 14 }} />
      ))}
    </div>
  )
}
