import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { editDraftEndpoint, type readDraftEndpoint } from '#api/policy-drafts.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { refreshes } from './shown.ts'

type Props = { kind: 'ask' | 'deny'; read: OutputOf<typeof readDraftEndpoint>; entryKey: string; close: () => void }

/** Says that an entry is not known and what to ask, or that the thing does not exist here and where that is written. */
export function StandingForm({ kind, read: { draft, documents }, entryKey, close }: Props) {
  const { t } = useTranslation('policy-drafts')
  const say = useSay()
  const [text, setText] = useState('')
  const [source, setSource] = useState('')
  const [isAsked, setAsked] = useState(false)
  const edit = useCommand(editDraftEndpoint, { refreshes })
  const isShort = text.trim().length < 2
  const isUnsourced = kind === 'deny' && source === ''
  const send = () => {
    setAsked(true)
    if (isShort || isUnsourced || edit.isPending) return
    const change =
      kind === 'ask'
        ? { kind: 'ask' as const, key: entryKey, question: text.trim(), source: source || null }
        : { kind: 'deny' as const, key: entryKey, why: text.trim(), source }
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
  return (
    <div className="draft-form">
      <ProblemSummary problem={edit.error} />
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
        <Button kind="primary" busy={edit.isPending} onClick={send}>
          {t(kind === 'ask' ? 'entry.okAsk' : 'entry.okDeny')}
        </Button>
      </div>
    </div>
  )
}
