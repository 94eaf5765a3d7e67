import { useTranslation } from 'react-i18next'
import { useMe } from '../../../app/session.ts'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { endTone, lastDayBefore } from '../figures.ts'

/** Until when something holds, marked when it ends soon or has ended. */
export function UntilText({ until }: { until: string | null }) {
  const { t } = useTranslation('organisations')
  const me = useMe()
  const state = endTone(until, me.today)
  const text = t(`until.${state}`, { day: until === null ? '' : lastDayBefore(until) })
  if (state === 'open' || state === 'on') return <span className="mute">{text}</span>
  return (
    <StatusTag plain tone={state === 'ended' ? 'high' : 'mid'}>
      {text}
    </StatusTag>
  )
}
