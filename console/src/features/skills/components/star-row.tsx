import { useTranslation } from 'react-i18next'
import '../skills.css'

/** One to five stars, drawn and said. */
export function StarRow({ stars }: { stars: number }) {
  const { t } = useTranslation('skills')
  return (
    <span className="stars" role="img" aria-label={t('stars.count', { count: stars })}>
      {'★'.repeat(stars)}
      {'☆'.repeat(5 - stars)}
    </span>
  )
}
