import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { getOwnContractEndpoint } from '#api/online-signing.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { CallLink } from '../../../kit/call-link.tsx'

/** How renewing, changing and ending are done today: what can be done here, and where the rest is done. */
export function ContractWays({ contract }: { contract: OutputOf<typeof getOwnContractEndpoint> }) {
  const { t } = useTranslation('phone-signing')
  const { standing, phone, institutionName } = contract
  if (standing === 'ended' || standing === 'expired') return <ButtonLink to="/m/sign">{t('waiting.signAgain')}</ButtonLink>
  return (
    <section className="card" aria-labelledby="how">
      <h2 id="how">{t('one.how')}</h2>
      {standing === 'expiring' ? (
        <>
          <p>{t('one.renewNow')}</p>
          <ButtonLink to="/m/sign">{t('one.renew')}</ButtonLink>
        </>
      ) : (
        <p>{t('one.renewWhen')}</p>
      )}
      <p>{t('one.change')}</p>
      <p>{t('one.end')}</p>
      {phone ? <CallLink phone={phone} text={t('one.call')} /> : <p>{t('one.noPhone', { institution: institutionName })}</p>}
    </section>
  )
}
