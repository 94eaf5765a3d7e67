import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrialResult } from '#api/what-if.ts'
import { countText } from '../../../kit/figures.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { GapText } from './gap-text.tsx'

type Caps = TrialResult['caps']
const rows = ['cap', 'doctors', 'teams'] as const

/** The caps of both packs, who is over them, and doctors by how many they hold. */
export function CapsSheet({ caps, trialId }: { caps: Caps; trialId: string }) {
  const { t } = useTranslation('what-if')
  const cap = (side: 'own' | 'other') => {
    const { value, gap } = caps[side]
    if (gap) return <GapText gap={gap} />
    return value
      ? t('caps.capValue', {
          scope: value.scope,
          limit: countText(value.limit),
          unit: t(`caps.${value.unit}`),
          mode: t(`caps.${value.mode}`),
        })
      : null
  }
  const cell = (side: 'own' | 'other', row: (typeof rows)[number]) => {
    if (row === 'cap') return cap(side)
    const over = caps[row].over[side]
    if (over === null) return <span className="mute">{t('caps.uncounted')}</span>
    const scope = row === 'teams' ? 'team' : 'doctor'
    return over > 0 && caps.isListed ? (
      <Link
        to={`/g/policy/what-if/${trialId}/over-cap`}
        search={{ side, scope } as never}
        aria-label={t('caps.list', { name: `${t(`side.${side}`)} · ${t(`caps.${row}`)}`, count: over })}
      >
        {t('caps.over', { count: over })}
      </Link>
    ) : (
      t('caps.over', { count: over })
    )
  }
  return (
    <Sheet title={t('caps.title')} sub={t('caps.sub', { count: caps.doctors.holders })}>
      <Histogram caps={caps} />
      <TableTwin
        caption={t('caps.title')}
        rows={rows}
        rowKey={(row) => row}
        columns={[
          {
            key: 'row',
            title: t('eligibility.row'),
            isHeader: true,
            render: (row) => (
              <>
                {t(`caps.${row}`)}
                {row === 'cap' ? null : <small className="block mute">{t('caps.holders', { count: caps[row].holders })}</small>}
              </>
            ),
          },
          { key: 'own', title: t('own'), align: 'right', render: (row) => cell('own', row) },
          { key: 'other', title: t('other'), align: 'right', render: (row) => cell('other', row) },
        ]}
      />
    </Sheet>
  )
}

/** Doctors in steps of contracts held, with the cap of the other pack, or today's, as a line; the same as a table by one press. */
function Histogram({ caps }: { caps: Caps }) {
  const { t } = useTranslation(['what-if', 'kit'])
  const [isTable, setTable] = useState(false)
  const { bins } = caps
  if (bins.length === 0) return null
  const side = caps.other.value?.scope === 'doctor' ? ('other' as const) : caps.own.value?.scope === 'doctor' ? ('own' as const) : null
  const limit = side === null ? null : (caps[side].value?.limit ?? null)
  const most = Math.max(...bins.map(({ doctors }) => doctors), 1)
  const end = bins.at(-1)?.to ?? 1
  const name = ({ from, to }: Caps['bins'][number]) => t('what-if:caps.bin', { from: countText(from), to: countText(to - 1) })
  return (
    <figure className="chart trial-histogram" aria-label={t('what-if:caps.chart')}>
      <div className="chart-turn">
        <button type="button" className="lk" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {isTable ? t('kit:chart.picture') : t('kit:chart.table')}
        </button>
      </div>
      {isTable ? (
        <TableTwin
          caption={t('what-if:caps.chart')}
          rows={bins}
          rowKey={({ from }) => String(from)}
          columns={[
            { key: 'from', title: t('what-if:caps.from'), isHeader: true, render: name },
            { key: 'doctors', title: t('what-if:caps.number'), align: 'right', render: ({ doctors }) => countText(doctors) },
          ]}
        />
      ) : (
        <div className="trial-bins" role="img" aria-label={bins.map((bin) => `${name(bin)} ${bin.doctors}`).join(' ')}>
          {bins.map((bin) => (
            <span key={bin.from} className={limit !== null && bin.from >= limit ? 'over' : undefined}>
              <b>{bin.doctors > 0 ? bin.doctors : ''}</b>
              <i style={{ height: `${(bin.doctors / most) * 100}%` }} />
              <small>{countText(bin.from)}</small>
            </span>
          ))}
          {limit !== null && limit < end ? <u style={{ left: `${(limit / end) * 100}%` }} /> : null}
        </div>
      )}
      {limit !== null && side !== null ? (
        <figcaption className="trial-note">
          {t('what-if:caps.line', { side: t(`what-if:side.${side}`), limit: countText(limit) })}
        </figcaption>
      ) : null}
    </figure>
  )
}
