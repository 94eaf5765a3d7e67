import { useTranslation } from 'react-i18next'

/** How many are new: a red mark with the number, and the words for who does not see it. */
export function NewCount({ count }: { count: number }) {
  const { t } = useTranslation('phone-messages')
  if (count === 0) return null
  return (
    <span className="new-count">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="sr">{t('newCount', { count })}</span>
    </span>
  )
}
