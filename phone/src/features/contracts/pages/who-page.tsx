import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actFor, useActing, useFreshAccount } from '../../../app/account.tsx'
import { go } from '../../../app/router.tsx'
import { writeStored } from '../../../app/stored.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { ChoiceCards } from '../../../kit/choice-cards.tsx'
import { Page } from '../../../kit/page.tsx'
import { leaveFamily } from '../family.ts'
import { useSigningDraft } from '../signing-draft.ts'
import { draftFor } from '../signing-page.tsx'
import { pathOf } from '../steps.ts'

/** For whom; passed over when there is only one. */
export default function WhoPage() {
  const { t } = useTranslation(['phone-signing', 'phone'])
  const { people } = useFreshAccount()
  const acting = useActing()
  const [draft, change] = useSigningDraft()
  const [chosen, choose] = useState(
    people.find(({ residentId }) => residentId === draft.residentId)?.residentId ?? acting?.residentId ?? null,
  )
  const only = people.length === 1 ? people[0]!.residentId : null
  const begin = (residentId: string, isReplaced: boolean) => {
    actFor(residentId)
    leaveFamily()
    writeStored('sessionStorage', 'sign', draftFor(draft, residentId))
    change({})
    go(pathOf('team'), isReplaced)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: at once, when there is nobody to choose between
  useEffect(() => {
    if (only) begin(only, true)
  }, [only])
  if (only) return null
  if (people.length === 0)
    return (
      <Page title={t('sign.nobodyTitle')} dock={<ButtonLink to="/m/bind">{t('phone:home.bind')}</ButtonLink>}>
        <p>{t('sign.nobodyText')}</p>
      </Page>
    )
  return (
    <Page
      title={t('sign.whoTitle')}
      send={() => {
        if (chosen) begin(chosen, false)
      }}
      dock={<Button type="submit">{t('phone:next')}</Button>}
    >
      <ChoiceCards
        id="person"
        label={t('sign.who')}
        value={chosen}
        options={people.map(({ residentId, name, relation, isSigned }) => ({
          value: residentId,
          label: name,
          text: [t(`phone:relation.${relation}`), isSigned && t('sign.alreadySigned')].filter(Boolean).join(' · '),
        }))}
        onChange={choose}
      />
      {people.filter(({ isSigned }) => !isSigned).length > 1 ? (
        <ButtonLink kind="plain" to="/m/sign/family">
          {t('family.begin')}
        </ButtonLink>
      ) : null}
    </Page>
  )
}
