import { useTranslation } from 'react-i18next'
import { getPlanEndpoint, listPlansEndpoint, type Plan } from '#api/targets.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useMe } from '../../../app/session.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { PolicySource } from '../../../kit/cite-chip.tsx'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { countText, shareText } from '../../../kit/figures.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { dayAndClockOf } from '../../../kit/instants.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { useQueryString } from '../../../kit/use-param.ts'
import { NewDraft } from '../components/new-draft.tsx'
import { PlanActs } from '../components/plan-acts.tsx'
import { PlanSheet } from '../components/plan-sheet.tsx'
import { firstYearWithout, progressOf } from '../figures.ts'
import { useHeld } from '../use-held.ts'
import { usePlanEdits } from '../use-plan-edits.ts'
import '../targets.css'

/** Targets by township: the year's plan, how each figure came about, and the way from draft to issued. */
export default function TargetsPage() {
  const { t } = useTranslation('targets')
  const me = useMe()
  const [query, change] = useQueryString()
  const list = useRead(listPlansEndpoint, {})
  const thisYear = Number(me.today.slice(0, 4))
  const plans = list.data?.items ?? []
  // Work that waits for the reader comes first; else the year's issued plan is what people come for; else the newest.
  const shown =
    query.plan ??
    (plans.find((one) => one.awaitsMe) ?? plans.find((one) => one.state === 'issued' && one.year === thisYear) ?? plans[0])?.planId
  const nextYear = firstYearWithout(plans, thisYear)
  const mayEdit = me.permissions.includes('target.edit')
  const open = (planId: string) => change({ plan: planId })
  if (list.isPending) return <PageSkeleton />
  if (list.isError) return <ErrorPage problem={list.error} retry={() => void list.refetch()} />
  if (!shown)
    return (
      <>
        <AnswerHead title={t('none.title')} crumb={[{ label: me.countyName ?? '' }, { label: t('nav') }]} />
        <Sheet padded>
          <EmptyState title={mayEdit ? t('none.title') : t('none.own')} text={mayEdit ? t('none.text') : undefined}>
            {mayEdit ? <NewDraft kind="primary" year={nextYear} made={open} /> : null}
          </EmptyState>
        </Sheet>
      </>
    )
  const choice = (
    <label className="targets-choose">
      <span className="sr">{t('choose')}</span>
      <select value={shown} onChange={(event) => open(event.target.value)}>
        {plans.map((one) => (
          <option key={one.planId} value={one.planId}>
            {t('planName', { year: one.year, state: t(`state.${one.state}`), at: dayAndClockOf(one.issuedAt ?? one.draftedAt) })}
          </option>
        ))}
      </select>
    </label>
  )
  return <OnePlan key={shown} planId={shown} choice={choice} draft={mayEdit ? <NewDraft year={nextYear} made={open} /> : null} />
}

function OnePlan({ planId, choice, draft }: { planId: string; choice: React.ReactNode; draft: React.ReactNode }) {
  const read = useRead(getPlanEndpoint, { planId }, { keep: true })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  return <OpenPlan plan={read.data} choice={choice} draft={draft} />
}

function OpenPlan({ plan, choice, draft }: { plan: Plan; choice: React.ReactNode; draft: React.ReactNode }) {
  const { t } = useTranslation('targets')
  const me = useMe()
  const edits = usePlanEdits(plan)
  const held = useHeld(plan, edits)
  const isOwnRow = me.scope.kind === 'region' && me.scope.code.length > 6
  const tones = { draft: 'mid', submitted: 'brand', issued: 'low', superseded: 'none' } as const
  const cover = plan.phase === 'past' ? t('fresh.past') : plan.foldedAt ? t('fresh.cover', { at: dayAndClockOf(plan.foldedAt) }) : null
  return (
    <>
      <AnswerHead
        title={<Answer plan={plan} isOwnRow={isOwnRow} />}
        crumb={[{ label: plan.countyName, to: '/g' }, { label: t('nav') }, { label: t('year', { year: plan.year }) }]}
        sub={
          <>
            {[plan.state === 'draft' ? t('fresh.saved') : null, cover].filter(Boolean).join(' · ')} ·{' '}
            <PolicySource because={plan.because} />
          </>
        }
      >
        <StatusTag tone={tones[plan.state]}>{t(`state.${plan.state}`)}</StatusTag>
        {choice}
        {draft}
        <PlanActs plan={plan} mayUndo={edits.mayUndo} undo={edits.undo} held={held.count} />
      </AnswerHead>
      <PlanSheet plan={plan} edits={edits} held={held} isOwnRow={isOwnRow} label={t('grid.caption')} />
    </>
  )
}

function Answer({ plan, isOwnRow }: { plan: Plan; isOwnRow: boolean }) {
  const { t } = useTranslation('targets')
  const { quota, live, liveQuota, signed } = progressOf(plan.rows)
  const only = isOwnRow ? plan.rows[0] : undefined
  const figures = { count: plan.rows.length, quota: countText(quota), signed: countText(signed), rate: shareText(signed, liveQuota), live }
  if (plan.phase === 'ahead')
    return <>{t(live === 0 ? 'answer.aheadPlain' : 'answer.ahead', { ...figures, name: only?.name ?? t('answer.townships', figures) })}</>
  if (only && only.signed !== null) return <>{t('answer.own', { name: only.name, ...figures })}</>
  if (live === 0) return <>{t('answer.plain', figures)}</>
  return <>{t(live === plan.rows.length ? 'answer.progress' : 'answer.live', figures)}</>
}
