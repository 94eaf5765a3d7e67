import { useTranslation } from 'react-i18next'
import type { ComparedTopic } from '../comparing.ts'
import { useNames } from './use-names.ts'

type Props = { topics: readonly ComparedTopic[]; current: string | undefined; choose: (topic: string | undefined) => void }

/** The topics that two packs are compared in, each with how many rules it shows; one alone, or all. */
export function CompareTopics({ topics, current, choose }: Props) {
  const { t } = useTranslation('policy')
  const { named } = useNames()
  const all = { topic: undefined, name: t('compare.allTopics'), count: topics.reduce((sum, { rows }) => sum + rows.length, 0) }
  return (
    <ul className="compare-topics no-print" aria-label={t('topics')}>
      {[all, ...topics.map((one) => ({ topic: one.topic, name: named(one), count: one.rows.length }))].map(({ topic, name, count }) => (
        <li key={name}>
          <button type="button" aria-pressed={topic === current} onClick={() => choose(topic)}>
            {name} <span className="num">{count}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
