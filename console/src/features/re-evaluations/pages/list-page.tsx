import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listReEvaluationsEndpoint, type ReEvaluation } from '#api/re-evaluations.ts'
import { useBasisText } from '../../../app/finding-text.ts'
import { useMay } from '../../../app/session.ts'
import { runTones } from '../../../app/run-standing.ts'
import { usePages } from '../../../app/use-endpoint.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { countText } from '../../../kit/figures.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { minuteOf } from '../../../kit/instants.ts'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { BeginSheet } from '../components/begin-sheet.tsx'
import '../re-evaluations.css'

/** Contracts held against a pack: begin one, and all that were made. */
export default function ListPage() {
  const { t } = useTranslation('re-evaluations')
  const may = useMay()
  const surface = useSurface()
  const navigate = useNavigate()
  const basisText = useBasisText()
  const pages = usePages(listReEvaluationsEndpoint, {}, { everyMs: 5000 })
  const path = (row: ReEvaluation) => `/${surface}/re-evaluation/${row.reEvaluationId}`
  const columns: Column<ReEvaluation>[] = [
    {
      key: 'pack',
      title: t('list.pack'),
      isHeader: true,
      render: (row) => (
        <Link to={path(row)} lang="zh-CN">
          {t('begin.version', { name: row.packName, version: row.packVersion })}
        </Link>
      ),
    },
    { key: 'basis', title: t('list.basis'), render: basisText },
    {
      key: 'by',
      title: t('list.by'),
      render: (row) => (
        <>
          <span lang="zh-CN">{row.startedBy}</span>
          <small className="block mute num">{minuteOf(row.createdAt)}</small>
        </>
      ),
    },
    {
      key: 'state',
      title: t('list.state'),
      render: (row) => <StatusTag tone={runTones[row.state]}>{t(`state.${row.state}`)}</StatusTag>,
    },
    { key: 'differs', title: t('list.differs'), align: 'right', render: (row) => countText(row.verdicts.differs) },
    { key: 'notJudged', title: t('list.notJudged'), align: 'right', render: (row) => countText(row.verdicts.not_judged) },
    { key: 'agrees', title: t('list.agrees'), align: 'right', render: (row) => countText(row.verdicts.agrees) },
  ]
  return (
    <>
      <AnswerHead title={t('title')} sub={t('sub')} />
      <p className="re-standing">
        {t('standing')} {surface === 't' ? t('own') : null}
      </p>
      {may('reevaluation.run') ? <BeginSheet /> : null}
      <Sheet title={t('list.title')}>
        <QueryTable
          caption={t('list.title')}
          columns={columns}
          pages={pages}
          rowKey={(row) => row.reEvaluationId}
          onOpen={(row) => void navigate({ to: path(row) })}
          empty={{ title: t('list.none'), text: may('reevaluation.run') ? t('list.noneText') : t('list.noneOwn') }}
        />
      </Sheet>
    </>
  )
}
