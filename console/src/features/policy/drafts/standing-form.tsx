import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { DraftEdit, readDraftEndpoint } from '#api/policy-drafts.ts'
import { Button } from '../../../kit/button.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'

type Props = {
  kind: 'ask' | 'deny'
  documents: OutputOf<typeof readDraftEndpoint>['documents']
  entryKey: string
  busy: boolean
  send: (change: DraftEdit) => void
  close: () => void
}

/** Says that an entry is not known and what to ask, or that the thing does not exist here and where that is written. */
export function StandingForm({ kind, documents, entryKey, busy, send, close }: Props) {
  const { t } = useTranslation('policy-drafts')
  const [text, setText] = useState('')
  const [source, setSource] = useState('')
  const [isAsked, setAsked] = useState(false)
  const isShort = text.trim().length < 2
  const isUnsourced = kind === 'deny' && source === ''
  const save = () => {
    setAsked(true)
    if (isShort || isUnsourced || busy) return
    send(
      kind === 'ask'
        ? { kind, key: entryKey, question: text.trim(), source: source || null }
        : { kind, key: entryKey, why: text.trim(), source },
    )
  }
  return (
    <div className="draft-form">
      <TextField
        label={t(kind === 'ask' ? 'entry.question' : 'entry.why')}
        maxLength={200}
        lang="zh-CN"
        value={text}
        error={isAsked && isShort ? t('one.noteMissing') : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      <SelectField
        label={t('entry.source')}
        blank={t('entry.sourceBlank')}
        lang="zh-CN"
        optional={kind === 'ask'}
        value={source}
        error={isAsked && isUnsourced ? t('entry.sourceMissing') : undefined}
        options={documents.flatMap(({ id, number, clauses }) =>
          Object.entries(clauses).map(([clause, label]) => ({ value: `${id}#${clause}`, label: `${number} ${label}`, group: number })),
        )}
        onChange={(event) => setSource(event.target.value)}
      />
      <div className="draft-acts">
        <Button onClick={close}>{t('kit:cancel')}</Button>
        <Button kind="primary" busy={busy} onClick={save}>
          {t(kind === 'ask' ? 'entry.okAsk' : 'entry.okDeny')}
        </Button>
      </div>
    </div>
  )
}
