import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { editDraftEndpoint, type readDraftEndpoint } from '#api/policy-drafts.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { refreshes } from './shown.ts'

type Props = { read: OutputOf<typeof readDraftEndpoint>; close: () => void }
const empty = { known: '', id: '', title: '', number: '', issuer: '', issued: '', clause: '', clauseText: '' }

/** Adds a document with a clause, or a clause to a document that is there: what a value can name as its source. */
export function DocumentDialog({ read: { draft, documents }, close }: Props) {
  const { t } = useTranslation('policy-drafts')
  const [now, set] = useState(empty)
  const [isAsked, setAsked] = useState(false)
  const edit = useCommand(editDraftEndpoint, { refreshes })
  const known = documents.find(({ id }) => id === now.known)
  const { id, title, number, issuer, issued } = known ?? now
  const isCode = (text: string) => /^[a-z0-9-]{1,40}$/.test(text)
  const isWhole =
    isCode(id) &&
    id.length > 1 &&
    title.trim() !== '' &&
    number.trim() !== '' &&
    issuer.trim() !== '' &&
    isCode(now.clause) &&
    now.clauseText.trim() !== ''
  const send = () => {
    setAsked(true)
    if (!isWhole || edit.isPending) return
    const day = issued === '' || issued === 'unknown' ? null : issued
    const document = {
      kind: 'document' as const,
      id,
      title: title.trim(),
      number: number.trim(),
      issuer: issuer.trim(),
      issued: day,
      clauses: { [now.clause]: now.clauseText.trim() },
    }
    edit.mutate({ draftId: draft.draftId, version: draft.version, edit: document }, { onSuccess: close })
  }
  const field = (key: Exclude<keyof typeof empty, 'known'>) => ({
    value: now[key],
    onChange: (event: { target: { value: string } }) => set({ ...now, [key]: event.target.value }),
  })
  return (
    <Dialog
      title={t('document.title')}
      isOpen
      close={close}
      acts={
        <Button kind="primary" busy={edit.isPending} onClick={send}>
          {t('document.ok')}
        </Button>
      }
    >
      <ProblemSummary problem={edit.error} />
      <p>{t('document.text')}</p>
      <SelectField
        label={t('document.pick')}
        blank={t('document.fresh')}
        lang="zh-CN"
        value={now.known}
        options={documents.map((one) => ({ value: one.id, label: one.number }))}
        onChange={(event) => set({ ...now, known: event.target.value })}
      />
      {known ? null : (
        <>
          <TextField label={t('document.name')} maxLength={120} lang="zh-CN" {...field('title')} />
          <TextField label={t('document.number')} maxLength={80} lang="zh-CN" {...field('number')} />
          <TextField label={t('document.issuer')} maxLength={80} lang="zh-CN" {...field('issuer')} />
          <TextField label={t('document.issued')} type="date" optional {...field('issued')} />
          <TextField label={t('document.code')} hint={t('document.codeHint')} maxLength={40} {...field('id')} />
        </>
      )}
      <TextField
        label={t('document.clauseText')}
        hint={t('document.clauseTextHint')}
        maxLength={120}
        lang="zh-CN"
        {...field('clauseText')}
      />
      <TextField
        label={t('document.clause')}
        hint={t('document.clauseHint')}
        maxLength={20}
        error={isAsked && !isWhole ? t(isCode(id) && isCode(now.clause) ? 'document.missing' : 'document.codeWrong') : undefined}
        {...field('clause')}
      />
    </Dialog>
  )
}
