import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { getOwnContractEndpoint } from '#api/online-signing.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { CallLink } from '../../../kit/call-link.tsx'

/** What can be done about a contract: the next one when its end is near, another team, its end. While an answer is awaited nothing else is begun. */
export function ContractWays({ contract }: { contract: OutputOf<typeof getOwnContractEndpoint> }) {
  const { t } = useTranslation('phone-signing')
  const { contractId, standing, phone, institutionName, ways, isWaiting, ending } = contract
  if (standing === 'ended' || standing === 'expired') return <ButtonLink to="/m/sign">{t('waiting.signAgain')}</ButtonLink>
  const isAsked = ending?.state === 'waiting'
  return (
    <section className="card" aria-labelledby="how">
      <h2 id="how">{t('one.how')}</h2>
      {isWaiting ? (
        <>
          <p>{t('one.waits')}</p>
          <ButtonLink kind="plain" to="/m/contract">
            {t('done.progress')}
          </ButtonLink>
        </>
      ) : (
        <>
          {ways.renew ? (
            <>
              <p>{t('one.renewNow')}</p>
              <ButtonLink to={`/m/renew/${contractId}`}>{t('one.renew')}</ButtonLink>
            </>
          ) : standing === 'upcoming' ? null : (
            <p>{t('one.renewWhen')}</p>
          )}
          {ways.change ? (
            <>
              <p>{t('one.change')}</p>
              <ButtonLink kind="plain" to={`/m/change/${contractId}`}>
                {t('one.changeTeam')}
              </ButtonLink>
            </>
          ) : null}
        </>
      )}
      {ways.end && !isAsked && !isWaiting ? (
        <>
          <p>{t('one.end')}</p>
          <ButtonLink kind="plain" to={`/m/end/${contractId}`}>
            {t('one.endIt')}
          </ButtonLink>
        </>
      ) : null}
      {phone ? <CallLink phone={phone} text={t('one.call')} /> : <p>{t('one.noPhone', { institution: institutionName })}</p>}
    </section>
  )
}
