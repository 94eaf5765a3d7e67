import { useTranslation } from 'react-i18next'
import type { UnitAgreementContent } from '#api/communities.ts'
import { PaperSheet } from '../../../kit/print-frame.tsx'

/** The text of a unit's agreement as it is signed. */
export function AgreementPaper({ content, hash }: { content: UnitAgreementContent; hash: string }) {
  const { t } = useTranslation('communities')
  const { partyA, partyB, term } = content
  return (
    <PaperSheet>
      <div className="community-paper" lang="zh-CN">
        <h2 className="paper-title">{content.title}</h2>
        <p className="mute s">
          {content.regionName}　{content.number}
          {content.isDemo ? `　${t('sign.demo')}` : ''}
        </p>
        <h3>{t('sign.partyA')}</h3>
        <p>
          {partyA.institutionName}　{partyA.teamName}　{partyA.doctorName}
          {partyA.phone ? `　${partyA.phone}` : ''}
        </p>
        <p className="mute s">{partyA.members.map(({ name, role }) => `${name}（${role}）`).join('、')}</p>
        <h3>{t('sign.partyB')}</h3>
        <p>
          {partyB.name}（{partyB.kind}）{partyB.creditCode ? `　${partyB.creditCode}` : ''}
        </p>
        <p>
          {partyB.place}　{partyB.contactName} {partyB.contactPhoneMasked}　{t('one_page.people', { count: partyB.headcount })}
        </p>
        <h3>{t('sign.term')}</h3>
        <p className="num">{t('sign.termText', { from: term.from, lastDay: term.lastDay, years: term.years })}</p>
        {content.previousNumber ? (
          <p className="mute s">
            {t('sign.previous')}　{content.previousNumber}
          </p>
        ) : null}
        <h3>{t('sign.fiveOnes')}</h3>
        <p>{content.fiveOnes.join('、')}</p>
        <h3>{t('sign.packages')}</h3>
        {content.packages.map(({ name, items }) => (
          <p key={name}>
            <b>{name}</b>　
            {items.map((item) => (item.times === null ? item.name : `${item.name} ${t('draft.times', { times: item.times })}`)).join('、')}
          </p>
        ))}
        <h3>{t('sign.clauses')}</h3>
        <Clauses clauses={content.clauses} />
        <h3>{t('sign.memberClauses')}</h3>
        <p className="s">{content.memberClausesNote}</p>
        <Clauses clauses={content.memberClauses} />
        {content.sources.length > 0 ? (
          <>
            <h3>{t('sign.sources')}</h3>
            <p className="s">{content.sources.join('；')}</p>
          </>
        ) : null}
        <p className="mute xs community-hash">
          {t('sign.hash')}　<span className="num">{hash}</span>
        </p>
      </div>
    </PaperSheet>
  )
}

function Clauses({ clauses }: Pick<UnitAgreementContent, 'clauses'>) {
  return (
    <ol className="community-clauses">
      {clauses.map(({ heading, text }) => (
        <li key={`${heading} ${text}`}>
          <b>{heading}</b>　{text}
        </li>
      ))}
    </ol>
  )
}
