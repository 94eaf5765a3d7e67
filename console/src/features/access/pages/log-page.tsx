import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { auditLogEndpoint } from '#api/access.ts'
import { usePages } from '../../../app/use-endpoint.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { momentOf } from '../../../kit/instants.ts'
import { QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import { type LogEntry, LogEntryDialog } from '../components/log-entry-dialog.tsx'
import '../access.css'

const areas = ['residents', 'contracts', 'access', 'organisations', 'targets', 'unsigned', 'assignments', 'policy'] as const

/** What was done, by whom, to what; a line opens the whole entry. */
export default function LogPage() {
  const { t } = useTranslation('access')
  const [entry, setEntry] = useState<LogEntry | null>(null)
  const filters: Filter[] = [
    { kind: 'text', key: 'actor', label: t('log.actor'), personal: true },
    { kind: 'choice', key: 'area', label: t('log.area'), options: areas.map((area) => ({ value: area, label: t(`log.areas.${area}`) })) },
    { kind: 'day', key: 'from', label: t('log.from') },
    { kind: 'day', key: 'until', label: t('log.until') },
    { kind: 'text', key: 'subjectId', label: t('log.subjectId') },
  ]
  const state = useListFilters(filters)
  const pages = usePages(auditLogEndpoint, Object.fromEntries(Object.entries(state.values).filter(([, value]) => value)) as object, {
    staleMs: 60_000,
  })
  const what = (row: LogEntry) => t(`action.${row.action.replace('.', '_')}`, { defaultValue: row.action })
  const subject = (row: LogEntry) => t(`log.subject.${row.subjectKind}`, { defaultValue: row.subjectKind })
  return (
    <>
      <AnswerHead title={t('title.log')} sub={t('log.sub')} />
      <Sheet label={t('title.log')}>
        <QueryTable
          caption={t('title.log')}
          pages={pages}
          rowKey={(row) => row.auditId}
          filters={filters}
          state={state}
          onOpen={setEntry}
          compact
          empty={{ title: t('log.none'), text: t('log.noneText') }}
          columns={[
            {
              key: 'at',
              title: t('log.at'),
              width: 168,
              isHeader: true,
              render: (row) => (
                <button type="button" className="access-open num" onClick={() => setEntry(row)}>
                  {momentOf(row.at)}
                </button>
              ),
            },
            { key: 'who', title: t('log.who'), width: 120, render: (row) => <span lang="zh-CN">{row.actorName}</span> },
            { key: 'what', title: t('log.what'), width: 190, render: (row) => <b>{what(row)}</b> },
            {
              key: 'on',
              title: t('log.on'),
              render: (row) => (
                <>
                  {subject(row)} <code className="access-id">{shortId(row.subjectId)}</code>
                </>
              ),
            },
            { key: 'reason', title: t('log.reason'), render: (row) => row.reason ?? <span className="mute">—</span> },
            { key: 'where', title: t('log.where'), width: 130, render: (row) => <span className="num">{row.address}</span> },
            {
              key: 'seal',
              title: t('log.seal'),
              width: 96,
              render: (row) => (
                <StatusTag plain tone={row.isSealed ? 'low' : 'none'}>
                  {row.isSealed ? t('log.sealed') : t('log.unsealed')}
                </StatusTag>
              ),
            },
          ]}
        />
      </Sheet>
      <LogEntryDialog
        entry={entry}
        close={() => setEntry(null)}
        ofSubject={(subjectId) => {
          setEntry(null)
          state.set('subjectId', subjectId)
        }}
      />
    </>
  )
}

/** The end of a long number tells one thing from another. */
const shortId = (id: string): string => (id.length > 12 ? `…${id.slice(-8)}` : id)
