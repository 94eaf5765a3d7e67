import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../../kit/button.tsx'

/** To be bound oneself: the first thing to do, or one among others for who acts for family already. */
export function BindCard({ isLess = false }: { isLess?: boolean }) {
  const { t } = useTranslation('phone')
  return (
    <section className={isLess ? 'card' : 'todo'} aria-labelledby="bind">
      <h2 id="bind">{t('home.bindTitle')}</h2>
      <p>{t(isLess ? 'home.bindFamilyText' : 'home.bindText')}</p>
      <ButtonLink kind="plain" to="/m/bind">
        {t('home.bind')}
      </ButtonLink>
    </section>
  )
}
