import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signOutOfPhoneEndpoint } from '#api/resident-accounts.ts'
import { useFreshAccount, useSession } from '../../../app/account.tsx'
import { useSend } from '../../../app/use-send.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { ErrorSummary, type Fault } from '../../../kit/error-summary.tsx'
import { Page } from '../../../kit/page.tsx'
import { ReadAloud } from '../../../kit/read-aloud.tsx'
import { Helpers, OwnPeople } from '../components/bonds.tsx'
import { LookBar } from '../components/look-bar.tsx'
import { LookSettings } from '../components/look-settings.tsx'
import { faultsOf } from '../faults.ts'
import '../resident-accounts.css'

/** Mine: whom I act for, who acts for me, how I want to read, signing out. */
export default function MePage() {
  const { t } = useTranslation('phone')
  const { look, forget } = useSession()
  const { phoneMasked } = useFreshAccount()
  const [faults, setFaults] = useState<Fault[]>([])
  const leaving = useSend(signOutOfPhoneEndpoint, (problem) => setFaults(faultsOf(problem)))
  const leave = async () => {
    if (await leaving.send({})) forget()
  }
  return (
    <Page title={t('me.title')} tab="me" bar={<LookBar />}>
      <p className="quiet phone-line">{t('home.phone', { phone: phoneMasked })}</p>
      <ErrorSummary faults={faults} />
      <OwnPeople setFaults={setFaults} />
      <Helpers setFaults={setFaults} />
      <ButtonLink kind="plain" to="/m/consents">
        {t('me.consents')}
      </ButtonLink>
      <LookSettings setFaults={setFaults} />
      {look.isElderMode ? <ReadAloud isWide /> : null}
      <Button kind="plain" isBusy={leaving.isBusy} onClick={() => void leave()}>
        {t('me.signOut')}
      </Button>
    </Page>
  )
}
