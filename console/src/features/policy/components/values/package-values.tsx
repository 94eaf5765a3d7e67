import { useTranslation } from 'react-i18next'
import { TableTwin } from '../../../../kit/table-twin.tsx'
import { useNames } from '../use-names.ts'
import { shortYuan } from './sentences.ts'

type Named = { zh: string; en: string }
type Item = Named & {
  item: string
  category: string
  level: string
  price: string | null
  medical_insurance: string
  public_health: string
}

/** The items that packages are made of, with their prices for one time. */
export function Items({ result: { categories, items } }: { result: { categories: (Named & { category: string })[]; items: Item[] } }) {
  const { t } = useTranslation('policy')
  const { named, word, list } = useNames()
  if (items.length === 0)
    return (
      <p>
        {list(categories.map(named))} <span className="mute">{t('value.items.none')}</span>
      </p>
    )
  const money = (key: 'price' | 'medical_insurance' | 'public_health', title: string) => ({
    key,
    title,
    align: 'right' as const,
    render: (one: Item) => shortYuan(one[key] ?? '—'),
  })
  return (
    <TableTwin
      caption={t('entries.package.items')}
      rows={items}
      rowKey={({ item }) => item}
      dense={false}
      columns={[
        { key: 'name', title: t('value.items.name'), isHeader: true, render: named },
        {
          key: 'category',
          title: t('value.items.category'),
          render: (one) => categories.filter(({ category }) => category === one.category).map(named),
        },
        { key: 'level', title: t('value.items.level'), render: ({ level }) => word(level) },
        money('price', t('value.items.price')),
        money('medical_insurance', t('value.items.insurance')),
        money('public_health', t('value.items.publicHealth')),
      ]}
    />
  )
}

type Tier = Named & { tier: string; from: string; to: string; variants: (Named & { variant: string })[] }

/** The grades of packages with what a resident pays for one. */
export function Tiers({ result }: { result: Tier[] }) {
  const { t } = useTranslation('policy')
  const { named, list } = useNames()
  return (
    <TableTwin
      caption={t('entries.package.tiers')}
      rows={result}
      rowKey={({ tier }) => tier}
      dense={false}
      columns={[
        { key: 'name', title: t('value.tiers.name'), isHeader: true, render: named },
        {
          key: 'range',
          title: t('value.tiers.range'),
          align: 'right' as const,
          render: ({ from, to }) => (from === to ? shortYuan(from) : `${shortYuan(from)}–${shortYuan(to)}`),
        },
        {
          key: 'variants',
          title: t('value.tiers.variants'),
          render: ({ variants }) => (variants.length > 0 ? list(variants.map(named)) : t('value.tiers.noVariants')),
        },
      ]}
    />
  )
}

/** The ways packages are paid, and what may be agreed on. */
export function PaymentKinds({ result }: { result: (Named & { kind: string; negotiable: string[] })[] }) {
  const { t } = useTranslation('policy')
  const { named, meaning, list } = useNames()
  return (
    <TableTwin
      caption={t('entries.package.payment_kinds')}
      rows={result}
      rowKey={({ kind }) => kind}
      dense={false}
      columns={[
        { key: 'name', title: t('value.kinds.name'), isHeader: true, render: named },
        {
          key: 'negotiable',
          title: t('value.kinds.negotiable'),
          render: ({ negotiable }) =>
            negotiable.length > 0 ? list(negotiable.map((one) => meaning('negotiable', one))) : t('value.kinds.nothing'),
        },
      ]}
    />
  )
}
