import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { endBondEndpoint } from '#api/resident-accounts.ts'
import { useAccount, useSession } from '../../../app/account.tsx'
import { dayText } from '../../../app/i18n.ts'
import { useSend } from '../../../app/use-send.ts'
import { AskOnce } from '../../../kit/ask-once.tsx'
import { ButtonLink } from '../../../kit/button.tsx'
import type { Fault } from '../../../kit/error-summary.tsx'
import { faultsOf } from '../faults.ts'
import { SignedTag } from './signed-tag.tsx'

type Telling = { setFaults: (faults: Fault[]) => void }

/** Whom the holder may act for, each with its end; ending asks once more. */
export function OwnPeople({ setFaults }: Telling) {
  const { t } = useTranslation('phone')
  const { people } = useAccount()
  const { end, isBusy, isEnded } = useEnding(setFaults)
  return (
    <section className="card" aria-labelledby="people">
      <h2 id="people">{t('me.people')}</h2>
      {people.length === 0 ? <p>{t('me.noPeople')}</p> : null}
      <ul className="bonds">
        {people.map(({ residentId, name, relation, until, isSigned }) => (
          <li key={residentId}>
            <p className="who">
              <span className="strong" lang="zh-CN">
                {name}
              </span>
              <span className="small">{t(`relation.${relation}`)}</span>
              <SignedTag isSigned={isSigned} />
            </p>
            <p className="small quiet">{until ? t('me.until', { day: dayText(until) }) : t('me.noEnd')}</p>
            <AskOnce
              act={t('me.end')}
              whom={name}
              question={t('me.endQuestion', { name })}
              yes={t('me.endYes')}
              no={t('me.endNo')}
              isBusy={isBusy}
              confirm={() => void end(null, residentId)}
            />
          </li>
        ))}
      </ul>
      <p role="status">{isEnded ? t('me.ended') : ''}</p>
      <ButtonLink kind="care" to="/m/bind">
        {t('me.add')}
      </ButtonLink>
    </section>
  )
}

/** Who else may act for the holder; they can be stopped any day. */
export function Helpers({ setFaults }: Telling) {
  const { t } = useTranslation('phone')
  const { people, helpers } = useAccount()
  const { end, isBusy, isEnded } = useEnding(setFaults)
  const hasSelf = people.some(({ relation }) => relation === 'self')
  return (
    <section className="card" aria-labelledby="helpers">
      <h2 id="helpers">{t('me.helpers')}</h2>
      {helpers.length === 0 ? <p>{t(hasSelf ? 'me.noHelpers' : 'me.noSelf')}</p> : null}
      <ul className="bonds">
        {helpers.map(({ bondId, residentId, phoneMasked, relation, since, until }) => (
          <li key={bondId}>
            <p className="strong">{t('me.helper', { phone: phoneMasked })}</p>
            <p className="small quiet">
              {t('me.helperText', { relation: t(`relation.${relation}`), day: dayText(since) })}
              {until ? ` · ${t('me.until', { day: dayText(until) })}` : null}
            </p>
            <AskOnce
              act={t('me.takeBack')}
              whom={phoneMasked}
              question={t('me.takeBackQuestion', { phone: phoneMasked })}
              yes={t('me.takeBackYes')}
              no={t('me.takeBackNo')}
              isBusy={isBusy}
              confirm={() => void end(bondId, residentId)}
            />
          </li>
        ))}
      </ul>
      <p role="status">{isEnded ? t('me.takenBack') : ''}</p>
    </section>
  )
}

function useEnding(setFaults: Telling['setFaults']) {
  const { reload } = useSession()
  const [isEnded, setEnded] = useState(false)
  const ending = useSend(endBondEndpoint, (problem) => setFaults(faultsOf(problem)))
  const end = async (bondId: string | null, residentId: string) => {
    setFaults([])
    if (!(await ending.send({ bondId, residentId }))) return
    await reload()
    setEnded(true)
  }
  return { end, isEnded, isBusy: ending.isBusy }
}
