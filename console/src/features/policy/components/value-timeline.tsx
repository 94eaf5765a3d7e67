import { useTranslation } from 'react-i18next'
import { CiteChip } from '../../../kit/cite-chip.tsx'
import type { Tone } from '../../../kit/shape.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import type { PackEntry, PackValue } from '../reading.ts'
import { ShortValue } from './values/short-value.tsx'

const tones: Record<PackValue['standing'], Tone> = { past: 'none', in_force: 'low', future: 'brand' }

/** All values of an entry by the day they begin, the latest first; before the first there is none, and none is borrowed. */
export function ValueTimeline({ entry }: { entry: PackEntry }) {
  const { t } = useTranslation('policy')
  if (entry.values.length === 0) return null
  return (
    <ol className="policy-days" aria-label={t('history')}>
      {[...entry.values].reverse().map((value) => (
        <li key={value.from} className={value.standing === 'in_force' ? 'on' : undefined}>
          <time dateTime={value.from}>{t('since', { from: value.from })}</time>
          <span className="policy-short">
            {value.isEnd ? t('ended') : <ShortValue rule={entry.rule} value={value} />}
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
