import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { listOwnContractsEndpoint } from '#api/online-signing.ts'
import { dayText } from '../../../app/i18n.ts'

type Happening = OutputOf<typeof listOwnContractsEndpoint>['timeline'][number]
/** Where the reasons of a happening have their words. */
const reasonsOf: Partial<Record<Happening['event'], (reason: string) => string>> = {
  end: (reason) => `contract.endReason.${reason}`,
  rejected: (reason) => `rejectReason.${reason}`,
  'asked-end': (reason) => `ending.reasons.${reason}`,
  'end-refused': (reason) => `ending.refuse.${reason}`,
}

/** What happened to contracts and applications, newest first, with the reason and the doctor's own words. */
export function Happenings({ timeline }: { timeline: readonly Happening[] }) {
  const { t } = useTranslation('phone-signing')
  return (
    <ol className="timeline">
      {timeline.map(({ event, at, reason, note, number, doctorName }) => {
        const words = reasonsOf[event]
        return (
          <li key={`${event}${at}${number ?? ''}`}>
            <span className="small quiet">{dayText(at)}</span>
            <span className="strong">{t(`contract.event.${event}`)}</span>
            {words && reason ? <span className="small">{t([words(reason), words('other')])}</span> : null}
            {doctorName ? <span className="small">{t('contract.handedTo', { doctor: doctorName })}</span> : null}
            {note ? (
              <span className="small" lang="zh-CN">
                {t('contract.note', { note })}
              </span>
            ) : null}
            {number ? <span className="small quiet">{number}</span> : null}
          </li>
        )
      })}
    </ol>
  )
}
