import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CiteChip } from '../../../kit/cite-chip.tsx'
import { StatusTag, Tag } from '../../../kit/status-tag.tsx'
import { useQueryString } from '../../../kit/use-param.ts'
import { currentValue, type PackEntry, type PackValue } from '../reading.ts'
import { useNames } from './use-names.ts'
import { ValueTimeline } from './value-timeline.tsx'
import { ValueView } from './values/value-view.tsx'

/** One thing that is ruled: what it is on the day that is read, where it is written, how sure that is, and its values over time. */
export function EntrySection({ entry, on, readOn }: { entry: PackEntry; on: string; readOn: (day: string) => void }) {
  const { t } = useTranslation('policy')
  const { named } = useNames()
  const [{ entry: sought }] = useQueryString()
  const isSought = sought === entry.key
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isSought) return
    head.current?.scrollIntoView({ block: 'center' })
    head.current?.focus({ preventScroll: true })
  }, [isSought])
  const value = currentValue(entry)
  const ended = entry.values.find(({ standing, isEnd }) => standing === 'in_force' && isEnd)
  return (
    <section className={`policy-entry ${isSought ? 'is-sought' : ''}`} aria-labelledby={`entry-${entry.key}`}>
      <h3 ref={head} id={`entry-${entry.key}`} tabIndex={isSought ? -1 : undefined}>
        {named(entry)}
        <span>{t('usedBy', { module: t(`modules.${entry.consumer}`) })}</span>
        {value ? <Surety value={value} /> : null}
        {entry.takenFrom ? <Tag>{t('taken', { code: entry.takenFrom })}</Tag> : null}
      </h3>
      {value ? (
        <>
          <ValueView rule={entry.rule} value={value} cite={<Cite value={value} name={named(entry)} />} />
          {value.note ? (
            <p className="policy-note" lang="zh-CN">
              {value.note}
            </p>
          ) : null}
        </>
      ) : (
        <p className="policy-none">{ended ? t('endedOn', { from: ended.from }) : t('notYet', { on })}</p>
      )}
      <ValueTimeline entry={entry} readOn={readOn} />
    </section>
  )
}

/** What is not plainly stated says so. */
function Surety({ value }: { value: PackValue }) {
  const { t } = useTranslation('policy')
  if (value.certainty === 'stated') return null
  return <StatusTag tone={value.certainty === 'demo' ? 'brand' : 'mid'}>{t(`certainty.${value.certainty}`)}</StatusTag>
}

function Cite({ value, name }: { value: PackValue; name: string }) {
  if (!value.source) return null
  const { number, clause, title } = value.source
  return (
    <CiteChip
      source={{ document: number, clause }}
      because={[{ parameter: name, from: value.from, source: { document: number, clause, title } }]}
    />
  )
}
