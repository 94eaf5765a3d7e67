import { useTranslation } from 'react-i18next'
import { useState } from 'react'
import type { OutputOf } from '#api/endpoint.ts'
import { type readDraftEntryEndpoint, readValueTextEndpoint } from '#api/policy-drafts.ts'
import { blankValue, fitsForm, partsOfText, textOfParts, type Written } from '#api/value-form.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Segments } from '../../../kit/button.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextArea } from '../../../kit/field.tsx'
import { ValueParts } from './value-parts.tsx'

type Entry = OutputOf<typeof readDraftEntryEndpoint>
type Props = {
  draftId: string
  entry: Entry
  text: string
  error: string | undefined
  write: (text: string) => void
  isForm: boolean
  setForm: (isForm: boolean) => void
}

/** Whether a text says nothing yet, also as the form writes it. */
export const isNothing = (text: string): boolean => ['', '""', '[]', '{}'].includes(text.trim())

/** A value in fields, or as text: what one has written the other shows. Text that is not touched stays as it was. */
export function ValueWriter({ draftId, entry, text, error, write, isForm, setForm }: Props) {
  const { t } = useTranslation('policy-drafts')
  const { form } = entry
  const [parts, setParts] = useState<Written>(() => startOf(entry, text))
  const [whyNot, sayWhyNot] = useState<string | null>(null)
  const read = useCommand(readValueTextEndpoint)
  const turnTo = (kind: 'form' | 'text') => {
    const wantsForm = kind === 'form'
    if (form === null || wantsForm === isForm || read.isPending) return
    sayWhyNot(null)
    if (wantsForm && isNothing(text)) {
      setParts(blankValue(form))
      return setForm(true)
    }
    read.mutate(
      { draftId, text },
      {
        onSuccess: (found) => {
          if (!wantsForm) {
            write(found.line === null ? found.text : text)
            return setForm(false)
          }
          if (found.line !== null) return sayWhyNot(t('form.unread', { line: found.line }))
          if (!fitsForm(form, found.parts)) return sayWhyNot(t('form.notFit'))
          setParts(found.parts)
          setForm(true)
        },
      },
    )
  }
  return (
    <>
      <div className="draft-written">
        <span>{t('entry.value')}</span>
        {form === null ? (
          <small className="mute">{t('form.asText')}</small>
        ) : (
          <Segments
            label={t('form.kind')}
            value={isForm ? 'form' : 'text'}
            options={[
              { value: 'form', label: t('form.form') },
              { value: 'text', label: t('form.text') },
            ]}
            onChange={turnTo}
          />
        )}
      </div>
      <ProblemSummary problem={read.error} />
      {whyNot ? (
        <p className="field-error" role="alert">
          {whyNot}
        </p>
      ) : null}
      {isForm && form ? (
        <div id="value-text" tabIndex={-1} role="group" aria-label={t('entry.value')}>
          <ValueParts
            about={entry}
            form={form}
            value={parts}
            write={(next) => {
              setParts(next)
              write(textOfParts(next))
            }}
          />
          {error ? <p className="field-error">{error}</p> : null}
        </div>
      ) : (
        <TextArea
          id="value-text"
          label={t('entry.value')}
          hint={t('entry.valueHint')}
          spellCheck={false}
          rows={Math.min(Math.max(text.split('\n').length + 1, 3), 18)}
          value={text}
          error={error}
          onChange={(event) => write(event.target.value)}
        />
      )}
    </>
  )
}

/** What the form begins with: what it wrote before, or the value whose text it is; nothing written where it has no place in the form. */
function startOf({ form, values }: Entry, text: string): Written {
  if (form === null) return text
  const parts = values.find((one) => one.text === text && !one.isEnd)?.parts ?? partsOfText(text)
  return fitsForm(form, parts) ? parts : blankValue(form)
}
