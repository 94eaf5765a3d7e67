import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { listPacksEndpoint } from '#api/policy.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'

type Packs = OutputOf<typeof listPacksEndpoint>['packs']
type Props = { packs: Packs; current: string; own: string | null; on: string | undefined; shownOn: string }

/** Every pack there is, with how much of the catalogue it answers; each opens as the same document. */
export function PackList({ packs, current, own, on, shownOn }: Props) {
  const { t } = useTranslation('policy')
  const name = ({ code, name: region }: Packs[number]) => (
    <>
      <Link
        to="/g/policy/$code"
        params={{ code } as never}
        search={(on ? { on } : {}) as never}
        aria-current={code === current ? 'page' : undefined}
        lang="zh-CN"
      >
        {region}
      </Link>{' '}
      {code === own ? <StatusTag tone="brand">{t('ours')}</StatusTag> : null}
    </>
  )
  return (
    <Sheet title={t('allPacks.title')} sub={t('allPacks.sub', { count: packs.length, on: shownOn })} className="policy-packs">
      <TableTwin
        caption={t('allPacks.title')}
        rows={packs}
        rowKey={({ code }) => code}
        current={current}
        dense={false}
        columns={[
          { key: 'name', title: t('allPacks.name'), isHeader: true, render: name },
          { key: 'version', title: t('allPacks.version'), align: 'right', render: ({ version }) => version.version },
          {
            key: 'answered',
            title: t('allPacks.answered'),
            align: 'right',
            render: ({ counts }) => `${counts.answered} / ${counts.entries}`,
          },
          { key: 'open', title: t('allPacks.open'), align: 'right', render: ({ counts }) => counts.unknown },
          { key: 'unsure', title: t('allPacks.unsure'), align: 'right', render: ({ counts }) => counts.unsure },
        ]}
      />
    </Sheet>
  )
}
