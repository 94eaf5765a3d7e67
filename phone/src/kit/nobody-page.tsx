import { useTranslation } from 'react-i18next'
import { ButtonLink } from './button.tsx'
import { Page } from './page.tsx'

/** Instead of a page about somebody while nobody is bound: the way to bind somebody. */
export function NobodyPage({ title }: { title: string }) {
  const { t } = useTranslation('phone')
  return (
    <Page title={title} dock={<ButtonLink to="/m/bind">{t('home.bind')}</ButtonLink>}>
      <p>{t('home.bindText')}</p>
    </Page>
  )
}
