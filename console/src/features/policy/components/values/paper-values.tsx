import { useTranslation } from 'react-i18next'
import { Tag } from '../../../../kit/status-tag.tsx'
import { useNames } from '../use-names.ts'

/** The region's own words, as screens and papers use them. */
export function LocalWords({ result }: { result: Record<string, string> }) {
  const { meaning } = useNames()
  return (
    <dl className="policy-facts">
      {Object.entries(result).map(([code, text]) => (
        <div key={code}>
          <dt>{meaning('local', code)}</dt>
          <dd lang="zh-CN">
            <b>{text}</b>
          </dd>
        </div>
      ))}
    </dl>
  )
}

type Template = {
  title: string
  party_a: string
  party_b: string
  clauses: { heading: string; text: string }[]
  consents: { id: string; text: string; note: string | null; required: boolean; revocable: boolean }[]
}

/** What the agreement says. It is Chinese on every screen, as it is on paper. */
export function Agreement({ result }: { result: Template }) {
  const { t } = useTranslation('policy')
  return (
    <div className="policy-paper">
      <p className="policy-paper-title" lang="zh-CN">
        {result.title}
      </p>
      <p lang="zh-CN">{t('value.agreement.parties', { a: result.party_a, b: result.party_b })}</p>
      <ol lang="zh-CN">
        {result.clauses.map((clause) => (
          <li key={clause.heading}>
            <b>{clause.heading}</b> {clause.text}
          </li>
        ))}
      </ol>
      <p className="mute">{t('value.agreement.consents')}</p>
      <ul>
        {result.consents.map((consent) => (
          <li key={consent.id}>
            <span lang="zh-CN">
              {consent.text}
              {consent.note ? <small> {consent.note}</small> : null}
            </span>{' '}
            <Tag>{t(consent.required ? 'value.agreement.required' : 'value.agreement.optional')}</Tag>
            {consent.revocable ? <Tag>{t('value.agreement.revocable')}</Tag> : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
