import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFreshAccount } from '../../../app/account.tsx'
import { go } from '../../../app/router.tsx'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { ErrorSummary, type Fault, faultOf } from '../../../kit/error-summary.tsx'
import { Page } from '../../../kit/page.tsx'
import { TickCard } from '../../../kit/tick-card.tsx'
import { beginFamily } from '../family.ts'
import { pathOf } from '../steps.ts'

/** Which of one's own people sign together; who has a doctor already is not among them. */
export default function FamilyPage() {
  const { t } = useTranslation(['phone-signing', 'phone'])
  const { people } = useFreshAccount()
  const [chosen, choose] = useState<string[]>(people.filter(({ isSigned }) => !isSigned).map(({ residentId }) => residentId))
  const [faults, setFaults] = useState<Fault[]>([])
  if (people.filter(({ isSigned }) => !isSigned).length < 2)
    return (
      <Page title={t('family.title')} dock={<ButtonLink to="/m/bind">{t('family.bind')}</ButtonLink>}>
        <p>{t('family.tooFew')}</p>
      </Page>
    )
  const send = () => {
    const ids = people.map(({ residentId }) => residentId).filter((id) => chosen.includes(id))
    if (ids.length < 2) return setFaults([{ field: 'family-0', text: t('family.fill') }])
    beginFamily(ids)
    go(pathOf('team'))
  }
  return (
    <Page title={t('family.title')} send={send} dock={<Button type="submit">{t('phone:next')}</Button>}>
      <ErrorSummary faults={faults} />
      <p>{t('family.text')}</p>
      <fieldset className="choices">
        <legend className="sr">{t('sign.who')}</legend>
        {people.map(({ residentId, name, relation, isSigned }, index) => (
          <TickCard
            key={residentId}
            id={`family-${index}`}
            isTicked={chosen.includes(residentId)}
            isOff={isSigned}
            label={<span lang="zh-CN">{name}</span>}
            fault={index === 0 ? faultOf(faults, 'family-0') : undefined}
            onTick={(isTicked) => {
              setFaults([])
              choose(isTicked ? [...chosen, residentId] : chosen.filter((id) => id !== residentId))
            }}
          >
            <span className="small quiet">
              {[t(`phone:relation.${relation}`), isSigned && t('sign.alreadySigned')].filter(Boolean).join(' · ')}
            </span>
          </TickCard>
        ))}
      </fieldset>
    </Page>
  )
}
