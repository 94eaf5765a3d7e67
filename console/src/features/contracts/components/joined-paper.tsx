import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askExportEndpoint } from '#api/exports.ts'
import { getJobEndpoint } from '#api/jobs.ts'
import { whyOf } from '../../../app/job-watch.tsx'
import { problemTexts } from '../../../app/problem.ts'
import { useMay } from '../../../app/session.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { PrintFrame } from '../../../kit/print-frame.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'

const most = 100
const everyMs = 500

/** The chosen agreements as one PDF: made by a job, shown when it is ready, to be printed in one go. */
export function JoinedPaper({ contractIds }: { contractIds: readonly string[] }) {
  const { t } = useTranslation('contracts')
  const may = useMay()
  const say = useSay()
  const ask = useCommand(askExportEndpoint)
  const [jobId, setJobId] = useState<string | null>(null)
  if (!may('export.run')) return null
  const begin = () =>
    ask.mutate(
      { list: 'agreements', filter: { contractIds: [...contractIds] }, format: 'pdf' },
      { onSuccess: ({ exportId }) => setJobId(exportId), onError: (problem) => say.failed(problemTexts(problem).join(' ')) },
    )
  return (
    <>
      <Button disabled={contractIds.length === 0 || contractIds.length > most} busy={ask.isPending} onClick={begin}>
        {t('print.join', { count: contractIds.length })}
      </Button>
      {jobId ? <Paper key={jobId} jobId={jobId} close={() => setJobId(null)} /> : null}
    </>
  )
}

function Paper({ jobId, close }: { jobId: string; close: () => void }) {
  const { t } = useTranslation('contracts')
  const [isOver, setOver] = useState(false)
  const { data: job, error } = useRead(getJobEndpoint, { jobId }, isOver ? {} : { everyMs, staleMs: 0 })
  if (job && !isOver && (job.file || job.state === 'failed' || job.state === 'cancelled')) setOver(true)
  const said = error
    ? problemTexts(error).join(' ')
    : job?.state === 'failed'
      ? whyOf(job)
      : t('print.joining', { done: job?.done ?? 0, total: job?.total ?? '…' })
  return (
    <Dialog title={t('print.joined')} wide isOpen close={close}>
      {job?.file ? <PrintFrame src={job.file.path} title={job.file.name} /> : <p role="status">{said}</p>}
    </Dialog>
  )
}
