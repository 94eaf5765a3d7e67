import { useTranslation } from 'react-i18next'

/** Where the region does not say what packages are made of: the open question, and whom to ask. */
export function Closed({ question }: { question: string }) {
  const { t } = useTranslation('service-packages')
  return (
    <p className="packages-closed" role="note">
      <b>{t('closed')}</b> {t('closedText', { question })}
    </p>
  )
}
