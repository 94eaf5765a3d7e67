import { MonitorUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SigningDay } from '#api/signing-days.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { listed } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { useSigningDesk } from '../../../app/signing-desk.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { Facts } from '../../../kit/field.tsx'
import { PageHead } from '../../../kit/head.tsx'
import { clockOf, minuteOf } from '../../../kit/instants.ts'
import { PrintButton } from '../../../kit/print-button.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { StatusLine } from '../../../kit/status-line.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { Counter, HourBars } from '../components/counter.tsx'
import { OwedSheet, SignedSheet } from '../components/day-lists.tsx'
import { DeskList } from '../components/desk-list.tsx'
import { DayStateTag } from '../components/state-tag.tsx'
import { StepButtons } from '../components/step-buttons.tsx'
import { useLiveDay } from '../use-live-day.ts'
import '../signing-days.css'

/** One signing day: the counter, the desks, who is still to be signed; when it is over, the summary to print. */
export default function DayPage() {
  const { t } = useTranslation('signing-days')
  const may = useMay()
  const signingDayId = useParam('signingDayId')
  const read = useLiveDay(signingDayId)
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const day = read.data
  const isOpen = day.state === 'open'
  return (
    <div className="day-page">
      <PageHead
        title={<span lang="zh-CN">{day.name}</span>}
        sub={
          <>
            <DayStateTag day={day} on={day.on} />{' '}
            <span className="num">{t('day.when', { day: day.heldOn, from: day.startsAt, until: day.endsAt })}</span>
          </>
        }
      >
        {day.state === 'planned' || isOpen ? (
          <ButtonLink to={`/w/sign/events/${signingDayId}/screen`} icon={<MonitorUp size={16} strokeWidth={1.6} aria-hidden="true" />}>
            {t('day.screen')}
          </ButtonLink>
        ) : null}
        {may('contract.sign') && (day.state === 'planned' || isOpen) ? (
          <ButtonLink to={`/w/sign/events/${signingDayId}/edit`}>{t('day.edit')}</ButtonLink>
        ) : null}
        {day.state === 'closed' ? <PrintButton label={t('day.print')} /> : null}
        <StepButtons day={day} />
        {isOpen && may('contract.sign') ? <SignHere day={day} /> : null}
      </PageHead>
      <div className="day-cols">
        <div className="side">
          <Sheet title={t('day.signed')} padded>
            <Counter day={day} />
            <h3>{t('day.byHour')}</h3>
            <HourBars day={day} />
          </Sheet>
          {may('contract.sign') && (day.state === 'planned' || isOpen) ? <OwedSheet signingDayId={signingDayId} isOpen={isOpen} /> : null}
          {day.signed > 0 ? <SignedSheet signingDayId={signingDayId} signed={day.signed} /> : null}
        </div>
        <div className="side">
          <Sheet title={t('day.desks')}>
            <DeskList day={day} />
          </Sheet>
          <PlanSheet day={day} />
          {day.state === 'planned' || isOpen ? (
            <Sheet title={t('day.qr')} sub={t('day.qrText')} padded>
              <img className="day-qr" src={`/api/signing-days/${signingDayId}/qr`} alt={t('day.qrAlt')} width={168} height={168} />
              <p className="s no-print">
                <a href={day.address} target="_blank" rel="noreferrer">
                  {t('day.openPublic')}
                </a>
              </p>
            </Sheet>
          ) : null}
        </div>
      </div>
      <StatusLine fresh={t('day.live', { at: clockOf(read.dataUpdatedAt) })} />
    </div>
  )
}

function SignHere({ day }: { day: SigningDay }) {
  const { t } = useTranslation('signing-days')
  const desk = useSigningDesk()
  if (desk?.signingDayId !== day.signingDayId) return <span className="mute s">{t('day.chooseDesk')}</span>
  return (
    <ButtonLink kind="primary" to="/w/sign/new">
      {t('day.sign', { desk: desk.desk })}
    </ButtonLink>
  )
}

function PlanSheet({ day }: { day: SigningDay }) {
  const { t } = useTranslation('signing-days')
  const zh = (text: string) => <span lang="zh-CN">{text}</span>
  return (
    <Sheet title={t('day.facts')} padded>
      <Facts
        rows={[
          { label: t('day.place'), value: zh(day.place) },
          { label: t('day.institution'), value: zh(day.institutionName) },
          { label: t('day.villages'), value: zh(listed(day.villages.map(({ name }) => name))) },
          { label: t('day.teams'), value: zh(listed(day.teams.map(({ name }) => name))) },
          ...(day.openedAt ? [{ label: t('summary.opened'), value: <span className="num">{minuteOf(day.openedAt)}</span> }] : []),
          ...(day.closedAt ? [{ label: t('summary.closed'), value: <span className="num">{minuteOf(day.closedAt)}</span> }] : []),
          ...(day.note ? [{ label: t('day.note'), value: zh(day.note) }] : []),
        ]}
      />
    </Sheet>
  )
}
