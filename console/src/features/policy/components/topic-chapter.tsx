import { useTranslation } from 'react-i18next'
import { CiteChip } from '../../../kit/cite-chip.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { currentValue, type PackDocument, type PackEntry, type PackTopic } from '../reading.ts'
import { EntrySection } from './entry-section.tsx'
import { useNames } from './use-names.ts'

/** One topic as a chapter: its sources and how sure they are, what is ruled, what is left open, and what does not exist here. */
export function TopicChapter({
  topic,
  number,
  read,
  readOn,
}: {
  topic: PackTopic
  number: number
  read: PackDocument
  readOn: (day: string) => void
}) {
  const { t } = useTranslation('policy')
  const { named } = useNames()
  const cited = new Set(
    topic.entries.flatMap(({ values, questionSource }) => [...values.map(({ source }) => source?.documentId), questionSource?.documentId]),
  )
  const sources = read.pack.documents.filter(({ id }) => cited.has(id))
  const evidences = (['verified', 'secondary', 'unverified', 'demo'] as const).filter((evidence) =>
    sources.some((one) => one.evidence === evidence),
  )
  const ruled = topic.entries.filter((entry) => entry.status === 'value' || currentValue(entry) || entry.values.length > 0)
  const open = topic.entries.filter(({ status }) => status === 'unknown')
  const absent = topic.entries.filter(({ status }) => status === 'not_applicable')
  return (
    <section className="policy-chapter" aria-labelledby={`topic-${topic.topic}`}>
      <h2 className="policy-title" id={`topic-${topic.topic}`}>
        {named(topic)}
      </h2>
      <div className="policy-meta">
        <span>{t('chapter', { number })}</span>
        {sources.length > 0 ? (
          <span className="policy-sources">
            {t('sources')}
            {sources.map(({ id, number: document, title }) => (
              <CiteChip key={id} source={{ document, title }} />
            ))}
          </span>
        ) : null}
        {evidences.map((evidence) => (
          <StatusTag key={evidence} tone={evidence === 'verified' ? 'low' : evidence === 'demo' ? 'brand' : 'mid'}>
            {t(`evidence.${evidence}`)}
          </StatusTag>
        ))}
      </div>
      {ruled.map((entry) => (
        <EntrySection key={entry.key} entry={entry} on={read.on} readOn={readOn} />
      ))}
      {open.length > 0 ? (
        <section className="policy-entry" aria-label={t('open')}>
          <h3>{t('open')}</h3>
          {open.map((entry) => (
            <Unruled key={entry.key} entry={entry} mark={t('openMark')} />
          ))}
        </section>
      ) : null}
      {absent.map((entry) => (
        <Unruled key={entry.key} entry={entry} mark={t('notApplicable')} />
      ))}
    </section>
  )
}

/** What is not ruled here: what to ask, or why there is no such thing, with the clause that comes near it or says so. */
function Unruled({ entry, mark }: { entry: PackEntry; mark: string }) {
  const { t } = useTranslation('policy')
  const { named } = useNames()
  const { question, questionSource, values } = entry
  return (
    <div className="policy-open">
      <StatusTag tone="none" plain>
        {mark}
      </StatusTag>
      <span>
        <b>{named(entry)}</b>
        <span lang="zh-CN">{question}</span>
        {values[0] ? <small>{t('demoFrom', { from: values[0].from })}</small> : null}
      </span>
      {questionSource ? (
        <CiteChip source={{ document: questionSource.number, clause: questionSource.clause, title: questionSource.title }} />
      ) : null}
    </div>
  )
}
