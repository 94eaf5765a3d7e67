import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actFor, useAccount, useActing } from '../../../app/account.tsx'
import { dayText } from '../../../app/i18n.ts'
import { go } from '../../../app/router.tsx'
import { Button } from '../../../kit/button.tsx'
import { ChoiceCards } from '../../../kit/choice-cards.tsx'
import { NobodyPage } from '../../../kit/nobody-page.tsx'
import { Page } from '../../../kit/page.tsx'

/** For whom things are done from now on. */
export default function PeoplePage() {
  const { t } = useTranslation('phone')
  const { people } = useAccount()
  const acting = useActing()
  const [chosen, choose] = useState(acting?.residentId ?? null)
  if (people.length === 0) return <NobodyPage title={t('people.title')} />
  const send = () => {
    if (chosen) actFor(chosen)
    go('/m', true)
  }
  return (
    <Page title={t('people.title')} send={send} dock={<Button type="submit">{t('people.done')}</Button>}>
      <ChoiceCards
        id="person"
        label={t('people.question')}
        value={chosen}
        options={people.map(({ residentId, name, relation, until }) => ({
          value: residentId,
          label: name,
          text: [t(`relation.${relation}`), until && t('me.until', { day: dayText(until) })].filter(Boolean).join(' · '),
        }))}
        onChange={choose}
      />
    </Page>
  )
}
