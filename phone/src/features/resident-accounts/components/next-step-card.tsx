import { useTranslation } from 'react-i18next'
import type { OwnPerson } from '#api/resident-accounts.ts'
import { ButtonLink } from '../../../kit/button.tsx'

/** The one next thing: to be bound oneself, else how it stands with the family doctor. */
export function NextStepCard({ acting, hasSelf }: { acting: OwnPerson | undefined; hasSelf: boolean }) {
  const { t } = useTranslation('phone')
  if (!hasSelf)
    return (
      <section className="todo" aria-labelledby="todo">
        <h2 id="todo">{t('home.bindTitle')}</h2>
        <p>{t(acting ? 'home.bindFamilyText' : 'home.bindText')}</p>
        <ButtonLink kind="plain" to="/m/bind">
          {t('home.bind')}
        </ButtonLink>
      </section>
    )
  if (!acting) return null
  return (
    <section className={`todo ${acting.isSigned ? 'care' : ''}`} aria-labelledby="todo">
      <h2 id="todo">{t(acting.isSigned ? 'home.signedTitle' : 'home.unsignedTitle')}</h2>
      <p>{t(acting.isSigned ? 'home.signedText' : 'home.unsignedText', { name: acting.name })}</p>
    </section>
  )
}
