import { useTranslation } from 'react-i18next'
import { Tag } from '../../../../kit/status-tag.tsx'
import { TableTwin } from '../../../../kit/table-twin.tsx'
import { useNames } from '../use-names.ts'
import { shortYuan } from './sentences.ts'

type Shares = { [party: string]: string }

/** Shares of a fee as one bar, each party with its yuan. The server computed them; here only their lengths are drawn. */
export function Split({ result }: { result: Shares }) {
  const { t } = useTranslation('policy')
  const { word } = useNames()
  return (
    <ul className="policy-split">
      {Object.entries(result).map(([party, yuan], index) => (
        <li key={party} style={{ flexGrow: Math.max(Number(yuan), 1) }}>
          <i className={`series-${(index % 4) + 1}`} aria-hidden="true" />
          <span>{word(party)}</span>
          <span>
            <b>{shortYuan(yuan)}</b> {t('value.split.unit')}
          </span>
        </li>
      ))}
    </ul>
  )
}

type Item = { item: string; zh: string; en: string; times: number | null }
type ServicePackage = {
  id: string
  zh: string
  en: string
  resident: string
  total: string | null
  shares: Shares | null
  gap: { parameter: string } | null
  items: Item[]
}

/** Packages, each with what the resident pays, who pays the rest, and what is in it. */
export function Packages({ result }: { result: ServicePackage[] }) {
  const { t } = useTranslation('policy')
  const { named } = useNames()
  return (
    <ul className="policy-packages">
      {result.map((one) => (
        <li key={one.id}>
          <p>
            <b>{named(one)}</b>
            <span>{t('value.package.resident', { yuan: shortYuan(one.resident) })}</span>
            {one.total === null ? null : <span>{t('value.package.total', { yuan: shortYuan(one.total) })}</span>}
            {one.gap ? <span className="mute">{t('value.package.totalOpen')}</span> : null}
          </p>
          {one.shares && Object.keys(one.shares).length > 1 ? <Split result={one.shares} /> : null}
          <Items items={one.items} />
        </li>
      ))}
    </ul>
  )
}

function Items({ items }: { items: readonly Item[] }) {
  const { t } = useTranslation('policy')
  const { named } = useNames()
  if (items.length === 0) return <p className="mute">{t('value.package.noItems')}</p>
  return (
    <p className="policy-tags">
      {items.map((item) => (
        <Tag key={item.item}>{item.times === null ? named(item) : t('value.package.times', { name: named(item), number: item.times })}</Tag>
      ))}
    </p>
  )
}

/** Who pays for each paid package. */
export function PackagePayers({ result }: { result: { package: string; zh: string; en: string; shares: Shares }[] }) {
  const { named } = useNames()
  return (
    <ul className="policy-packages">
      {result.map((one) => (
        <li key={one.package}>
          <p>
            <b>{named(one)}</b>
          </p>
          <Split result={one.shares} />
        </li>
      ))}
    </ul>
  )
}

/** What the norms give each population in a year. */
export function Services({ result }: { result: { tag: string; items: Item[] }[] }) {
  const { t } = useTranslation('policy')
  const { word } = useNames()
  return (
    <TableTwin
      caption={t('value.services.caption')}
      rows={result}
      rowKey={({ tag }) => tag}
      dense={false}
      columns={[
        { key: 'population', title: t('value.populations.name'), isHeader: true, render: ({ tag }) => word(tag) },
        { key: 'services', title: t('value.services.caption'), render: ({ items }) => <Items items={items} /> },
      ]}
    />
  )
}
