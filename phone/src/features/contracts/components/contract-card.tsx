import i18n from 'i18next'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { listOwnContractsEndpoint } from '#api/online-signing.ts'
import { dayText } from '../../../app/i18n.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { StandingTag } from './standing-tag.tsx'

type OwnContract = OutputOf<typeof listOwnContractsEndpoint>['contracts'][number]

/** One contract in short: with whom, how it stands, how long it lasts; the next one at once where it may be had. */
export function ContractCard({ contract, mayRenew = false }: { contract: OwnContract; mayRenew?: boolean }) {
  const { t } = useTranslation('phone-signing')
  const { contractId, standing, doctorName, teamName, institutionName, packages } = contract
  return (
    <section className="card">
      <p className="who">
        <span className="strong" lang="zh-CN">
          {t('team.doctor', { name: doctorName })}
        </span>
        <StandingTag standing={standing} />
      </p>
      <p className="small" lang="zh-CN">
        {t('check.teamNote', { team: teamName, institution: institutionName })}
      </p>
      <p className="small" lang="zh-CN">
        {packages.join(i18n.language === 'zh' ? '、' : ', ')}
      </p>
      <p>{daysText(contract)}</p>
      {mayRenew ? <ButtonLink to={`/m/renew/${contractId}`}>{t('one.renew')}</ButtonLink> : null}
      <ButtonLink kind="plain" to={`/m/contract/${contractId}`}>
        {t(isOver(standing) ? 'contract.open' : 'contract.openOrChange')}
        <span className="sr">{contract.number}</span>
      </ButtonLink>
    </section>
  )
}

const isOver = (standing: OwnContract['standing']): boolean => standing === 'expired' || standing === 'ended'

/** How long it still lasts, in words: a number of days only while it runs. */
function daysText({ standing, from, lastDay, daysLeft }: OwnContract): string {
  if (lastDay < from) return i18n.t('phone-signing:contract.sameDay', { day: dayText(from) })
  if (standing === 'upcoming') return i18n.t('phone-signing:contract.startsOn', { day: dayText(from) })
  const until = i18n.t('phone-signing:contract.until', { day: dayText(lastDay) })
  if (isOver(standing)) return until
  return `${until} · ${daysLeft > 0 ? i18n.t('phone-signing:contract.daysLeft', { days: daysLeft }) : i18n.t('phone-signing:contract.lastDayToday')}`
}
