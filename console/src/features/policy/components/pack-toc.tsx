import { Trans, useTranslation } from 'react-i18next'
import type { Tone } from '../../../kit/shape.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { type PackDocument, stateOf } from '../reading.ts'
import { useNames } from './use-names.ts'

const tones: Record<ReturnType<typeof stateOf>, Tone> = { whole: 'low', part: 'mid', none: 'none', demo: 'brand' }

/** The contents of a pack, each topic with how far it is answered, and the pack in numbers. */
export function PackToc({ read, current, choose }: { read: PackDocument; current: string | undefined; choose: (topic: string) => void }) {
  const { t } = useTranslation('policy')
  const { named } = useNames()
  const { counts, documents } = read.pack
  const secondary = documents.filter(({ evidence }) => evidence === 'secondary').length
  const tallies = [
    { key: 'answered', values: { answered: counts.answered, entries: counts.entries }, isShown: true },
    { key: 'open', values: { count: counts.unknown }, isShown: counts.unknown > 0 },
    { key: 'silent', values: { count: counts.silent }, isShown: counts.silent > 0 },
    { key: 'unsure', values: { count: counts.unsure }, isShown: counts.unsure > 0 },
    { key: 'demo', values: { count: counts.demo }, isShown: counts.demo > 0 },
    { key: 'secondary', values: { count: secondary }, isShown: secondary > 0 },
  ]
  return (
    <nav className="policy-toc" aria-label={t('toc')}>
      <h2>{t('topics')}</h2>
      {read.topics.map((topic) => {
        const state = stateOf(topic)
        return (
          <button
            key={topic.topic}
            type="button"
            aria-current={topic.topic === current ? 'true' : undefined}
            onClick={() => choose(topic.topic)}
          >
            {named(topic)}
            <StatusTag tone={tones[state]} plain>
              {t(`state.${state}`)}
            </StatusTag>
          </button>
        )
      })}
      <ul className="policy-tally">
        {tallies
          .filter(({ isShown }) => isShown)
          .map(({ key, values }) => (
            <li key={key}>
              <Trans t={t} i18nKey={`tally.${key}`} values={values} components={{ b: <b /> }} />
            </li>
          ))}
      </ul>
    </nav>
  )
}
