import { useTranslation } from 'react-i18next'
import { Sheet } from '../../../kit/sheet.tsx'
import type { PackTopic } from '../reading.ts'
import { useNames } from './use-names.ts'

/** What the pack leaves open, for whom to ask; each leads to its chapter. */
export function OpenQuestions({ topics, choose }: { topics: readonly PackTopic[]; choose: (topic: string) => void }) {
  const { t } = useTranslation('policy')
  const { named } = useNames()
  const open = topics.flatMap(({ topic, entries }) =>
    entries.filter(({ status }) => status === 'unknown').map((entry) => ({ topic, entry })),
  )
  if (open.length === 0) return null
  return (
    <Sheet title={t('questions.title')} sub={t('questions.sub', { count: open.length })} padded className="policy-questions">
      <ol>
        {open.map(({ topic, entry }) => (
          <li key={entry.key}>
            <button type="button" className="lk" onClick={() => choose(topic)}>
              {named(entry)}
            </button>
            <span lang="zh-CN">{entry.question}</span>
            {entry.values[0] ? <small>{t('demoFrom', { from: entry.values[0].from })}</small> : null}
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
