import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type ContractRow, listContractsEndpoint } from '#api/contracts.ts'
import { addDays, localDate } from '#kernel/local-date.ts'
import { usePages } from '../../../app/use-endpoint.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { PersonCell } from '../../../kit/person-cell.tsx'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { RiskTag } from '../../../kit/status-tag.tsx'

const urgentDays = 7

/** Contracts that run out within 30 days, soonest first, or those of the last seven days. */
export function ContractQueue({ queue, on, total }: { queue: 'toRenew' | 'recent'; on: string; total: number }) {
  const { t } = useTranslation('contracts')
  const navigate = useNavigate()
  const since = addDays(localDate(on), -6)
  const pages = usePages(listContractsEndpoint, queue === 'toRenew' ? { toRenewWithin: 30 } : { signedSince: since })
  const columns: Column<ContractRow>[] = [
    {
      key: 'name',
      title: t('home.name'),
      isHeader: true,
      render: (row) => (
        <PersonCell name={row.residentName} about={`${t(`sex.${row.sex}`)} ${t('age', { age: row.age })}`} place={row.townshipName} />
      ),
    },
    { key: 'packages', title: t('list.packages'), render: (row) => <span lang="zh-CN">{row.packages.join('、')}</span> },
    queue === 'toRenew'
      ? {
          key: 'until',
          title: t('home.until'),
          render: (row) => (
            <>
              <span className="num">{row.lastDay}</span>{' '}
              <RiskTag risk={row.daysLeft <= urgentDays ? 'high' : 'mid'}>
                {row.daysLeft <= 1 ? t('home.today') : t('home.left', { days: row.daysLeft })}
              </RiskTag>
            </>
          ),
        }
      : {
          key: 'signed',
          title: t('home.signedOn'),
          render: (row) => (
            <>
              <span className="num">{row.signedOn}</span>
              <small className="block mute">{t(`channel.${row.channel}`)}</small>
            </>
          ),
        },
    { key: 'doctor', title: t('packages.doctor'), render: (row) => <span lang="zh-CN">{row.doctorName}</span> },
    {
      key: 'act',
      title: <span className="sr">{t('home.act')}</span>,
      align: 'right',
      render: (row) =>
        queue === 'toRenew' ? (
          <ButtonLink small to="/w/sign/new" search={{ residentId: row.residentId }}>
            {t('home.renew')}
          </ButtonLink>
        ) : (
          <ButtonLink small to={`/w/sign/${row.contractId}`}>
            {t('home.open')}
          </ButtonLink>
        ),
    },
  ]
  return (
    <QueryTable
      caption={t(`home.queue.${queue}`)}
      columns={columns}
      pages={pages}
      rowKey={(row) => row.contractId}
      onOpen={(row) => void navigate({ to: `/w/sign/${row.contractId}` })}
      total={total}
      empty={{ title: t('home.none'), text: t('home.noneText') }}
    />
  )
}
