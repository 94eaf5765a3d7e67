import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnPerson } from '#api/resident-accounts.ts'
import { actFor } from '../../../app/account.tsx'
import { forgetAnswers } from '../../../app/answers.ts'
import { go } from '../../../app/router.tsx'
import { ButtonLink } from '../../../kit/button.tsx'
import { Page } from '../../../kit/page.tsx'
import type { Application } from '../signing-draft.ts'
import { WaitingCard } from './waiting-card.tsx'

/** Instead of a new form: the application that waits for the doctor, with taking it back. */
export function WaitingPage({ application, on, person }: { application: Application; on: string; person: OwnPerson }) {
  const { t } = useTranslation('phone-signing')
  useEffect(() => actFor(person.residentId), [person.residentId])
  const gone = () => {
    forgetAnswers()
    go('/m/contract', true)
  }
  return (
    <Page title={t('waiting.title')} dock={<ButtonLink to="/m">{t('stop.home')}</ButtonLink>}>
      <WaitingCard application={application} on={on} name={person.name} withdrawn={gone} />
    </Page>
  )
}
