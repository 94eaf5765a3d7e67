import { useTranslation } from 'react-i18next'
import type { TrialResult, TrialSide } from '#api/what-if.ts'
import { listed } from '../../../app/i18n.ts'
import { countText } from '../../../kit/figures.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { GapText } from './gap-text.tsx'
import { Unsaid } from './unsaid.tsx'
import { useTrialWords } from '../use-trial-words.ts'

type Workload = TrialResult['workload']
const sides = ['own', 'other'] as const
const staffText = (tenths: number | null) => (tenths === null ? '—' : (tenths / 10).toFixed(1))

/** Services a year by each pack: what a pack does not set has no number, and only what both set is summed and compared. */
export function WorkloadTable({ workload }: { workload: Workload }) {
  const { t } = useTranslation('what-if')
  const words = useTrialWords()
  const items = new Map([...(workload.own.value?.items ?? []), ...(workload.other.value?.items ?? [])].map((one) => [one.item, one]))
  const cell = (side: TrialSide, item: string) => {
    const { value } = workload[side]
    const found = value?.items.find((one) => one.item === item)
    if (found) return countText(found.visits)
    return <Unsaid why={t(value?.uncounted.includes(item) ? 'workload.uncounted' : 'workload.silent')} />
  }
  const { compared } = workload
  const isOneSided = compared !== null && items.size > compared.items
  const total = (side: TrialSide) => (compared ? countText(compared[side].visits) : <WholeOf workload={workload} side={side} />)
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
        foot={[t(isOneSided ? 'workload.shared' : 'workload.total'), total('own'), total('other')]}
      />
      {compared === null && items.size > 0 ? <p className="trial-note">{t('workload.notCompared')}</p> : null}
      {isOneSided ? <OneSided workload={workload} /> : null}
      <Staff workload={workload} />
      {sides.map((side) => {
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

/** All that one side sets, where nothing can be compared; or that it sets nothing, and why. */
function WholeOf({ workload, side }: { workload: Workload; side: TrialSide }) {
  const { t } = useTranslation('what-if')
  const { value, gap } = workload[side]
  if (value && value.visits !== null) return countText(value.visits)
  return (
    <span className="trial-gap">
      {t(value && value.uncounted.length > 0 ? 'workload.uncounted' : 'workload.silent')}
      {gap ? (
        <small className="block">
          <GapText gap={gap} />
        </small>
      ) : null}
    </span>
  )
}

/** What of the table is not in its foot: the whole of each side, which is not of the same services. */
function OneSided({ workload }: { workload: Workload }) {
  const { t } = useTranslation('what-if')
  const words = useTrialWords()
  const whole = (side: TrialSide) =>
    t('workload.visits', { side: words.side(side), count: countText(workload[side].value?.visits ?? 0) as never })
  return (
    <p className="trial-note">
      {t('workload.oneSided')} {t('workload.each', { own: whole('own'), other: whole('other') })}
    </p>
  )
}

/** The full-time people it comes to, where somebody said how many services one does: of what both set, else of each side alone. */
function Staff({ workload }: { workload: Workload }) {
  const { t } = useTranslation('what-if')
  const words = useTrialWords()
  const { compared, visitsPerYear } = workload
  if (visitsPerYear === null) return <p className="trial-note">{t('workload.noStaff')}</p>
  const alone = (side: TrialSide) => {
    const tenths = workload[side].value?.staffTenths ?? null
    return tenths === null
      ? t('workload.silentSide', { side: words.side(side) })
      : t('workload.staffOf', { side: words.side(side), count: staffText(tenths) as never })
  }
  return (
    <p className="trial-note">
      <b>
        {t('workload.staff')}{' '}
        {compared ? `${staffText(compared.own.staffTenths)} → ${staffText(compared.other.staffTenths)}` : listed(sides.map(alone))}
      </b>{' '}
      {t('workload.staffSub', { count: countText(visitsPerYear) as never })}
    </p>
  )
}
