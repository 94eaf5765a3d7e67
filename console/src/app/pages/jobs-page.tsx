import { useTranslation } from 'react-i18next'
import { jobsEndpoint } from '#api/jobs.ts'
import { countText } from '../../kit/figures.ts'
import { GoalBar } from '../../kit/goal-bar.tsx'
import { PageHead } from '../../kit/head.tsx'
import { minuteOf } from '../../kit/instants.ts'
import { QueryTable } from '../../kit/query-table.tsx'
import { Sheet } from '../../kit/sheet.tsx'
import type { Tone } from '../../kit/shape.tsx'
import { StatusTag } from '../../kit/status-tag.tsx'
import { usePages } from '../use-endpoint.ts'

const tones: Record<string, Tone> = {
  completed: 'low',
  failed: 'high',
  active: 'brand',
  retry: 'mid',
  cancelled: 'none',
  created: 'none',
  blocked: 'none',
}
const minute = (at: string | null) => (at ? minuteOf(at) : '—')

/** Imports, exports, seals: what runs in the background and how far it is. Looks again every five seconds. */
export default function JobsPage() {
  const { t } = useTranslation('shell')
  const pages = usePages(jobsEndpoint, {}, { everyMs: 5000 })
  return (
    <>
      <PageHead title={t('title.jobs')} sub={t('job.sub')} />
      <Sheet label={t('title.jobs')}>
        <QueryTable
          caption={t('title.jobs')}
          pages={pages}
          rowKey={(row) => row.jobId}
          empty={{ title: t('job.none'), text: t('job.noneText') }}
          columns={[
            {
              key: 'name',
              title: t('job.name'),
              isHeader: true,
              render: (row) => (
                <>
                  <b>{t(`job.nameOf.${row.name.replace('.', '_')}`, { defaultValue: row.name })}</b>
                  {row.state === 'failed' && row.note ? <small>{row.note}</small> : null}
                </>
              ),
            },
            {
              key: 'state',
              title: t('job.state'),
              render: (row) => <StatusTag tone={tones[row.state] ?? 'none'}>{t(`job.stateOf.${row.state}`)}</StatusTag>,
            },
            {
              key: 'progress',
              title: t('job.progress'),
              width: 220,
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
            { key: 'started', title: t('job.started'), render: (row) => minute(row.startedAt) },
            { key: 'finished', title: t('job.finished'), render: (row) => minute(row.finishedAt) },
          ]}
        />
      </Sheet>
    </>
  )
}
