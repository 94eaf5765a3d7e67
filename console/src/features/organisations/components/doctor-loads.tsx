import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { teamBoardEndpoint } from '#api/organisations.ts'
import { useMay } from '../../../app/session.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { LoadBar } from './load-bar.tsx'

/** Every family doctor's panel against its cap, the fullest first; from here one goes on to hand over. */
export function DoctorLoads({ doctors }: { doctors: OutputOf<typeof teamBoardEndpoint>['doctors'] }) {
  const { t } = useTranslation('organisations')
  const may = useMay()
  if (doctors.length === 0) return null
  return (
    <Sheet
      title={t('board.doctors')}
      sub={t('board.teamsSub')}
      end={may('assignment.edit') ? <Link to="/t/assign">{t('board.handOver')} ›</Link> : null}
    >
      <TableTwin
        dense={false}
        caption={t('board.doctors')}
        rows={doctors}
        rowKey={(row) => row.staffId}
        columns={[
          {
            key: 'doctor',
            title: t('board.doctor'),
            isHeader: true,
            render: (row) => (
              <Link to="/t/staff/$staffId" params={{ staffId: row.staffId } as never} lang="zh-CN">
                {row.name}
              </Link>
            ),
          },
          { key: 'team', title: t('board.team'), render: (row) => <span lang="zh-CN">{row.teamName}</span> },
          {
            key: 'load',
            title: t('board.load'),
            width: '45%',
            render: (row) => <LoadBar name={row.name} contracts={row.contracts} cap={row.cap} />,
          },
        ]}
      />
    </Sheet>
  )
}
