import { useTranslation } from 'react-i18next'
import { CiteChip } from '../../../kit/cite-chip.tsx'
import type { Tone } from '../../../kit/shape.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import type { PackEntry, PackValue } from '../reading.ts'
import { ShortValue } from './values/short-value.tsx'

const tones: Record<PackValue['standing'], Tone> = { past: 'none', in_force: 'low', future: 'brand' }
type Props = { entry: PackEntry; readOn: (day: string) => void }

/** All values of an entry by the day they begin, the latest first; a day that is not read now can be. Before the first there is none, and none is borrowed. */
export function ValueTimeline({ entry, readOn }: Props) {
  const { t } = useTranslation('policy')
  const [only] = entry.values
  if (!only) return null
  if (entry.values.length === 1 && only.standing === 'in_force')
    return (
      <p className="policy-since">
        <StatusTag tone="low" plain>
          {t('standing.in_force')}
        </StatusTag>
        {t('sinceOnly', { from: only.from })}
      </p>
    )
  return (
    <ol className="policy-days" aria-label={t('history')}>
      {[...entry.values].reverse().map((value) => (
        <li key={value.from} className={value.standing === 'in_force' ? 'on' : undefined}>
          {value.standing === 'in_force' ? (
            <time dateTime={value.from}>{t('since', { from: value.from })}</time>
          ) : (
            <button type="button" className="lk" onClick={() => readOn(value.from)} aria-label={t('readThatDay', { from: value.from })}>
              {t('since', { from: value.from })}
            </button>
          )}
          <span className="policy-short">
            {value.isEnd ? <span className="mute">{t('ended')}</span> : <ShortValue rule={entry.rule} value={value} />}{' '}
            {value.source && value.standing !== 'in_force' ? (
              <CiteChip source={{ document: value.source.number, clause: value.source.clause, title: value.source.title }} />
            ) : null}
          </span>
          <StatusTag tone={value.isEnd ? 'none' : tones[value.standing]}>
            {t(`standing.${value.isEnd ? 'none' : value.standing}`)}
          </StatusTag>
        </li>
      ))}
      <li>
        <span>{t('earlier')}</span>
        <span className="mute">{t('earlierText')}</span>
        <StatusTag tone="none">{t('standing.none')}</StatusTag>
      </li>
    </ol>
  )
}
