import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { LanguageSwitch } from '../../../app/language-switch.tsx'
import { countText, percentText } from '../../../kit/figures.ts'
import { GoalBar } from '../../../kit/goal-bar.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { useLiveDay } from '../use-live-day.ts'
import '../signing-days.css'

/** The counter for the wall of the hall: large, without a name of anybody. It covers the desk's own frame. */
export default function ScreenPage() {
  const { t } = useTranslation('signing-days')
  const signingDayId = useParam('signingDayId')
  const read = useLiveDay(signingDayId)
  const box = useRef<HTMLDialogElement>(null)
  const day = read.data
  const isThere = day !== undefined
  useEffect(() => {
    if (isThere && !box.current?.open) box.current?.showModal()
  }, [isThere])
  if (read.isPending) return <PageSkeleton />
  if (read.isError || !day) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const said = { planned: 'waiting', closed: 'over', cancelled: 'cancelled' } as const
  const word = day.state === 'open' ? null : t(`screen.${said[day.state]}`)
  return (
    <dialog ref={box} className="day-screen" aria-labelledby="day-screen-name" onCancel={(event) => event.preventDefault()}>
      <header>
        <div>
          <h1 id="day-screen-name" lang="zh-CN">
            {day.name}
          </h1>
          <p lang="zh-CN">
            {day.institutionName} · {day.place}
          </p>
        </div>
        <LanguageSwitch />
        <Link to={`/w/sign/events/${signingDayId}`} className="btn quiet">
          <ArrowLeft size={16} strokeWidth={1.6} aria-hidden="true" />
          {t('screen.back')}
        </Link>
      </header>
      <div className="day-screen-main">
        <div>
          <p className="day-screen-figure">
            <b className="num">{countText(day.signed)}</b> {t('screen.signed')}
          </p>
          <GoalBar
            label={t('day.of', { goal: day.expected, percent: percentText(day.signed, day.expected) })}
            value={day.signed}
            goal={day.expected}
            whole={Math.max(day.expected, day.signed)}
            tone={day.signed >= day.expected ? 'low' : 'brand'}
          />
          <p className="day-screen-goal">
            {t('screen.goal', { count: day.expected })} · {percentText(day.signed, day.expected)}
            {word ? ` · ${word}` : ''}
          </p>
        </div>
        <figure>
          <img className="day-qr" src={`/api/signing-days/${signingDayId}/qr`} alt={t('day.qrAlt')} />
          <figcaption>{t('screen.scan')}</figcaption>
        </figure>
      </div>
      <ul className="day-screen-desks">
        {day.byDesk.map(({ desk, signed }) => (
          <li key={desk}>
            {t('day.desk', { desk })}
            <b className="num">{countText(signed)}</b>
          </li>
        ))}
      </ul>
    </dialog>
  )
}
