import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import {
  draftCertainties,
  editDraftEndpoint,
  previewValueEndpoint,
  type readDraftEndpoint,
  type readDraftEntryEndpoint,
} from '#api/policy-drafts.ts'
import { blankValue, fitsForm, textOfParts } from '#api/value-form.ts'
import { isLocalDate } from '#kernel/local-date.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { ErrorSummary, ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField, TickBox } from '../../../kit/field.tsx'
import { useHotkeys } from '../../../kit/hotkeys.ts'
import { useSay } from '../../../kit/undo-toast.tsx'
import { refreshes } from './shown.ts'
import { ProblemList } from './problem-list.tsx'
import { ReadsAs } from './reads-as.tsx'
import { usePlaces } from './use-part-names.ts'
import { isNothing, ValueWriter } from './value-writer.tsx'

type Entry = OutputOf<typeof readDraftEntryEndpoint>
type Props = {
  read: OutputOf<typeof readDraftEndpoint>
  entry: Entry
  known: Entry['values'][number] | null
  close: () => void
  addDocument: () => void
}

/** Writes a value from a day on; what it means, or what is wrong with it, is told while it is written. */
export function ValueForm({ read: { draft, documents }, entry, known, close, addDocument }: Props) {
  const { t } = useTranslation('policy-drafts')
  const say = useSay()
  const model = known ?? entry.values[0]
  const { form } = entry
  const [isForm, setForm] = useState(form !== null && (!model || model.isEnd || fitsForm(form, model.parts)))
  const [now, set] = useState({
    from: known?.from ?? '',
    text: model && !model.isEnd ? model.text : form ? textOfParts(blankValue(form)) : '',
    source: known?.source ?? '',
    certainty: draftCertainties.find((one) => one === known?.certainty) ?? 'stated',
    note: known?.note ?? '',
    isEnd: known?.isEnd ?? false,
  })
  const [isAsked, setAsked] = useState(false)
  const edit = useCommand(editDraftEndpoint, { refreshes })
  const wrong = {
    from: isLocalDate(now.from) ? undefined : t('entry.dayMissing'),
    text: !now.isEnd && isNothing(now.text) ? t('entry.textMissing') : undefined,
    source: now.source === '' ? t('entry.sourceMissing') : undefined,
  }
  const isWhole = !Object.values(wrong).some(Boolean)
  const put = {
    key: entry.key,
    from: now.from,
    text: now.text,
    source: now.source,
    certainty: now.certainty,
    note: now.note.trim() || null,
  }
  const slow = useDeferredValue(put)
  const preview = useRead(
    previewValueEndpoint,
    { draftId: draft.draftId, ...slow },
    { enabled: isWhole && !now.isEnd, keep: true, staleMs: 0 },
  )
  const change = now.isEnd
    ? ({ kind: 'end', key: put.key, from: put.from, source: put.source, note: put.note } as const)
    : ({ kind: 'put', ...put } as const)
  const send = () => {
    setAsked(true)
    if (!isWhole || edit.isPending) return
    edit.mutate(
      { draftId: draft.draftId, version: draft.version, edit: change },
      {
        onSuccess: () => {
          say.done(t('one.done'))
          close()
        },
      },
    )
  }
  const placeOf = usePlaces(entry)
  useHotkeys({ 'ctrl+enter': send })
  const said = (field: keyof typeof wrong) => (isAsked ? wrong[field] : undefined)
  const faults = Object.entries(wrong).flatMap(([field, text]) => (text ? [{ field: `value-${field}`, text }] : []))
  return (
    <div className="draft-form">
      <ProblemSummary problem={edit.error} />
      {isAsked && faults.length > 0 ? <ErrorSummary errors={faults} /> : null}
      <div className="draft-row">
        <TextField
          id="value-from"
          label={t('entry.from')}
          type="date"
          autoFocus={known === null}
          value={now.from}
          error={said('from')}
          disabled={known !== null}
          onChange={(event) => set({ ...now, from: event.target.value })}
        />
        <SelectField
          label={t('entry.certainty')}
          value={now.certainty}
          options={draftCertainties.map((value) => ({ value, label: t(`certainty.${value}`) }))}
          onChange={(event) => set({ ...now, certainty: draftCertainties.find((one) => one === event.target.value) ?? 'stated' })}
        />
      </div>
      <TickBox checked={now.isEnd} onChange={(event) => set({ ...now, isEnd: event.target.checked })}>
        {t('entry.end')}
      </TickBox>
      {now.isEnd ? null : (
        <>
          <ValueWriter
            draftId={draft.draftId}
            entry={entry}
            text={now.text}
            error={said('text')}
            write={(text) => set({ ...now, text })}
            isForm={isForm}
            setForm={setForm}
          />
          <div className="draft-preview" aria-live="polite">
            <ProblemSummary problem={preview.error} />
            <h3>{preview.isFetching ? t('entry.counting') : t('entry.preview')}</h3>
            {isWhole && preview.data ? (
              <>
                <ProblemList problems={preview.data.problems} {...(isForm ? { placeOf } : {})} />
                {preview.data.elsewhere > 0 ? (
                  <p>{t(preview.data.result ? 'entry.clashes' : 'entry.elsewhere', { count: preview.data.elsewhere })}</p>
                ) : null}
                {preview.data.result ? <ReadsAs rule={preview.data.rule} value={preview.data.result} /> : null}
              </>
            ) : (
              <p className="mute">{wrong.text ?? wrong.from ?? wrong.source}</p>
            )}
          </div>
        </>
      )}
      <SelectField
        id="value-source"
        label={t('entry.source')}
        blank={t('entry.sourceBlank')}
        lang="zh-CN"
        value={now.source}
        error={said('source')}
        options={documents.flatMap(({ id, number, clauses }) =>
          Object.entries(clauses).map(([clause, text]) => ({ value: `${id}#${clause}`, label: `${number} ${text}`, group: number })),
        )}
        onChange={(event) => set({ ...now, source: event.target.value })}
      />
      <div className="draft-more">
        <Button kind="quiet" small onClick={addDocument}>
          {t('document.open')}
        </Button>
      </div>
      <TextField
        label={t('entry.note')}
        optional
        maxLength={300}
        lang="zh-CN"
        value={now.note}
        onChange={(event) => set({ ...now, note: event.target.value })}
      />
      <div className="draft-acts">
        <Button onClick={close}>{t('kit:cancel')}</Button>
        <Button kind="primary" keys="Ctrl+Enter" busy={edit.isPending} onClick={send}>
          {t('entry.save')}
        </Button>
      </div>
    </div>
  )
}
