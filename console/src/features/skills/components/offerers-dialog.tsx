import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listOfferersEndpoint, type Technique } from '#api/techniques.ts'
import { usePages } from '../../../app/use-endpoint.ts'
import { Dialog } from '../../../kit/dialog.tsx'
import { QueryTable } from '../../../kit/query-table.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'

/** Which institutions offer a technique; those where nobody is trained any more stand first. */
export function OfferersDialog({ technique, base, close }: { technique: Technique; base: string; close: () => void }) {
  const { t } = useTranslation('skills')
  const pages = usePages(listOfferersEndpoint, { techniqueId: technique.techniqueId })
  return (
    <Dialog title={t('technique.offerers', { name: technique.name })} isOpen wide close={close}>
      <QueryTable
        caption={t('technique.offerers', { name: technique.name })}
        pages={pages}
        rowKey={(row) => row.institutionId}
        empty={{ title: t('technique.noOfferers') }}
        columns={[
          {
            key: 'name',
            title: t('results.institution'),
            isHeader: true,
            render: (row) => (
              <Link to={`${base}/${row.institutionId}`} lang="zh-CN">
                {row.name}
              </Link>
            ),
          },
          { key: 'kind', title: t('technique.place'), render: (row) => t(`organisations:kind.${row.kind}`) },
          { key: 'since', title: t('technique.since'), render: (row) => <span className="num nw">{row.since}</span> },
          { key: 'pieces', title: t('technique.pieces'), align: 'right', render: (row) => row.pieces ?? '—' },
          {
            key: 'trained',
            title: t('technique.trained'),
            render: (row) =>
              row.isLapsed ? (
                <StatusTag plain tone="high">
                  {t('technique.lapsed')}
                </StatusTag>
              ) : row.needsTraining ? (
                t('technique.persons', { count: row.trained })
              ) : (
                <span className="mute">{t('technique.notNeeded')}</span>
              ),
          },
        ]}
      />
    </Dialog>
  )
}
