import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { getApplicationEndpoint } from '#api/online-signing.ts'
import { reasonText } from '../../../app/problem.ts'
import { nameOf } from '../../../app/i18n.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { ErrorSummary, ProblemSummary } from '../../../kit/error-summary.tsx'
import { minuteOf } from '../../../kit/instants.ts'
import { MoneyFen } from '../../../kit/money.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { BrokenYear } from './broken-year.tsx'

type Application = OutputOf<typeof getApplicationEndpoint>

/** One application as the doctor judges it: what stands against it today first, then what was chosen, agreed and written. */
export function ApplicationPreview({ applicationId }: { applicationId: string }) {
  const { t } = useTranslation('contracts')
  const read = useRead(getApplicationEndpoint, { applicationId })
  if (read.error) return <ProblemSummary problem={read.error} />
  if (!read.data) return <LinesSkeleton lines={8} />
  const one = read.data
  return (
    <>
      <h2 className="review-name">
        <span lang="zh-CN">{one.residentName}</span>{' '}
        <small>
          {t(`sex.${one.sex}`)} {t('age', { age: one.age })} <span lang="zh-CN">{`${one.resident.townshipName} ${one.villageName}`}</span>
        </small>
      </h2>
      {one.reasons.length > 0 ? (
        <ErrorSummary title={t('review.against')} errors={one.reasons.map((reason) => ({ text: reasonText(reason) }))} />
      ) : null}
      <dl className="review-facts">
        {factsOf(one, t).map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd lang="zh-CN">{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('review.consents')}</h3>
      <ul className="review-consents" lang="zh-CN">
        {one.consents.map(({ text, agreed }) => (
          <li key={text}>
            <b>{t(agreed ? 'review.agreed' : 'review.notAgreed')}</b> {text}
          </li>
        ))}
      </ul>
      <h3>{one.signature.kind === 'typed' ? t('review.typed', { reason: one.signature.reason }) : t('review.signature')}</h3>
      <img
        className="review-hand"
        src={`data:image/png;base64,${one.signature.png}`}
        alt={t('review.signatureOf', { name: one.signedBy?.name ?? one.residentName })}
      />
    </>
  )
}

function factsOf(one: Application, t: TFunction<'contracts'>) {
  const { kind, replaces } = one
  return [
    ...(kind === 'renew' ? [{ label: t('review.renews'), value: t('review.renewsText', { from: one.from }) }] : []),
    ...(replaces
      ? [
          {
            label: t('review.replaces'),
            value: (
              <>
                {t('review.replacesText', { team: replaces.teamName, doctor: replaces.doctorName, lastDay: replaces.lastDay })}
                {replaces.endedYear ? <BrokenYear year={replaces.endedYear} /> : null}
              </>
            ),
          },
        ]
      : []),
    { label: t('review.applied'), value: minuteOf(one.appliedAt) },
    ...(one.signedBy ? [{ label: t('review.signedBy'), value: `${one.signedBy.name}（${t(`relation.${one.signedBy.relation}`)}）` }] : []),
    { label: t('review.populations'), value: one.resident.populations.map(nameOf).join('、') || '—' },
    { label: t('review.team'), value: `${one.teamName}（${one.doctorName}）` },
    {
      label: t('review.packages'),
      value: one.chosen.map((chosen) => (
        <span key={chosen.id} className="block">
          {nameOf(chosen)} <MoneyFen fen={chosen.residentFen} />
          {chosen.chosenBecause ? <small className="mute"> {t('review.because', { reason: chosen.chosenBecause })}</small> : null}
        </span>
      )),
    },
    { label: t('review.fee'), value: <MoneyFen fen={one.fee.residentFen} /> },
    { label: t('review.term'), value: t('review.termText', { years: one.years, from: one.from, lastDay: one.lastDay }) },
    ...(one.hospitals.length > 0
      ? [{ label: t('review.hospitals'), value: one.hospitals.map(({ label, institution }) => `${label}：${institution.name}`).join('；') }]
      : []),
  ]
}
