import { useTranslation } from 'react-i18next'
import { countText, percentText } from '../../../kit/figures.ts'

/** Reasons as bars, the most frequent first: name, length, figure. The figures are text, so the picture needs no second form. */
export function ReasonBars({ reasons }: { reasons: readonly { reason: string; persons: number }[] }) {
  const { t } = useTranslation('unsigned')
  const all = reasons.reduce((sum, { persons }) => sum + persons, 0)
  const most = Math.max(1, ...reasons.map(({ persons }) => persons))
  return (
    <ul className="unsigned-bars">
      {reasons.map(({ reason, persons }) => (
        <li
          key={reason}
          title={t('month.bar', { reason: t(`reason.${reason}`), persons: countText(persons), share: percentText(persons, all) })}
        >
          <span>{t(`reason.${reason}`)}</span>
          <i aria-hidden="true">
            <u style={{ width: `${(persons / most) * 100}%` }} />
          </i>
          <b className="num">{countText(persons)}</b>
          <small className="num">{percentText(persons, all)}</small>
        </li>
      ))}
    </ul>
  )
}
