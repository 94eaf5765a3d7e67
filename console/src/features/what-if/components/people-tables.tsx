import { useTranslation } from 'react-i18next'
import type { TrialResult } from '#api/what-if.ts'
import { countText } from '../../../kit/figures.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { GapText } from './gap-text.tsx'
import { useTrialWords } from '../use-trial-words.ts'

type Eligibility = TrialResult['eligibility']
const facts = ['months', 'eligible', 'short', 'untold'] as const

/** Who lives here long enough to sign, by each pack, and who would be won or lost. */
export function EligibilityTable({ eligibility }: { eligibility: Eligibility }) {
  const { t } = useTranslation('what-if')
  const cell = (side: 'own' | 'other', fact: (typeof facts)[number]) => {
    const { value, gap } = eligibility[side]
    if (gap) return fact === 'months' ? <GapText gap={gap} /> : '—'
    return fact === 'months' ? t('eligibility.monthsValue', { count: value?.months ?? 0 }) : countText(value?.[fact] ?? 0)
  }
  return (
    <Sheet title={t('eligibility.title')} sub={t('eligibility.sub')}>
      <TableTwin
        caption={t('eligibility.title')}
        rows={facts}
        rowKey={(fact) => fact}
        columns={[
          { key: 'fact', title: t('eligibility.row'), isHeader: true, render: (fact) => t(`eligibility.${fact}`) },
          { key: 'own', title: t('own'), align: 'right', render: (fact) => cell('own', fact) },
          { key: 'other', title: t('other'), align: 'right', render: (fact) => cell('other', fact) },
        ]}
      />
      <EligibilityChange eligibility={eligibility} />
      {eligibility.townships.length > 0 ? <EligibilityPlaces eligibility={eligibility} /> : null}
    </Sheet>
  )
}

const steps = [
  ['loses', '−'],
  ['unsureThen', '−'],
  ['gains', '+'],
  ['unsureNow', '+'],
] as const

/** From who may sign now to who may then, every step that counts somebody: the steps and the two ends add up. */
function EligibilityChange({ eligibility }: { eligibility: Eligibility }) {
  const { t } = useTranslation('what-if')
  const { own, other, gains, loses } = eligibility
  if (gains === null || loses === null || !own.value || !other.value) return <p className="trial-note">{t('eligibility.notCompared')}</p>
  const shown = steps.filter(([step]) => step === 'gains' || step === 'loses' || (eligibility[step] ?? 0) > 0)
  const rows = [
    { key: 'own', name: `${t('side.own')} · ${t('eligibility.eligible')}`, value: countText(own.value.eligible) },
    ...shown.map(([step, sign]) => ({ key: step, name: t(`eligibility.${step}`), value: `${sign}${countText(eligibility[step] ?? 0)}` })),
  ]
  return (
    <TableTwin
      caption={t('eligibility.changes')}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', title: t('eligibility.changes'), isHeader: true, render: ({ name }) => name },
        { key: 'value', title: <span className="sr">{t('residents.amount')}</span>, align: 'right', render: ({ value }) => value },
      ]}
      foot={[`${t('side.other')} · ${t('eligibility.eligible')}`, countText(other.value.eligible)]}
    />
  )
}

type Place = Eligibility['townships'][number]
const columnsOfPlace = [
  ['own', '', 'own'],
  ['loses', '−', 'lost'],
  ['unsureThen', '−', 'unsure'],
  ['gains', '+', 'gained'],
  ['unsureNow', '+', 'unsure'],
  ['other', '', 'other'],
] as const

/** The same steps in each township; who cannot be told has a column only where there is somebody. */
function EligibilityPlaces({ eligibility: { townships } }: { eligibility: Eligibility }) {
  const { t } = useTranslation('what-if')
  const shown = columnsOfPlace.filter(
    ([key]) => (key !== 'unsureThen' && key !== 'unsureNow') || townships.some((place) => (place[key] ?? 0) > 0),
  )
  const text = (place: Place, key: (typeof columnsOfPlace)[number][0], sign: string) => {
    const value = place[key]
    return value === null ? '—' : `${value > 0 ? sign : ''}${countText(value)}`
  }
  return (
    <details className="trial-more">
      <summary>{t('eligibility.places')}</summary>
      <TableTwin
        caption={t('eligibility.places')}
        rows={townships}
        rowKey={({ code }) => code}
        columns={[
          { key: 'name', title: t('eligibility.place'), isHeader: true, render: ({ name }) => <span lang="zh-CN">{name}</span> },
          ...shown.map(([key, sign, name]) => ({
            key,
            title: name === 'own' || name === 'other' ? t(name) : t(`eligibility.${name}`),
            align: 'right' as const,
            render: (place: Place) => text(place, key, sign),
          })),
        ]}
      />
    </details>
  )
}

type Populations = TrialResult['populations']
type Counted = Populations['rows'][number]['own']

/** Who is put first, by each pack: how many, and how many of them are signed. */
export function PopulationsTable({ populations }: { populations: Populations }) {
  const { t } = useTranslation('what-if')
  const words = useTrialWords()
  const value = (persons: number, signed: number) => t('populations.value', { persons: countText(persons), signed: countText(signed) })
  const cell = ({ recognised, persons, signed, gap }: Counted) => {
    if (recognised === null) return <span className="mute">{t('populations.notListed')}</span>
    if (gap) return <GapText gap={gap} />
    return persons === null || signed === null ? <span className="mute">{t('populations.unrecorded')}</span> : value(persons, signed)
  }
  const any = (side: 'own' | 'other') => {
    const { value: counted, gap } = populations.any[side]
    return gap ? <GapText gap={gap} /> : counted ? value(counted.persons, counted.signed) : null
  }
  return (
    <Sheet title={t('populations.title')} sub={t('populations.sub')}>
      <TableTwin
        caption={t('populations.title')}
        rows={populations.rows}
        rowKey={({ tag }) => tag}
        columns={[
          { key: 'name', title: t('populations.name'), isHeader: true, render: (row) => words.named(row) },
          { key: 'own', title: t('own'), align: 'right', render: (row) => cell(row.own) },
          { key: 'other', title: t('other'), align: 'right', render: (row) => cell(row.other) },
        ]}
        foot={[t('populations.any'), any('own'), any('other')]}
      />
    </Sheet>
  )
}
