import { useTranslation } from 'react-i18next'
import { getOwnContractEndpoint } from '#api/online-signing.ts'
import { useActing } from '../../../app/account.tsx'
import { forgetAnswers } from '../../../app/answers.ts'
import { dayText } from '../../../app/i18n.ts'
import { Failed, type PageProps, Waiting } from '../../../app/later.tsx'
import { problemTexts } from '../../../app/problem.ts'
import { useAsked } from '../../../app/use-asked.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { NobodyPage } from '../../../kit/nobody-page.tsx'
import { Page } from '../../../kit/page.tsx'
import { PayerBar } from '../../../kit/payer-bar.tsx'
import { yuan } from '../../../kit/yuan.ts'
import { ChangesSince } from '../components/changes-since.tsx'
import { ContractWays } from '../components/contract-ways.tsx'
import { EndingCard } from '../components/ending-card.tsx'
import { PriceOf } from '../components/price-of.tsx'
import { PaperPages } from '../components/paper-pages.tsx'
import { ServicesCard } from '../components/services-card.tsx'
import { StandingTag } from '../components/standing-tag.tsx'
import { itemText, payersOf } from '../offer.ts'
import '../contracts.css'

/** One contract in full: the terms, the money, the services, the paper itself, and what can be done about it. */
export default function ContractPage({ id = '' }: PageProps) {
  const { t } = useTranslation('phone-signing')
  const acting = useActing()
  const {
    answer: one,
    problem,
    again,
  } = useAsked(getOwnContractEndpoint, acting ? { residentId: acting.residentId, contractId: id } : null, `${acting?.residentId} ${id}`)
  if (!acting) return <NobodyPage title={t('one.title')} />
  if (!one && problem) return <Failed texts={problemTexts(problem)} retry={again} />
  if (!one) return <Waiting />
  const shares = Object.entries(one.fee.shares).map(([party, fen]) => ({ party, fen }))
  return (
    <Page title={t('one.of', { name: acting.name })} heading={t('one.title')}>
      <p className="who">
        <span className="strong" lang="zh-CN">
          {acting.name}
        </span>
        <StandingTag standing={one.standing} />
      </p>
      {one.ending ? (
        <EndingCard
          residentId={acting.residentId}
          name={acting.name}
          ending={one.ending}
          on={one.on}
          withdrawn={() => {
            forgetAnswers()
            again()
          }}
        />
      ) : null}
      <section className="card">
        <dl className="facts">
          <div>
            <dt>{t('one.team')}</dt>
            <dd lang="zh-CN">
              <span className="strong">{t('team.doctor', { name: one.doctorName })}</span> {one.teamName} · {one.institutionName}
            </dd>
          </div>
          <div>
            <dt>{t('one.period')}</dt>
            <dd>
              {t('term.period', { from: dayText(one.from), lastDay: dayText(one.lastDay) })}
              {one.standing === 'active' || one.standing === 'expiring' ? ` · ${t('contract.daysLeft', { days: one.daysLeft })}` : ''}
            </dd>
          </div>
          {one.afterTerm ? (
            <div>
              <dt>{t('one.afterTerm')}</dt>
              <dd>{t(`one.after.${one.afterTerm}`, { lastDay: dayText(one.lastDay) })}</dd>
            </div>
          ) : null}
          <div>
            <dt>{t('one.signedOn')}</dt>
            <dd>{dayText(one.signedOn)}</dd>
          </div>
          <div>
            <dt>{t('one.number')}</dt>
            <dd>{one.number}</dd>
          </div>
          <div>
            <dt>{t('one.pays')}</dt>
            <dd className="strong">{t('yuan', { yuan: yuan(one.fee.residentFen) })}</dd>
          </div>
        </dl>
        {one.fee.totalFen > 0 ? (
          <PayerBar
            label={t('package.whoPays', { yuan: yuan(one.fee.totalFen) })}
            payers={payersOf(shares)}
            unit={(text) => t('yuan', { yuan: text })}
          />
        ) : null}
      </section>
      <section className="card" aria-labelledby="services">
        <h2 id="services">{t('one.services')}</h2>
        {one.items.map(({ packageName, residentFen, price, items }) => (
          <div key={packageName}>
            <p>
              <span className="strong" lang="zh-CN">
                {packageName}
              </span>{' '}
              <span className="small">{residentFen === 0 ? t('package.free') : t('package.youPay', { yuan: yuan(residentFen) })}</span>
            </p>
            <ul className="ticks">
              {items.map((item) => (
                <li key={item.item}>{itemText(item)}</li>
              ))}
            </ul>
            {price ? <PriceOf price={price} name={packageName} /> : null}
          </div>
        ))}
      </section>
      <ServicesCard services={one.services} />
      {one.institutions.length > 0 ? (
        <section className="card" aria-labelledby="hospitals">
          <h2 id="hospitals">{t('one.hospitals')}</h2>
          <dl className="facts" lang="zh-CN">
            {one.institutions.map(({ label, name }) => (
              <div key={`${label}${name}`}>
                <dt>{label}</dt>
                <dd>{name}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      {one.consents.length > 0 ? (
        <section className="card" aria-labelledby="consents">
          <h2 id="consents">{t('one.consents')}</h2>
          <ul className="plain-list">
            {one.consents.map(({ id: consentId, text, agreed, withdrawnAt }) => (
              <li key={consentId}>
                <span aria-hidden="true">{agreed && !withdrawnAt ? '✓' : '–'}</span> <span lang="zh-CN">{text}</span>{' '}
                <span className="small quiet">
                  {withdrawnAt ? t('consents.withdrawn', { day: dayText(withdrawnAt) }) : t(agreed ? 'one.agreed' : 'one.notAgreed')}
                </span>
              </li>
            ))}
          </ul>
          {one.consents.some(({ agreed, withdrawnAt }) => agreed && !withdrawnAt) ? (
            <ButtonLink kind="plain" to="/m/consents">
              {t('one.toConsents')}
            </ButtonLink>
          ) : null}
        </section>
      ) : null}
      <ChangesSince residentId={acting.residentId} contract={one} />
      <ContractWays contract={one} />
      <PaperPages residentId={acting.residentId} contract={one} />
      <ButtonLink kind="plain" to="/m/contract">
        {t('one.back')}
      </ButtonLink>
    </Page>
  )
}
