import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getJobEndpoint, type JobRow } from '#api/jobs.ts'
import { useSay } from '../kit/undo-toast.tsx'
import { reasonText } from './problem.ts'
import { useRead } from './use-endpoint.ts'

const everyMs = 1000
const WatchContext = createContext<((jobId: string) => void) | null>(null)

/** Keeps an eye on jobs that somebody began, on whatever page he is: says when a file is ready, with the way to it, or why there is none. */
export function JobWatch({ children }: { children: ReactNode }) {
  const [watched, setWatched] = useState<readonly string[]>([])
  const watch = useCallback((jobId: string) => setWatched((now) => [...now, jobId]), [])
  const forget = useCallback((jobId: string) => setWatched((now) => now.filter((one) => one !== jobId)), [])
  return (
    <WatchContext.Provider value={watch}>
      {children}
      {watched.map((jobId) => (
        <WatchOne key={jobId} jobId={jobId} forget={forget} />
      ))}
    </WatchContext.Provider>
  )
}

/** `watch(jobId)` tells the person when that job is over. */
export function useWatchJob(): (jobId: string) => void {
  const watch = useContext(WatchContext)
  if (!watch) throw new Error('useWatchJob is asked outside a shell')
  return watch
}

/** Why a job waits or was not done, in words; nothing when it said none that are meant for people. */
export function whyOf({ note }: Pick<JobRow, 'note'>): string | null {
  const [, code, said] = /^([A-Z]+\.[A-Z_]+)(?: (.*))?$/.exec(note ?? '') ?? []
  return code ? [reasonText({ code }), ...(said ? [said] : [])].join(': ') : null
}

function WatchOne({ jobId, forget }: { jobId: string; forget: (jobId: string) => void }) {
  const { t } = useTranslation('exports')
  const say = useSay()
  const { data: job } = useRead(getJobEndpoint, { jobId }, { everyMs, staleMs: 0 })
  const isOver = job?.state === 'completed' || job?.state === 'failed' || job?.state === 'cancelled'
  useEffect(() => {
    if (!job || !isOver) return
    if (job.file) say.done(t('ask.ready', { name: job.file.name }), undefined, { to: job.file.path, label: t('ask.get') })
    else if (job.state === 'failed') say.failed(t('ask.failed', { why: whyOf(job) ?? '' }))
    forget(jobId)
  }, [job, isOver, jobId, forget, say, t])
  return null
}
