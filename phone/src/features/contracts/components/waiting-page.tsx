import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnPerson } from '#api/resident-accounts.ts'
import { actFor } from '../../../app/account.tsx'
import { forgetAnswers } from '../../../app/answers.ts'
import { go } from '../../../app/router.tsx'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { Page } from '../../../kit/page.tsx'
import type { Application } from '../signing-draft.ts'
import { WaitingCard } from './waiting-card.tsx'

type Props = {
  application: Application
  on: string
  person: OwnPerson
  /** The way on without this one, among several who sign together. */
  skip?: (() => void) | undefined
}

/** Instead of a new form: the application that waits for the doctor, with taking it back. */
export function WaitingPage({ application, on, person, skip }: Props) {
  const { t } = useTranslation('phone-signing')
  useEffect(() => actFor(person.residentId), [person.residentId])
  const gone = () => {
    forgetAnswers()
    go('/m/contract', true)
  }
  return (
    <Page
      title={t('waiting.title')}
      dock={skip ? <Button onClick={skip}>{t('family.skip')}</Button> : <ButtonLink to="/m">{t('stop.home')}</ButtonLink>}
    >
      <WaitingCard application={application} on={on} name={person.name} withdrawn={gone} />
    </Page>
  )
}
