import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getSupportEndpoint, type SupportAgreement } from '#api/support.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { listed } from '../../../app/i18n.ts'
import { useMe } from '../../../app/session.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { Facts } from '../../../kit/field.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { PrintButton } from '../../../kit/print-button.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { TrendChart } from '../../../kit/trend-chart.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { EndDialog } from '../components/end-dialog.tsx'
import { ExpertTeams } from '../components/expert-teams.tsx'
import { SupportStanding } from '../components/standing.tsx'
import { VisitLog } from '../components/visit-log.tsx'
import { WorkTable } from '../components/work-table.tsx'
import '../support.css'

/** One agreement: what was promised, who goes, what was done month by month, and each visit. */
export default function AgreementPage() {
  const read = useRead(getSupportEndpoint, { agreementId: useParam('agreementId') })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  return <Agreement agreement={read.data} />
}

function Agreement({ agreement }: { agreement: SupportAgreement }) {
  const { t } = useTranslation('support')
  const me = useMe()
  const surface = useSurface()
  const base = surface === 't' ? '/t/support' : '/g/support'
  const mayEdit = surface === 'g' && agreement.mayEdit
  const [isEnding, setEnding] = useState(false)
  const { agreementId, months } = agreement
  return (
    <div className="support-page">
      <AnswerHead
        title={<span lang="zh-CN">{agreement.title}</span>}
        crumb={[
          { label: me.institutionName ?? me.countyName ?? '' },
          { label: t('nav'), to: base },
          { label: t('list.roundOf', { round: agreement.round }) },
        ]}
        sub={
          <>
            <SupportStanding standing={agreement.standing} /> {t('one.answer', { due: agreement.due, done: agreement.done })}
          </>
        }
      >
        <PrintButton />
        {agreement.mayEnd ? <Button onClick={() => setEnding(true)}>{t('one.end')}</Button> : null}
        {mayEdit && agreement.endedOn === null ? <ButtonLink to={`/g/support/${agreementId}/edit`}>{t('one.edit')}</ButtonLink> : null}
        {mayEdit && agreement.nextId === null ? (
          <ButtonLink to="/g/support/new" search={{ renews: agreementId }}>
            {t('one.renew')}
          </ButtonLink>
        ) : null}
      </AnswerHead>
      <div className="support-cols">
        <div className="side">
          <Sheet title={t('one.months')} sub={t('one.monthsSub')} padded>
            {months.length > 0 ? (
              <TrendChart
                label={t('one.months')}
                days={months.map(({ month }) => month)}
                series={[
                  { name: t('one.promised'), values: months.map(({ promised }) => promised), dashed: true },
                  { name: t('one.done'), values: months.map(({ done }) => done), kind: 'bar' },
                ]}
                height={220}
                from={0}
              />
            ) : (
              <p className="mute">{t('one.noMonths')}</p>
            )}
          </Sheet>
          <VisitLog agreement={agreement} />
        </div>
        <div className="side">
          <AgreementFacts agreement={agreement} base={base} />
          {agreement.byWork.length > 0 ? <WorkTable agreement={agreement} /> : null}
          <ExpertTeams agreement={agreement} />
        </div>
      </div>
      {isEnding ? <EndDialog agreement={agreement} close={() => setEnding(false)} /> : null}
    </div>
  )
}

function AgreementFacts({ agreement, base }: { agreement: SupportAgreement; base: string }) {
  const { t } = useTranslation('support')
  const zh = (text: string) => <span lang="zh-CN">{text}</span>
  const { previousId, nextId } = agreement
  const round = (agreementId: string, name: string) => <Link to={`${base}/${agreementId}`}>{name}</Link>
  return (
    <Sheet title={t('one.facts')} padded>
      <Facts
        rows={[
          { label: t('one.hospital'), value: zh(agreement.hospitalName) },
          { label: t('one.places'), value: zh(listed(agreement.placeNames)) },
          { label: t('one.works'), value: listed(agreement.works.map((work) => t(`work.${work}`))) },
          {
            label: t('one.term'),
            value: <span className="num">{t('one.termText', { from: agreement.validFrom, lastDay: agreement.lastDay })}</span>,
          },
          {
            label: t('one.promise'),
            value: t('one.promiseText', {
              every: t(`every.${agreement.promiseEvery}`),
              per: t(`per.${agreement.promisePer}`),
              visits: agreement.promisedVisits,
              places: agreement.countedPlaces,
            }),
          },
          { label: t('one.people'), value: t('one.peopleText', { teams: agreement.promisedTeams, members: agreement.promisedMembers }) },
          ...(agreement.endedOn && agreement.endReason
            ? [{ label: t('one.ended'), value: zh(t('one.endedText', { day: agreement.endedOn, reason: agreement.endReason })) }]
            : []),
          ...(previousId
            ? [{ label: t('one.previous'), value: round(previousId, t('list.roundOf', { round: agreement.round - 1 })) }]
            : []),
          ...(nextId ? [{ label: t('one.next'), value: round(nextId, t('list.roundOf', { round: agreement.round + 1 })) }] : []),
        ]}
      />
    </Sheet>
  )
}
