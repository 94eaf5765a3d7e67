import { useTranslation } from 'react-i18next'
import { dayText } from '../../../app/i18n.ts'
import { CallLink } from '../../../kit/call-link.tsx'
import type { Application } from '../signing-draft.ts'

/** An application that came to nothing: why, in the doctor's words too, and how to go on. */
export function RejectedCard({ application }: { application: Application }) {
  const { t } = useTranslation('phone-signing')
  const { state, doctorName, institutionName, institutionPhone, decidedAt, appliedAt, rejectReason, rejectNote } = application
  return (
    <section className="card">
      <p className="who">
        <span className="strong">{t(`contract.state.${state}`)}</span>
        <span className="small quiet">{dayText(decidedAt ?? appliedAt)}</span>
      </p>
      <p className="small" lang="zh-CN">
        {t('team.doctor', { name: doctorName })} · {institutionName}
      </p>
      {rejectReason ? <p>{t(`rejectReason.${rejectReason}`)}</p> : null}
      {rejectNote ? <p lang="zh-CN">{t('contract.note', { note: rejectNote })}</p> : null}
      <CallLink phone={institutionPhone} text={t('done.call')} />
    </section>
  )
}
