import { Trans } from 'react-i18next'
import type { Sentence } from './sentences.ts'

/** A sentence of the wording, its figures in bold. */
export function Say({ sentence }: { sentence: Sentence }) {
  return <Trans ns="policy" i18nKey={`value.${sentence.key}`} values={sentence.values} components={{ b: <b /> }} />
}
