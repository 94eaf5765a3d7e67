import { useTranslation } from 'react-i18next'
import type { PackValue } from '../../reading.ts'
import { useNames } from '../use-names.ts'
import { Say } from './say.tsx'
import { sentenceOf, shortYuan } from './sentences.ts'

/** A value in one line, for the list of values over time: its sentence, its shares, or how many rows it has. */
export function ShortValue({ rule, value }: { rule: string; value: PackValue }) {
  const { t } = useTranslation('policy')
  const names = useNames()
  const { result, gap } = value
  if (gap !== null) return <span className="mute">{t('needs', { entry: t(`entries.${gap}`, { defaultValue: gap }) })}</span>
  const sentence = sentenceOf(rule, result, names)
  if (sentence) return <Say sentence={sentence} />
  if (Array.isArray(result)) return <>{t('short.rows', { number: result.length })}</>
  if (result === null || typeof result !== 'object') return <>{String(result)}</>
  if (rule === 'fee_funding' || rule === 'fee_distribution')
    return (
      <>
        {Object.entries(result)
          .map(([party, yuan]) => `${names.word(party)} ${shortYuan(yuan)}`)
          .join(' · ')}
      </>
    )
  if (rule === 'team_composition') return <>{names.words(Object.keys(result.required ?? {}))}</>
  if (rule === 'combination') return <>{String(result.name)}</>
  const rows = Object.values(result).find((one) => Array.isArray(one))
  return <>{t('short.rows', { number: Array.isArray(rows) ? rows.length : Object.keys(result).length })}</>
}
