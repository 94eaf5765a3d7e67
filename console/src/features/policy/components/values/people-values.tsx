import { useTranslation } from 'react-i18next'
import { Tag } from '../../../../kit/status-tag.tsx'
import { TableTwin } from '../../../../kit/table-twin.tsx'
import { useNames } from '../use-names.ts'

type EligibilityRow = { mode: string; institutions: string[]; licences: string[]; supervised: boolean }

/** Who may contract, one row a form. */
export function Eligibility({ result }: { result: EligibilityRow[] }) {
  const { t } = useTranslation('policy')
  const { words, meaning } = useNames()
  return (
    <TableTwin
      caption={t('value.eligibility.mode')}
      rows={result}
      rowKey={({ mode }) => mode}
      dense={false}
      columns={[
        { key: 'mode', title: t('value.eligibility.mode'), isHeader: true, render: ({ mode }) => meaning('mode', mode) },
        { key: 'institutions', title: t('value.eligibility.institutions'), render: ({ institutions }) => words(institutions) },
        { key: 'licences', title: t('value.eligibility.licences'), render: ({ licences }) => words(licences) },
        {
          key: 'supervised',
          title: t('value.eligibility.supervised'),
          render: ({ supervised }) => t(supervised ? 'value.eligibility.yes' : 'value.eligibility.no'),
        },
      ]}
    />
  )
}

/** Who leads a team, who must be in it, who may be. */
export function Team({ result }: { result: { leader: string; required: Record<string, number>; optional: string[]; open: boolean } }) {
  const { t } = useTranslation('policy')
  const { word } = useNames()
  const { leader, required, optional, open } = result
  return (
    <dl className="policy-facts">
      <div>
        <dt>{t('value.team.leader')}</dt>
        <dd>
          <b>{word(leader)}</b>
        </dd>
      </div>
      <div>
        <dt>{t('value.team.required')}</dt>
        <dd>
          {Object.entries(required).map(([role, number]) => (
            <Tag key={role}>{t('value.team.people', { role: word(role), number })}</Tag>
          ))}
        </dd>
      </div>
      {optional.length > 0 ? (
        <div>
          <dt>{t('value.team.optional')}</dt>
          <dd>
            {optional.map((role) => (
              <Tag key={role}>{word(role)}</Tag>
            ))}
          </dd>
        </div>
      ) : null}
      <div>
        <dt />
        <dd className="mute">{t(open ? 'value.team.open' : 'value.team.closed')}</dd>
      </div>
    </dl>
  )
}

type Tier = { tier: string; label: string; least: number; most: number }

/** The institutions a resident binds to, rung by rung. */
export function Combination({ result }: { result: { name: string; tiers: Tier[] } }) {
  const { t } = useTranslation('policy')
  const rung = ({ label, least, most }: Tier) => {
    if (least === most) return t('value.tier.exactly', { label, number: least })
    return least === 0 ? t('value.tier.upTo', { label, number: most }) : t('value.tier.between', { label, least, most })
  }
  return (
    <dl className="policy-facts">
      <div>
        <dt>
          <b>{result.name}</b>
        </dt>
        <dd lang="zh-CN">
          {result.tiers.map((tier) => (
            <Tag key={tier.tier}>{rung(tier)}</Tag>
          ))}
        </dd>
      </div>
    </dl>
  )
}

type Population = { tag: string; zh: string; en: string; recognised: string; evidence: string[]; reach: string }

/** The populations the region puts first, and how one is known to belong. */
export function Populations({ result }: { result: Population[] }) {
  const { t } = useTranslation('policy')
  const { named, meaning, list } = useNames()
  return (
    <TableTwin
      caption={t('value.populations.name')}
      rows={result}
      rowKey={({ tag }) => tag}
      dense={false}
      columns={[
        { key: 'name', title: t('value.populations.name'), isHeader: true, render: named },
        { key: 'how', title: t('value.populations.how'), render: ({ recognised }) => meaning('recognised', recognised) },
        {
          key: 'evidence',
          title: t('value.populations.evidence'),
          render: ({ evidence }) => <span lang="zh-CN">{list(evidence) || '—'}</span>,
        },
        { key: 'reach', title: t('value.populations.reach'), render: ({ reach }) => meaning('reach', reach) },
      ]}
    />
  )
}
