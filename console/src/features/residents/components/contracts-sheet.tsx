import { Link } from '@tanstack/react-router'
import { FilePlus2, FileText, FolderInput, PencilLine, PenLine, RefreshCw, RotateCcw, Stamp, XCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { listContractsOfResidentEndpoint } from '#api/contracts.ts'
import { useMay } from '../../../app/session.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { contractPath, useSurface } from '../../../app/use-surface.ts'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { dayOf } from '../../../kit/instants.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { Timeline } from '../../../kit/timeline.tsx'

const icons = {
  sign: PenLine,
  renew: FileText,
  'renew-automatically': RefreshCw,
  'take-over': FolderInput,
  seal: Stamp,
  correct: PencilLine,
  amend: FilePlus2,
  end: XCircle,
  'undo-end': RotateCcw,
} as const

/** What happened to this person's contracts, newest first, each with the way to its agreement. */
export function ContractsSheet({ residentId }: { residentId: string }) {
  const { t } = useTranslation('residents')
  const may = useMay()
  const surface = useSurface()
  const read = useRead(listContractsOfResidentEndpoint, { residentId }, { enabled: may('contract.read') })
  if (!may('contract.read')) return null
  const timeline = read.data?.timeline ?? []
  const contracts = new Map(read.data?.contracts.map((row) => [row.contractId, row]))
  return (
    <Sheet title={t('person.contracts')} sub={read.data ? String(read.data.contracts.length) : undefined}>
      <ProblemSummary problem={read.error} />
      {read.isPending ? <LinesSkeleton /> : null}
      {read.data && timeline.length === 0 ? <p className="sheet-body mute s">{t('person.noContracts')}</p> : null}
      <Timeline
        label={t('person.timeline')}
        entries={timeline.map((entry, index) => {
          const Icon = icons[entry.event]
          const contract = contracts.get(entry.contractId)
          return {
            key: `${entry.contractId}-${entry.event}-${index}`,
            day: dayOf(entry.at),
            icon: <Icon size={15} strokeWidth={1.6} />,
            title: t(`person.event.${entry.event}`),
            end: entry.actorName,
            text: (
              <>
                <Link to={contractPath(surface, entry.contractId)}>{entry.number}</Link>
                {contract && (entry.event === 'sign' || entry.event === 'renew') ? (
                  <span className="mute">
                    {' '}
                    · <span lang="zh-CN">{t('person.signedBy', { doctor: contract.doctorName, team: contract.teamName })}</span> ·{' '}
                    {t('person.until', { day: contract.lastDay })}
                  </span>
                ) : null}
                {entry.note ? <span className="mute"> · {entry.note}</span> : null}
              </>
            ),
          }
        })}
      />
    </Sheet>
  )
}
