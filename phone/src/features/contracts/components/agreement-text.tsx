import { useTranslation } from 'react-i18next'
import { dayText, nameOf } from '../../../app/i18n.ts'
import { yuan } from '../../../kit/yuan.ts'
import { chosenPackages, doctorOf, itemText, payersOf } from '../offer.ts'
import type { Proposal } from '../signing-draft.ts'
import { PriceOf } from './price-of.tsx'

/** What the paper will say: who with whom, until when, for what and for how much, and every clause. */
export function AgreementText({ proposal }: { proposal: Proposal }) {
  const { t, i18n } = useTranslation('phone-signing')
  const { agreement, resident, team, term, fee } = proposal
  const comma = i18n.language === 'zh' ? '、' : ', '
  return (
    <article className="card agreement">
      <h2 lang="zh-CN">{agreement.title}</h2>
      {agreement.isDemo ? <p className="small quiet">{t('agreement.demo')}</p> : null}
      {i18n.language === 'zh' ? null : <p className="small quiet">{t('agreement.original')}</p>}
      <dl className="facts">
        <div>
          <dt>{t('agreement.who')}</dt>
          <dd lang="zh-CN">{resident.name}</dd>
        </div>
        <div>
          <dt>{t('agreement.with')}</dt>
          <dd>
            <span lang="zh-CN">
              {team.institutionName} {team.name}
            </span>{' '}
            {t('team.doctor', { name: doctorOf(proposal)?.name ?? '' })}
          </dd>
        </div>
        <div>
          <dt>{t('agreement.period')}</dt>
          <dd>{t('term.period', { from: dayText(term.from), lastDay: dayText(term.lastDay) })}</dd>
        </div>
        {chosenPackages(proposal).map((one) => (
          <div key={one.id}>
            <dt>{nameOf(one)}</dt>
            <dd>{one.items.map(itemText).join(comma)}</dd>
            {one.price ? (
              <dd>
                <PriceOf price={one.price} name={nameOf(one)} />
              </dd>
            ) : null}
          </div>
        ))}
        <div>
          <dt>{t('agreement.pays')}</dt>
          <dd>
            <span className="strong">{t('yuan', { yuan: yuan(fee.residentFen) })}</span>
            {fee.totalFen > 0 ? (
              <span className="small">
                {' '}
                {t('check.split', {
                  total: yuan(fee.totalFen),
                  parts: payersOf(fee.shares)
                    .map(({ name, fen }) => t('check.splitPart', { name, yuan: yuan(fen) }))
                    .join(t('check.splitJoin')),
                })}
              </span>
            ) : null}
          </dd>
        </div>
      </dl>
      <h3 className="strong">{t('agreement.clauses')}</h3>
      <div lang="zh-CN" className="clauses">
        {agreement.clauses.map(({ heading, text }, index) => (
          <section key={heading}>
            <h4 className="strong">{t('agreement.clauseNo', { number: index + 1, heading })}</h4>
            <p>{text}</p>
          </section>
        ))}
      </div>
    </article>
  )
}
