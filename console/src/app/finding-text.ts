import { useTranslation } from 'react-i18next'
import type { Finding, ReEvaluation } from '#api/re-evaluations.ts'
import { shortYuanText } from '../kit/figures.ts'

/** By the rules of which day, in words. */
export function useBasisText(): (run: Pick<ReEvaluation, 'judgedOn'>) => string {
  const { t } = useTranslation('re-evaluations')
  return ({ judgedOn }) => (judgedOn === null ? t('basis.ownDay') : t('basis.oneDay', { day: judgedOn }))
}

/** One finding in words, with its money in yuan. */
export function useFindingText(): (finding: Finding) => string {
  const { t } = useTranslation('re-evaluations')
  return ({ code, params }) => {
    const yuan = (fen: unknown) => (typeof fen === 'number' ? shortYuanText(fen) : '')
    return t(`finding.${code}`, { ...params, signed: yuan(params.signedFen), pack: yuan(params.packFen) })
  }
}
