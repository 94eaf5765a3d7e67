import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listVillagesEndpoint } from '#api/residents.ts'
import {
  editSigningDayEndpoint,
  getSigningDayEndpoint,
  listSigningDaysEndpoint,
  mostDesks,
  planSigningDayEndpoint,
  type SigningDay,
  signingDayTeamsEndpoint,
} from '#api/signing-days.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useMe } from '../../../app/session.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { ErrorSummary, ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { PageHead } from '../../../kit/head.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { TeamChoice, VillageChoice } from '../components/place-choices.tsx'
import { emptyPlan, missingInPlan, type Plan, planOf, sentOf } from '../plan.ts'
import '../signing-days.css'

/** Plans a signing day, or changes one. */
export default function PlanPage() {
  const { signingDayId } = useParams({ strict: false }) as { signingDayId?: string }
  const read = useRead(getSigningDayEndpoint, { signingDayId: signingDayId ?? '' }, { enabled: signingDayId !== undefined, staleMs: 0 })
  const me = useMe()
  const teams = useRead(signingDayTeamsEndpoint, {})
  const villages = useRead(listVillagesEndpoint, {})
  const problem = read.error ?? teams.error ?? villages.error
  if (problem) return <ErrorPage problem={problem} retry={() => void Promise.all([read.refetch(), teams.refetch(), villages.refetch()])} />
  if (!teams.data || !villages.data || (signingDayId && !read.data)) return <PageSkeleton />
  const own = teams.data.items.filter(({ isOwn }) => isOwn).map(({ teamId }) => teamId)
  const start = read.data ? planOf(read.data) : emptyPlan(me.today, own)
  return <PlanForm day={read.data ?? null} start={start} teams={teams.data.items} villages={villages.data.items} />
}

type Villages = Parameters<typeof VillageChoice>[0]['villages']
type Teams = Parameters<typeof TeamChoice>[0]['teams']

function PlanForm({ day, start, teams, villages }: { day: SigningDay | null; start: Plan; teams: Teams; villages: Villages }) {
  const { t } = useTranslation('signing-days')
  const say = useSay()
  const me = useMe()
  const navigate = useNavigate()
  const [plan, setPlan] = useState(start)
  const [isAsked, setAsked] = useState(false)
  const refreshes = [listSigningDaysEndpoint, getSigningDayEndpoint]
  const make = useCommand(planSigningDayEndpoint, { refreshes })
  const edit = useCommand(editSigningDayEndpoint, { refreshes })
  const change = (part: Partial<Plan>) => setPlan({ ...plan, ...part })
  const missing = missingInPlan(plan)
  const errorOf = (field: keyof Plan) =>
    isAsked && missing.some((one) => one === field) ? t(`form.missing.${field}`, { most: mostDesks }) : undefined
  const field = (key: 'name' | 'place' | 'heldOn' | 'startsAt' | 'endsAt' | 'expected' | 'desks') => ({
    id: key,
    label: t(`form.${key}`),
    value: plan[key],
    error: errorOf(key),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => change({ [key]: event.target.value }),
  })
  const send = () => {
    setAsked(true)
    if (missing.length > 0) return
    const done = (words: string) => ({
      onSuccess: ({ signingDayId }: { signingDayId: string }) => {
        say.done(words)
        void navigate({ to: `/w/sign/events/${signingDayId}` })
      },
    })
    if (day) edit.mutate({ ...sentOf(plan), signingDayId: day.signingDayId, version: day.version }, done(t('form.saved')))
    else make.mutate(sentOf(plan), done(t('form.planned')))
  }
  return (
    <>
      <PageHead title={day ? <span lang="zh-CN">{day.name}</span> : t('title.plan')} sub={day ? t('title.plan') : t('list.sub')} />
      <ProblemSummary problem={make.error ?? edit.error} />
      {isAsked && missing.length > 0 ? (
        <ErrorSummary errors={missing.map((key) => ({ text: t(`form.missing.${key}`, { most: mostDesks }), field: key }))} />
      ) : null}
      <Sheet padded label={t('title.plan')} className="day-form">
        <div className="fields">
          <TextField {...field('name')} hint={t('form.nameHint')} maxLength={40} />
          <TextField {...field('place')} hint={t('form.placeHint')} maxLength={60} />
        </div>
        <div className="fields">
          <TextField {...field('heldOn')} type="date" {...(day ? {} : { min: me.today })} />
          <TextField {...field('startsAt')} type="time" />
          <TextField {...field('endsAt')} type="time" />
          <TextField {...field('expected')} type="number" min={1} inputMode="numeric" />
          <TextField {...field('desks')} type="number" min={1} max={mostDesks} inputMode="numeric" />
        </div>
        <VillageChoice
          villages={villages}
          chosen={plan.villages}
          error={errorOf('villages')}
          choose={(next) => change({ villages: next })}
        />
        <TeamChoice teams={teams} chosen={plan.teams} error={errorOf('teams')} choose={(next) => change({ teams: next })} />
      </Sheet>
      <div className="act">
        <ButtonLink to={day ? `/w/sign/events/${day.signingDayId}` : '/w/sign/events'}>{t('kit:cancel')}</ButtonLink>
        <div className="push">
          <Button kind="primary" busy={make.isPending || edit.isPending} onClick={send}>
            {day ? t('form.save') : t('form.plan')}
          </Button>
        </div>
      </div>
    </>
  )
}
