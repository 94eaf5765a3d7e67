import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { type DraftEdit, editDraftEndpoint, type readDraftEndpoint, readDraftEntryEndpoint } from '#api/policy-drafts.ts'
import { nameOf } from '../../../app/i18n.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button, Segments } from '../../../kit/button.tsx'
import { CiteChip } from '../../../kit/cite-chip.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag, Tag } from '../../../kit/status-tag.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { refreshes } from './shown.ts'
import { ProblemList } from './problem-list.tsx'
import { ReadsAs } from './reads-as.tsx'
import { StandingForm } from './standing-form.tsx'
import { ValueForm } from './value-form.tsx'

type Read = OutputOf<typeof readDraftEndpoint>
type Entry = OutputOf<typeof readDraftEntryEndpoint>
type Value = Entry['values'][number]
type Doing = { kind: 'value'; known: Value | null } | { kind: 'ask' } | { kind: 'deny' } | null
const kindOf = { value: 'value', unknown: 'ask', not_applicable: 'deny' } as const
type Props = {
  read: Read
  entryKey: string
  mayEdit: boolean
  addDocument: () => void
  /** Told when something is being written that is not kept yet, and when it no longer is. */
  onWriting: (isWriting: boolean) => void
}

/** One entry of a draft: its values day by day as they read, and what can be done with each. */
export function EntryBench({ read, entryKey, mayEdit, addDocument, onWriting }: Props) {
  const { t } = useTranslation('policy-drafts')
  const say = useSay()
  const [doing, setDoing] = useState<Doing>(null)
  const set = (next: Doing) => {
    onWriting(false)
    setDoing(next)
  }
  useEffect(() => () => onWriting(false), [onWriting])
  const entry = useRead(readDraftEntryEndpoint, { draftId: read.draft.draftId, key: entryKey }, { staleMs: 0 })
  const edit = useCommand(editDraftEndpoint, { refreshes })
  if (entry.isError) return <ProblemSummary problem={entry.error} />
  if (!entry.data) return <Sheet padded>{t('kit:loading')}</Sheet>
  const { values, removed, standing, problems, unit, consumer, takenFrom } = entry.data
  const send = (change: DraftEdit, then?: () => void) =>
    edit.mutate(
      { draftId: read.draft.draftId, version: read.draft.version, edit: change },
      {
        onSuccess: () => {
          say.done(t('one.done'))
          then?.()
        },
      },
    )
  const isChanged =
    values.some((one) => one.isChanged) || removed.length > 0 || read.entries.some((one) => one.key === entryKey && one.isChanged)
  return (
    <Sheet title={nameOf(entry.data)} sub={entryKey} padded>
      <div className="draft-head">
        <StatusTag tone={standing.status === 'value' ? 'low' : 'none'}>{t(`entry.status.${standing.status}`)}</StatusTag>
        {takenFrom ? <Tag>{t('entry.taken', { code: takenFrom })}</Tag> : null}
        <span>{t('entry.unit', { unit })}</span>
        <span>{t('entry.usedBy', { module: t(`policy:modules.${consumer}`) })}</span>
        {mayEdit && doing === null ? (
          <Button kind="primary" small onClick={() => set({ kind: 'value', known: null })}>
            {t('entry.add')}
          </Button>
        ) : null}
      </div>
      {mayEdit ? (
        <div className="draft-written">
          <span>{t('form.state')}</span>
          <Segments
            label={t('form.state')}
            value={doing?.kind ?? kindOf[standing.status]}
            options={(['value', 'ask', 'deny'] as const).map((value) => ({ value, label: t(`form.${value}`), disabled: edit.isPending }))}
            onChange={(kind) => set(kind === kindOf[standing.status] ? null : kind === 'value' ? { kind, known: null } : { kind })}
          />
        </div>
      ) : null}
      {standing.question ? <p lang="zh-CN">{standing.question}</p> : null}
      <ProblemSummary problem={edit.error} />
      <ProblemList problems={problems} />
      <div onChange={() => onWriting(true)}>
        {doing?.kind === 'value' ? (
          <ValueForm
            key={doing.known?.from ?? 'new'}
            read={read}
            entry={entry.data}
            known={doing.known}
            close={() => set(null)}
            addDocument={addDocument}
          />
        ) : null}
        {doing?.kind === 'ask' || doing?.kind === 'deny' ? (
          <StandingForm
            key={doing.kind}
            kind={doing.kind}
            documents={read.documents}
            entryKey={entryKey}
            busy={edit.isPending}
            send={(change) => send(change, () => set(null))}
            close={() => set(null)}
          />
        ) : null}
      </div>
      {values.length === 0 && doing === null ? <p className="mute">{t('entry.noValues')}</p> : null}
      {values.map((value) => (
        <article key={value.from} className="draft-value">
          <header>
            <b className="num">{t('list.since', { from: value.from })}</b>
            {value.isChanged ? <StatusTag tone="brand">{t('entry.isChanged')}</StatusTag> : null}
            {value.certainty === 'stated' ? null : <Tag>{t(`certainty.${value.certainty}`)}</Tag>}
            {value.citation ? (
              <CiteChip source={{ document: value.citation.number, clause: value.citation.clause, title: value.citation.title }} />
            ) : (
              <code>{value.source}</code>
            )}
            {mayEdit && doing === null ? (
              <span className="push">
                <Button
                  kind="quiet"
                  small
                  aria-label={`${t('entry.edit')} ${value.from}`}
                  onClick={() => set({ kind: 'value', known: value })}
                >
                  {t('entry.edit')}
                </Button>
                <Button
                  kind="quiet"
                  small
                  busy={edit.isPending}
                  aria-label={`${t('entry.remove')} ${value.from}`}
                  onClick={() => send({ kind: 'remove', key: entryKey, from: value.from })}
                >
                  {t('entry.remove')}
                </Button>
              </span>
            ) : null}
          </header>
          {value.isEnd ? (
            <p>{t('one.ended')}</p>
          ) : value.result ? (
            <ReadsAs rule={entry.data.rule} value={value.result} />
          ) : (
            <pre lang="zh-CN">{value.text}</pre>
          )}
          {value.note ? (
            <p className="mute" lang="zh-CN">
              {value.note}
            </p>
          ) : null}
        </article>
      ))}
      {removed.map((from) => (
        <p key={from} className="mute">
          {t('entry.isRemoved', { from })}
        </p>
      ))}
      {mayEdit && doing === null && isChanged ? (
        <div className="draft-acts">
          <Button kind="quiet" small busy={edit.isPending} onClick={() => send({ kind: 'restore', key: entryKey })}>
            {t('entry.restore')}
          </Button>
        </div>
      ) : null}
    </Sheet>
  )
}
