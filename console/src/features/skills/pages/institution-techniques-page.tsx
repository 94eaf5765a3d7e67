import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { getInstitutionEndpoint } from '#api/organisations.ts'
import { endOfferingEndpoint, techniquesOfEndpoint } from '#api/techniques.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { BeginDialog, offeringRefreshes } from '../components/begin-dialog.tsx'
import { ReasonDialog } from '../components/reason-dialog.tsx'
import { useTechniquesBase } from '../use-techniques-base.ts'
import '../skills.css'

type Item = OutputOf<typeof techniquesOfEndpoint>['items'][number]

/** What one institution may offer by its kind, and what it does: begun, ended, and where nobody is trained for it any more. */
export default function InstitutionTechniquesPage() {
  const { t } = useTranslation('skills')
  const base = useTechniquesBase()
  const institutionId = useParam('institutionId')
  const say = useSay()
  const [dialog, setDialog] = useState<{ item: Item; isEnding: boolean } | null>(null)
  const org = useRead(getInstitutionEndpoint, { institutionId })
  const read = useRead(techniquesOfEndpoint, { institutionId })
  const end = useCommand(endOfferingEndpoint, { refreshes: offeringRefreshes })
  if (read.isPending || org.isPending) return <PageSkeleton />
  const problem = read.error ?? org.error
  if (problem || !read.data || !org.data) return <ErrorPage problem={problem} retry={() => void read.refetch()} />
  const { items, history, mayEdit } = read.data
  const close = () => setDialog(null)
  return (
    <>
      <AnswerHead
        title={<span lang="zh-CN">{org.data.name}</span>}
        sub={t('technique.count', { count: items.filter(({ offered }) => offered !== null).length })}
        crumb={[{ label: t('nav.techniques'), to: base }, { label: org.data.shortName }]}
      />
      <Sheet label={t('title.techniques')} className="skills-here">
        <QueryTable
          caption={t('title.techniques')}
          pages={{ rows: items }}
          rowKey={(row) => row.techniqueId}
          empty={{ title: t('technique.none'), text: t('technique.noneHere') }}
          columns={[
            {
              key: 'name',
              title: t('technique.name'),
              isHeader: true,
              render: (row) => (
                <>
                  <span lang="zh-CN">{row.name}</span>
                  <small className="block mute">{t(`techniqueKind.${row.kind}`)}</small>
                </>
              ),
            },
            {
              key: 'needs',
              title: t('technique.course'),
              render: (row) =>
                row.needsTraining ? (
                  <>
                    <span lang="zh-CN">{row.courseName}</span>
                    <small className="block mute">{t('technique.trainedHere', { count: row.trained })}</small>
                  </>
                ) : (
                  <span className="mute">{t('technique.notNeeded')}</span>
                ),
            },
            {
              key: 'state',
              title: t('technique.state'),
              render: (row) =>
                row.offered === null ? (
                  <StatusTag plain tone="none">
                    {t('technique.isNot')}
                  </StatusTag>
                ) : (
                  <>
                    <StatusTag plain tone={row.isLapsed ? 'high' : 'low'}>
                      {row.isLapsed ? t('technique.lapsed') : t('technique.is')}
                    </StatusTag>
                    <small className="block mute">
                      {t('technique.from', { day: row.offered.since })}
                      {row.offered.pieces ? ` · ${t('technique.piecesOf', { count: row.offered.pieces })}` : ''}
                      {row.offered.note ? <span lang="zh-CN"> · {row.offered.note}</span> : null}
                    </small>
                  </>
                ),
            },
            {
              key: 'act',
              title: <span className="sr">{t('award.acts')}</span>,
              align: 'right',
              render: (row) =>
                mayEdit ? (
                  row.offered === null ? (
                    <Button
                      small
                      aria-label={t('technique.beginOf', { name: row.name })}
                      onClick={() => setDialog({ item: row, isEnding: false })}
                    >
                      {t('technique.begin')}
                    </Button>
                  ) : (
                    <Button
                      small
                      kind="quiet"
                      aria-label={t('technique.endOf', { name: row.name })}
                      onClick={() => setDialog({ item: row, isEnding: true })}
                    >
                      {t('technique.end')}
                    </Button>
                  )
                ) : null,
            },
          ]}
        />
      </Sheet>
      {history.length > 0 ? (
        <Sheet title={t('technique.history')}>
          <TableTwin
            dense={false}
            caption={t('technique.history')}
            rows={history}
            rowKey={(row) => `${row.name}${row.since}${row.until}`}
            columns={[
              { key: 'name', title: t('technique.name'), isHeader: true, render: (row) => <span lang="zh-CN">{row.name}</span> },
              { key: 'span', title: t('technique.span'), render: (row) => <span className="num nw">{`${row.since} – ${row.until}`}</span> },
              { key: 'reason', title: t('withdraw.reason'), render: (row) => <span lang="zh-CN">{row.reason}</span> },
            ]}
          />
        </Sheet>
      ) : null}
      {dialog && !dialog.isEnding ? <BeginDialog institutionId={institutionId} item={dialog.item} close={close} /> : null}
      {dialog?.isEnding ? (
        <ReasonDialog
          title={t('technique.endOf', { name: dialog.item.name })}
          text={t('technique.endText')}
          act={t('technique.end')}
          isBusy={end.isPending}
          problem={end.error}
          close={close}
          send={(reason) =>
            end.mutate(
              { institutionId, techniqueId: dialog.item.techniqueId, reason },
              {
                onSuccess: () => {
                  close()
                  say.done(t('technique.ended', { name: dialog.item.name }))
                },
              },
            )
          }
        />
      ) : null}
    </>
  )
}
