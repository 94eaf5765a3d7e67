import { useTranslation } from 'react-i18next'
import type { Standing } from '../shown.ts'

/** A reason with who gave it and when; a refusal says who refused. */
export function StandingText({ standing }: { standing: Standing | null }) {
  const { t } = useTranslation('unsigned')
  if (standing === null) return <span className="mute">{t('reason.unfilled')}</span>
  const { reason, refusedBy, refusedOn, note, notedBy, notedOn } = standing
  return (
    <>
      <b>{t(`reason.${reason}`)}</b>
      {note ? <span lang="zh-CN"> {note}</span> : null}
      <small className="block mute">
        {refusedBy && refusedOn ? `${t('list.refusedBy', { who: t(`refuser.${refusedBy}`), day: refusedOn })} · ` : ''}
        {t('list.by', { by: notedBy, day: notedOn })}
      </small>
    </>
  )
}
