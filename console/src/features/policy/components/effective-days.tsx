import { useTranslation } from 'react-i18next'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { effectiveDays, type PackDocument, type PackEntry } from '../reading.ts'
import { useNames } from './use-names.ts'

/** The history of the pack by the day things begin and end. */
export function EffectiveDays({
  read,
  choose,
  readOn,
}: {
  read: PackDocument
  choose: (topic: string) => void
  readOn: (day: string) => void
}) {
  const { t } = useTranslation('policy')
  const { named } = useNames()
  const topicOf = (entry: PackEntry) => read.topics.find(({ entries }) => entries.includes(entry))?.topic ?? ''
  const entries = (word: string, those: readonly PackEntry[]) =>
    those.length === 0 ? null : (
      <p>
        <span className="mute">{word}</span>
        {those.map((entry) => (
          <button key={entry.key} type="button" className="lk" onClick={() => choose(topicOf(entry))}>
            {named(entry)}
          </button>
        ))}
      </p>
    )
  return (
    <Sheet title={t('days.title')} sub={t('days.sub')} padded className="policy-history">
      <ol>
        {effectiveDays(read).map(({ day, isFuture, begins, ends }) => (
          <li key={day}>
            {day === read.on ? (
              <time dateTime={day}>{day}</time>
            ) : (
              <button type="button" className="lk" onClick={() => readOn(day)} aria-label={t('readThatDay', { from: day })}>
                {day}
              </button>
            )}
            <div>
              {isFuture ? <StatusTag tone="brand">{t('days.future')}</StatusTag> : null}
              {entries(t('days.begins'), begins)}
              {entries(t('days.ends'), ends)}
            </div>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
