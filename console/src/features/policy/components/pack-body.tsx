import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { Button } from '../../../kit/button.tsx'
import { usePrinting } from '../../../kit/use-printing.ts'
import { isEntryFound, type PackDocument, type PackTopic } from '../reading.ts'
import { PackToc } from './pack-toc.tsx'
import { TopicChapter } from './topic-chapter.tsx'

type Props = {
  read: PackDocument
  text: string
  topic: string | undefined
  choose: (topic: string | undefined) => void
  readOn: (day: string) => void
}

/** The document itself: its contents, and one chapter, on paper every one; or, with a text to find, every entry that speaks of it. */
export function PackBody({ read, text, topic, choose, readOn }: Props) {
  const { t } = useTranslation('policy')
  const isPrinting = usePrinting()
  const isFinding = text.trim() !== ''
  const found: PackTopic[] = read.topics
    .map((one) => ({ ...one, entries: one.entries.filter((entry) => isEntryFound(entry, one, text)) }))
    .filter(({ entries }) => entries.length > 0)
  const current = read.topics.find((one) => one.topic === topic) ?? read.topics[0]
  const chosen = current ? [current] : []
  const count = found.reduce((sum, { entries }) => sum + entries.length, 0)
  return (
    <article className="sheet policy-doc" aria-label={read.pack.name}>
      <PackToc read={read} current={isFinding ? undefined : current?.topic} choose={choose} />
      <div className="policy-art">
        {isFinding ? (
          <p className="policy-found" role="status">
            {t('found', { text: text.trim(), count })}
            <Button kind="quiet" small onClick={() => choose(topic)}>
              {t('seeAll')}
            </Button>
          </p>
        ) : null}
        {isFinding && count === 0 ? <EmptyState title={t('foundNone', { text: text.trim() })} text={t('foundNoneText')} /> : null}
        {(isFinding ? found : isPrinting ? read.topics : chosen).map((one) => (
          <TopicChapter
            key={one.topic}
            topic={one}
            number={read.topics.findIndex(({ topic: each }) => each === one.topic) + 1}
            read={read}
            readOn={readOn}
          />
        ))}
      </div>
    </article>
  )
}
