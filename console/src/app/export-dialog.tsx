import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askExportEndpoint, countExportEndpoint, exportColumns, type ListOfRows } from '#api/exports.ts'
import { jobsEndpoint } from '#api/jobs.ts'
import { Button, Segments } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { ProblemSummary } from '../kit/error-summary.tsx'
import { TextField, TickBox } from '../kit/field.tsx'
import { countText } from '../kit/figures.ts'
import { useSay } from '../kit/undo-toast.tsx'
import type { ExportFilter } from './export-button.tsx'
import './export-dialog.css'
import { language } from './i18n.ts'
import { useWatchJob } from './job-watch.tsx'
import { useCommand, useRead } from './use-endpoint.ts'

/** What a file of a list shall hold: how many rows there are, which columns, whole or masked; and whether somebody else must agree. */
export function ExportDialog({ list, filter: given, close }: { list: ListOfRows; filter: ExportFilter; close: () => void }) {
  const { t } = useTranslation('exports')
  const say = useSay()
  const watch = useWatchJob()
  const filter = Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, value]])),
  )
  const offered: readonly string[] = exportColumns[list]
  const [chosen, choose] = useState<readonly string[]>(offered)
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx')
  const [isWhole, setWhole] = useState(false)
  const [reason, setReason] = useState('')
  const count = useRead(countExportEndpoint, { list, filter }, { staleMs: 0 })
  const ask = useCommand(askExportEndpoint, { refreshes: [jobsEndpoint] })
  const found = count.data
  const limit = isWhole ? found?.wholeLimit : found?.maskedLimit
  const needsConsent = found !== undefined && (isWhole ? found.alreadyWhole : found.alreadyMasked) + found.rows > (limit ?? 0)
  const columns = offered.filter((one) => chosen.includes(one))
  const send = () =>
    ask.mutate(
      { list, filter, format, language: language(), columns, isWhole, reason: isWhole ? reason.trim() : null },
      {
        onSuccess: ({ exportId, isAwaiting }) => {
          if (!isAwaiting) watch(exportId)
          say.done(t(isAwaiting ? 'ask.awaiting' : 'ask.made'), undefined, { to: '/jobs', label: t('ask.center') })
          close()
        },
      },
    )
  return (
    <Dialog
      title={t('ask.title', { list: t(`list.${list}`) })}
      isOpen
      close={close}
      acts={
        <Button
          kind="primary"
          busy={ask.isPending}
          disabled={!found?.rows || columns.length === 0 || (isWhole && reason.trim().length < 2)}
          onClick={send}
        >
          {t(needsConsent ? 'ask.sendForConsent' : 'ask.send')}
        </Button>
      }
    >
      <ProblemSummary problem={ask.error ?? count.error} />
      <p className="export-count" role="status">
        <b className="num">{found ? t('ask.rows', { count: countText(found.rows) as never }) : t('ask.counting')}</b>
        <span className="mute">{t(Object.keys(filter).length > 0 ? 'ask.chosen' : 'ask.none')}</span>
      </p>
      {found?.rows === 0 ? <p>{t('ask.nothing')}</p> : null}
      <fieldset className="export-columns">
        <legend>{t('ask.columns')}</legend>
        <div>
          {offered.map((column) => (
            <TickBox
              key={column}
              checked={chosen.includes(column)}
              onChange={(event) => choose(event.target.checked ? [...chosen, column] : chosen.filter((one) => one !== column))}
            >
              {t(`column.${column}`)}
            </TickBox>
          ))}
        </div>
      </fieldset>
      <div className="export-choices">
        <Segments
          label={t('ask.format')}
          value={format}
          options={(['xlsx', 'csv'] as const).map((value) => ({ value, label: t(`ask.formatOf.${value}`) }))}
          onChange={setFormat}
        />
        {found?.mayWhole && list !== 'answer_times' ? (
          <Segments
            label={t('ask.masking')}
            value={isWhole ? 'whole' : 'mask'}
            options={(['mask', 'whole'] as const).map((value) => ({ value, label: t(`ask.${value}`) }))}
            onChange={(value) => setWhole(value === 'whole')}
          />
        ) : null}
      </div>
      {isWhole ? (
        <TextField
          label={t('ask.reason')}
          hint={t('ask.reasonHint')}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
      {needsConsent ? <p className="export-consent">{t('ask.needsConsent', { limit: countText(limit ?? 0) })}</p> : null}
      <p className="mute s">{t('ask.marked')}</p>
    </Dialog>
  )
}
