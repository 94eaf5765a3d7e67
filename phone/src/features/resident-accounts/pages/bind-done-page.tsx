import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useAccount } from '../../../app/account.tsx'
import { dayText } from '../../../app/i18n.ts'
import { go } from '../../../app/router.tsx'
import { ButtonLink } from '../../../kit/button.tsx'
import { Icon } from '../../../kit/icon.tsx'
import { Page } from '../../../kit/page.tsx'
import { useBinding } from '../binding.ts'
import '../resident-accounts.css'

/** Bound: for whom, and until when. */
export default function BindDonePage() {
  const { t } = useTranslation('phone')
  const { people } = useAccount()
  const [{ done }] = useBinding()
  const person = people.find(({ residentId }) => residentId === done?.residentId)
  const isEarly = person === undefined
  useEffect(() => {
    if (isEarly) go('/m', true)
  }, [isEarly])
  if (!done || !person) return null
  return (
    <Page
      title={t('bind.doneTitle')}
      hasBack={false}
      dock={
        <>
          <ButtonLink to="/m">{t('bind.home')}</ButtonLink>
          <ButtonLink kind="plain" to="/m/bind">
            {t('bind.another')}
          </ButtonLink>
        </>
      }
    >
      <div className="result">
        <Icon name="done" />
      </div>
      <p>{done.isSelf ? t('bind.doneSelf') : t('bind.doneText', { name: person.name })}</p>
      {person.until ? <p>{t('bind.doneUntil', { day: dayText(person.until) })}</p> : null}
    </Page>
  )
}
