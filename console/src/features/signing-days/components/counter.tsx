import { useTranslation } from 'react-i18next'
import type { SigningDay } from '#api/signing-days.ts'
import { countText, percentText } from '../../../kit/figures.ts'
import { GoalBar } from '../../../kit/goal-bar.tsx'

/** How many are signed against the goal, in one large figure. */
export function Counter({ day }: { day: SigningDay }) {
  const { t } = useTranslation('signing-days')
  const left = Math.max(0, day.expected - day.signed)
  return (
    <div className="day-counter">
      <p>
        <b className="num">{countText(day.signed)}</b>
        <span>
          {t('day.of', { goal: countText(day.expected), percent: percentText(day.signed, day.expected) })}
          <small className="block mute">{left === 0 ? t('day.done') : t('day.left', { count: left })}</small>
        </span>
      </p>
      <GoalBar
        label={t('day.of', { goal: day.expected, percent: percentText(day.signed, day.expected) })}
        value={day.signed}
        goal={day.expected}
        whole={Math.max(day.expected, day.signed)}
        tone={left === 0 ? 'low' : 'brand'}
      />
    </div>
  )
}

/** Signed in each hour, as bars with their figures. */
export function HourBars({ day }: { day: SigningDay }) {
  const { t } = useTranslation('signing-days')
  const most = Math.max(1, ...day.byHour.map(({ signed }) => signed))
  if (day.byHour.length === 0) return <p className="mute s">{t('day.noneYet')}</p>
  return (
    <ul className="day-hours" aria-label={t('day.byHour')}>
      {day.byHour.map(({ hour, signed }) => (
        <li key={hour}>
          <span className="num">{t('day.hour', { hour })}</span>
          <i aria-hidden="true">
            <u style={{ width: `${(signed / most) * 100}%` }} />
          </i>
          <b className="num">{countText(signed)}</b>
        </li>
      ))}
    </ul>
  )
}
