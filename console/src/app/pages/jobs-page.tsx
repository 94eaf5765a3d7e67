import { useTranslation } from 'react-i18next'
import { type JobRow, jobStates, jobsEndpoint, repeatJobEndpoint, stopJobEndpoint } from '#api/jobs.ts'
import { Button, ButtonLink } from '../../kit/button.tsx'
import { countText } from '../../kit/figures.ts'
import { GoalBar } from '../../kit/goal-bar.tsx'
import { PageHead } from '../../kit/head.tsx'
import { dayAndClockOf, minuteOf } from '../../kit/instants.ts'
import { type Column, QueryTable } from '../../kit/query-table.tsx'
import { Sheet } from '../../kit/sheet.tsx'
import type { Tone } from '../../kit/shape.tsx'
import { StatusTag } from '../../kit/status-tag.tsx'
import { useSay } from '../../kit/undo-toast.tsx'
import { type Filter, useListFilters } from '../../kit/use-list-filters.ts'
import { useExportsToDecide } from '../exports-to-decide.ts'
import { surfaceOfRole } from '../features.ts'
import { whyOf } from '../job-watch.tsx'
import { problemTexts } from '../problem.ts'
import { useMay, useMe } from '../session.ts'
import { useCommand, usePages } from '../use-endpoint.ts'

const tones: Record<JobRow['state'], Tone> = { completed: 'low', failed: 'high', active: 'brand', cancelled: 'none', created: 'none' }
/** Work that people begin; what the platform does at night stands under its own name without a filter. */
const kinds = ['exports.make', 'imports.check', 'imports.commit', 'imports.undo', 'contracts.re-evaluate', 'what-if.count'] as const
const [soonMs, calmMs] = [1500, 10_000]
const keyOf = (name: string) => name.replace('.', '_')

/** What runs in the background and how far it is: one's own, and of the people one manages. What was made is fetched here. */
export default function JobsPage() {
  const { t } = useTranslation('shell')
  const filters: Filter[] = [
    {
      key: 'name',
      label: t('job.kind'),
      kind: 'choice',
      options: kinds.map((value) => ({ value, label: t(`job.nameOf.${keyOf(value)}`) })),
    },
    {
      key: 'state',
      label: t('job.state'),
      kind: 'choice',
      options: jobStates.map((value) => ({ value, label: t(`job.stateOf.${value}`) })),
    },
    { key: 'whose', label: t('job.mine'), kind: 'tick' },
  ]
  const state = useListFilters(filters)
  const { name, state: chosen, whose } = state.values
  const asked = {
    ...(name ? { name } : {}),
    ...(chosen ? { state: chosen as JobRow['state'] } : {}),
    ...(whose ? { whose: 'mine' as const } : {}),
  }
  const calm = usePages(jobsEndpoint, asked, { everyMs: calmMs })
  const isBusy = calm.rows.some((row) => row.state === 'active' || (row.state === 'created' && !whyOf(row)))
  usePages(jobsEndpoint, asked, { everyMs: soonMs, enabled: isBusy })
  const seesOthers = calm.first?.seesOthers ?? false
  const may = useMay()
  const waiting = useExportsToDecide()
  const surface = surfaceOfRole(useMe().role)
  return (
    <>
      <PageHead title={t('title.jobs')} sub={t(seesOthers ? 'job.sub.others' : 'job.sub.own')}>
        {may('export.approve') ? (
          <ButtonLink to={`/${surface}/exports`} {...(waiting > 0 ? { kind: 'primary' as const } : {})}>
            {waiting > 0 ? t('job.toDecideCount', { count: waiting }) : t('job.toDecide')}
          </ButtonLink>
        ) : null}
      </PageHead>
      <Sheet label={t('title.jobs')}>
        <QueryTable
          caption={t('title.jobs')}
          pages={calm}
          rowKey={(row) => row.jobId}
          filters={seesOthers ? filters : filters.slice(0, 2)}
          state={state}
          empty={{ title: t('job.none'), text: t('job.noneText') }}
          columns={useColumns(seesOthers)}
        />
      </Sheet>
    </>
  )
}

function useColumns(seesOthers: boolean): Column<JobRow>[] {
  const { t } = useTranslation('shell')
  const nameOf = (row: JobRow) => {
    const name = t(`job.nameOf.${keyOf(row.name)}`, { defaultValue: row.name })
    return row.about ? t('job.of', { name, about: t(`exports:list.${row.about}`, { defaultValue: row.about }) }) : name
  }
  return [
    {
      key: 'name',
      title: t('job.name'),
      isHeader: true,
      render: (row) => (
        <>
          <b>{nameOf(row)}</b>
          {row.state === 'failed' ? <small className="block">{whyOf(row) ?? row.note}</small> : null}
        </>
      ),
    },
    ...(seesOthers
      ? [
          {
            key: 'who',
            title: t('job.who'),
            render: (row: JobRow) =>
              row.startedBy ? <span lang="zh-CN">{row.startedBy}</span> : <span className="mute">{t('job.platform')}</span>,
          },
        ]
      : []),
    {
      key: 'state',
      title: t('job.state'),
      render: (row) => (
        <StatusTag tone={tones[row.state]}>
          {row.state !== 'created' || !row.note ? t(`job.stateOf.${row.state}`) : whyOf(row) ? t('job.waits') : t('job.stateOf.retry')}
        </StatusTag>
      ),
    },
    {
      key: 'progress',
      title: t('job.progress'),
      width: 200,
      render: (row) =>
        row.total ? (
          <>
            <GoalBar label={`${row.done ?? 0} / ${row.total}`} value={row.done ?? 0} whole={row.total} />
            <small>
              {countText(row.done ?? 0)} / {countText(row.total)}
            </small>
          </>
        ) : (
          '—'
        ),
    },
    {
      key: 'started',
      title: t('job.started'),
      render: (row) => <span className="num nw">{minuteOf(row.startedAt ?? row.createdAt)}</span>,
    },
    {
      key: 'finished',
      title: t('job.finished'),
      render: (row) => <span className="num nw">{row.finishedAt ? minuteOf(row.finishedAt) : '—'}</span>,
    },
    { key: 'act', title: <span className="sr">{t('job.act')}</span>, align: 'right', render: (row) => <JobActs row={row} /> },
  ]
}

/** What its own person may do with a job: fetch what it made, stop it, do it again. */
function JobActs({ row }: { row: JobRow }) {
  const { t } = useTranslation('shell')
  const say = useSay()
  const refreshes = [jobsEndpoint]
  const stop = useCommand(stopJobEndpoint, { refreshes })
  const repeat = useCommand(repeatJobEndpoint, { refreshes })
  const fail = (problem: unknown) => say.failed(problemTexts(problem).join(' '))
  const { jobId, file } = row
  return (
    <span className="row-acts">
      {file ? (
        <>
          <small className="mute nw">{t('job.until', { day: dayAndClockOf(file.until) })}</small>
          <a
            className="btn sm"
            href={file.path}
            {...(file.name.endsWith('.pdf') ? { target: '_blank', rel: 'noreferrer' } : { download: file.name })}
          >
            {t(file.name.endsWith('.pdf') ? 'job.see' : 'job.get')}
          </a>
        </>
      ) : null}
      {row.mayStop ? (
        <Button
          small
          busy={stop.isPending}
          onClick={() => stop.mutate({ jobId }, { onSuccess: () => say.done(t('job.stopping')), onError: fail })}
        >
          {t('job.stop')}
        </Button>
      ) : null}
      {row.mayRepeat ? (
        <Button
          small
          busy={repeat.isPending}
          onClick={() => repeat.mutate({ jobId }, { onSuccess: () => say.done(t('job.repeated')), onError: fail })}
        >
          {t('job.repeat')}
        </Button>
      ) : null}
    </span>
  )
}
