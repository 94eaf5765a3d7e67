import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { getContractEndpoint } from '#api/contracts.ts'
import { dayOf } from '../../../kit/instants.ts'

type Told = OutputOf<typeof getContractEndpoint>['timeline'][number]
type Correction = NonNullable<Told['corrections']>[number]

/** One corrected fact in words: what it is, before and after. */
export function useCorrectionText(): (one: Correction) => string {
  const { t } = useTranslation('contracts')
  const said = ({ field }: Correction, value: string) => (field === 'representative-relation' ? t(`relation.${value}`) : value)
  return (one) =>
    t('correct.change', {
      field: t(`correct.field.${one.field}`, { of: one.of }),
      before: said(one, one.before),
      after: said(one, one.after),
    })
}

/** That facts were corrected after signing: for whoever reads the paper, which stays as it was signed. */
export function LaterCorrected({ timeline }: { timeline: readonly Told[] }) {
  const { t } = useTranslation('contracts')
  const textOf = useCorrectionText()
  const corrected = timeline.flatMap(({ at, corrections }) => (corrections ?? []).map((one) => ({ at, text: textOf(one) })))
  if (corrected.length === 0) return null
  return (
    <div className="later-corrected s" role="note">
      <b>{t('correct.later')}</b>
      <ul>
        {corrected.map(({ at, text }) => (
          <li key={`${at} ${text}`} lang="zh-CN">
            {t('correct.laterOne', { day: dayOf(at), what: text })}
          </li>
        ))}
      </ul>
    </div>
  )
}
