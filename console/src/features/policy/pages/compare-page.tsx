import { Trans, useTranslation } from 'react-i18next'
import { listPacksEndpoint, readPackEndpoint } from '#api/policy.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TickBox } from '../../../kit/field.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { PrintButton } from '../../../kit/print-button.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useQueryString } from '../../../kit/use-param.ts'
import { CompareTable } from '../components/compare-table.tsx'
import { CompareTopics } from '../components/compare-topics.tsx'
import { DayToRead } from '../components/day-to-read.tsx'
import { comparePacks, countOutcomes } from '../comparing.ts'
import '../policy.css'

/** Two packs side by side on a day, entry by entry, with what differs marked. */
export default function ComparePage() {
  const { t } = useTranslation('policy')
  const [asked, ask] = useQueryString()
  const day = asked.on ? { on: asked.on } : {}
  const packs = useRead(listPacksEndpoint, day, { keep: true })
  const codes = packs.data?.packs.map(({ code }) => code) ?? []
  const leftCode = asked.left ?? packs.data?.ownCode ?? codes[0] ?? ''
  const rightCode = asked.right ?? codes.find((code) => code !== leftCode) ?? ''
  const left = useRead(readPackEndpoint, { code: leftCode, ...day }, { enabled: leftCode !== '', keep: true })
  const right = useRead(readPackEndpoint, { code: rightCode, ...day }, { enabled: rightCode !== '', keep: true })
  const problem = packs.error ?? left.error ?? right.error
  if (problem && asked.on)
    return (
      <>
        <AnswerHead title={t('compare.nav')} crumb={[{ label: t('packs'), to: '/g/policy' }, { label: t('compare.nav') }]} />
        <ProblemSummary problem={problem} />
        <p className="policy-back">
          <Button onClick={() => ask({ on: undefined })}>{t('readToday')}</Button>
        </p>
      </>
    )
  if (problem) return <ErrorPage problem={problem} retry={() => void Promise.all([packs.refetch(), left.refetch(), right.refetch()])} />
  if (!packs.data || !left.data || !right.data) return <PageSkeleton />
  const compared = comparePacks(left.data, right.data)
  const counts = countOutcomes(compared)
  const isWhole = asked.all === 'yes'
  const shown = compared
    .map((topic) => ({
      ...topic,
      rows: isWhole ? topic.rows : topic.rows.filter(({ outcome }) => outcome === 'different' || outcome === 'one_side'),
    }))
    .filter(({ rows }) => rows.length > 0)
  const chosen = shown.filter(({ topic }) => topic === asked.topic)
  const options = packs.data.packs.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))
  const side = (key: 'left' | 'right', value: string) => (
    <SelectField
      label={t(`compare.${key}`)}
      lang="zh-CN"
      value={value}
      options={options}
      onChange={(event) => ask({ left: leftCode, right: rightCode, [key]: event.target.value })}
    />
  )
  return (
    <>
      <AnswerHead
        title={
          <Trans
            t={t}
            i18nKey="compare.answer"
            values={{ left: left.data.pack.name, right: right.data.pack.name, ...counts }}
            components={{ zh: <span lang="zh-CN" /> }}
          />
        }
        crumb={[{ label: t('packs'), to: '/g/policy' }, { label: t('compare.nav') }]}
        sub={`${t('readFor', { on: left.data.on })} · ${t('compare.sub', counts)}`}
      >
        <PrintButton />
        <DayToRead on={left.data.on} readOn={(on) => ask({ on })} />
      </AnswerHead>
      <div className="policy-pick no-print">
        {side('left', leftCode)}
        {side('right', rightCode)}
        <TickBox checked={!isWhole} onChange={(event) => ask({ all: event.target.checked ? undefined : 'yes' })}>
          {t('compare.only')}
        </TickBox>
      </div>
      {shown.length > 1 ? <CompareTopics topics={shown} current={chosen[0]?.topic} choose={(topic) => ask({ topic })} /> : null}
      {shown.length === 0 ? (
        <Sheet padded>
          <EmptyState title={t('compare.none')} text={t('compare.noneText')} />
        </Sheet>
      ) : null}
      {(chosen.length > 0 ? chosen : shown).map((topic) => (
        <CompareTable key={topic.topic} topic={topic} left={left.data.pack.name} right={right.data.pack.name} />
      ))}
    </>
  )
}
