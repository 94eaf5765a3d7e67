import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getImportEndpoint, type ImportSummary, listImportsEndpoint } from '#api/imports.ts'
import { usePages, useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { countText } from '../../../kit/figures.ts'
import { PageHead } from '../../../kit/head.tsx'
import { minuteOf } from '../../../kit/instants.ts'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import type { Tone } from '../../../kit/shape.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { useQueryString } from '../../../kit/use-param.ts'
import { ImportSheet } from '../components/import-sheet.tsx'
import { KindChoice } from '../components/kind-choice.tsx'
import { StepLine } from '../components/step-line.tsx'
import { UploadSheet } from '../components/upload-sheet.tsx'
import { isBusy, stepOf } from '../read-file.ts'
import { kindOf } from '../shown.ts'
import '../imports.css'

const tones: Record<ImportSummary['state'], Tone> = {
  checking: 'brand',
  checked: 'mid',
  committing: 'brand',
  done: 'low',
  failed: 'high',
  abandoned: 'none',
  undoing: 'brand',
  undone: 'none',
}

/** Lists come in: template, upload, check, write, mend. One import is open at a time; the others stand below. */
export default function ImportPage() {
  const { t } = useTranslation('imports')
  const [importId, setImportId] = useState<string | null>(null)
  const [query, change] = useQueryString()
  const pages = usePages(listImportsEndpoint, {}, { everyMs: 10_000 })
  const isOpen = importId !== null
  const open = useRead(
    getImportEndpoint,
    { importId: importId ?? '00000000-0000-7000-8000-000000000000' },
    { enabled: isOpen, everyMs: 1500, staleMs: 0 },
  )
  const shown = isOpen && open.data?.importId === importId ? open.data : undefined
  const columns: Column<ImportSummary>[] = [
    { key: 'file', title: t('history.file'), isHeader: true, render: (row) => <span lang="zh-CN">{row.fileName}</span> },
    { key: 'kind', title: t('history.kind'), render: (row) => t(`kind.${row.kind}`) },
    { key: 'state', title: t('history.state'), render: (row) => <StatusTag tone={tones[row.state]}>{t(`state.${row.state}`)}</StatusTag> },
    {
      key: 'rows',
      title: t('history.rows'),
      render: (row) => (
        <span className="num">{[row.newRows, row.updatedRows, row.duplicateRows, row.errorRows].map(countText).join(' / ')}</span>
      ),
    },
    { key: 'by', title: t('history.by'), render: (row) => <span lang="zh-CN">{row.startedBy}</span> },
    { key: 'at', title: t('history.at'), render: (row) => <span className="num">{minuteOf(row.at)}</span> },
    {
      key: 'open',
      title: <span className="sr">{t('act.open')}</span>,
      align: 'right',
      render: (row) => (
        <Button
          small
          kind="quiet"
          onClick={() => {
            setImportId(row.importId)
            window.scrollTo({ top: 0 })
          }}
        >
          {t('act.open')}
        </Button>
      ),
    },
  ]
  return (
    <>
      <PageHead title={t('title')} sub={t('sub')} />
      <div className="import-page">
        <StepLine
          current={stepOf(shown?.state)}
          isDone={shown ? !isBusy(shown.state) && stepOf(shown.state) === 5 && shown.errorRows === 0 : false}
        />
        {isOpen ? null : (
          <>
            <KindChoice kind={kindOf(query.kind)} choose={(kind) => change({ kind: kind === 'residents' ? undefined : kind })} />
            <UploadSheet key={query.kind} kind={kindOf(query.kind)} begun={setImportId} />
          </>
        )}
        {isOpen && open.error ? <ProblemSummary problem={open.error} /> : null}
        {isOpen && !shown && !open.error ? <LinesSkeleton /> : null}
        {shown ? <ImportSheet shown={shown} again={() => setImportId(null)} /> : null}
        <Sheet title={t('history.title')}>
          <QueryTable
            caption={t('history.title')}
            columns={columns}
            pages={pages}
            rowKey={(row) => row.importId}
            empty={{ title: t('history.none'), text: t('history.noneText') }}
          />
        </Sheet>
      </div>
    </>
  )
}
