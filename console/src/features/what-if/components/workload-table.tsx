import { useTranslation } from 'react-i18next'
import type { TrialResult } from '#api/what-if.ts'
import { listed } from '../../../app/i18n.ts'
import { countText } from '../../../kit/figures.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { GapText } from './gap-text.tsx'
import { useTrialWords } from '../use-trial-words.ts'

/** Services a year by each pack, and the full-time people they come to where somebody said how many one does. */
export function WorkloadTable({ workload }: { workload: TrialResult['workload'] }) {
  const { t } = useTranslation('what-if')
  const words = useTrialWords()
  const items = new Map([...(workload.own.value?.items ?? []), ...(workload.other.value?.items ?? [])].map((one) => [one.item, one]))
  const cell = (side: 'own' | 'other', item: string) => {
    const { value } = workload[side]
    return value ? countText(value.items.find((one) => one.item === item)?.visits ?? 0) : '—'
  }
  const total = (side: 'own' | 'other') => {
    const { value, gap } = workload[side]
    return gap ? <GapText gap={gap} /> : countText(value?.visits ?? 0)
  }
  const staff = (side: 'own' | 'other') => {
    const tenths = workload[side].value?.staffTenths
    return tenths === null || tenths === undefined ? '—' : (tenths / 10).toFixed(1)
  }
  return (
    <Sheet title={t('workload.title')} sub={t('workload.sub')}>
      {items.size === 0 ? <p className="trial-none mute">{t('workload.none')}</p> : null}
      <TableTwin
        caption={t('workload.title')}
        rows={[...items.values()]}
        rowKey={({ item }) => item}
        columns={[
          { key: 'item', title: t('workload.item'), isHeader: true, render: (one) => words.named(one) },
          { key: 'own', title: t('own'), align: 'right', render: ({ item }) => cell('own', item) },
          { key: 'other', title: t('other'), align: 'right', render: ({ item }) => cell('other', item) },
        ]}
        foot={[t('workload.total'), total('own'), total('other')]}
      />
      <p className="trial-note">
        {workload.visitsPerYear === null ? (
          t('workload.noStaff')
        ) : (
          <>
            <b>
              {t('workload.staff')} {staff('own')} → {staff('other')}
            </b>{' '}
            {t('workload.staffSub', { count: countText(workload.visitsPerYear) as never })}
          </>
        )}
      </p>
      {(['own', 'other'] as const).map((side) => {
        const tags = workload[side].value?.unrecognised ?? []
        return tags.length > 0 ? (
          <p key={side} className="trial-note">
            {t('workload.unrecognised', { side: words.side(side), tags: listed(tags.map(words.word)) })}
          </p>
        ) : null
      })}
    </Sheet>
  )
}
