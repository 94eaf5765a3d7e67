import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { type listDraftsEndpoint, proposeAdoptionEndpoint } from '#api/policy-drafts.ts'
import { isLocalDate } from '#kernel/local-date.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { refreshes } from './shown.ts'

type Props = { packs: OutputOf<typeof listDraftsEndpoint>['packs']; close: () => void }

/** Proposes another pack to go by, from a day on. */
export function AdoptDialog({ packs, close }: Props) {
  const { t } = useTranslation('policy-drafts')
  const navigate = useNavigate()
  const [{ packCode, from, title }, set] = useState({ packCode: '', from: '', title: '' })
  const [isAsked, setAsked] = useState(false)
  const propose = useCommand(proposeAdoptionEndpoint, { refreshes })
  const wrong = {
    packCode: packCode === '' ? t('adopt.missing') : undefined,
    from: isLocalDate(from) ? undefined : t('adopt.day'),
    title: title.trim().length < 2 ? t('start.missing') : undefined,
  }
  const send = () => {
    setAsked(true)
    if (Object.values(wrong).some(Boolean) || propose.isPending) return
    propose.mutate(
      { packCode, from, title: title.trim() },
      { onSuccess: ({ draftId }) => void navigate({ to: `/g/policy/drafts/${draftId}` }) },
    )
  }
  const said = (field: keyof typeof wrong) => (isAsked ? wrong[field] : undefined)
  return (
    <Dialog
      title={t('adopt.title')}
      isOpen
      close={close}
      acts={
        <Button kind="primary" busy={propose.isPending} onClick={send}>
          {t('adopt.ok')}
        </Button>
      }
    >
      <ProblemSummary problem={propose.error} />
      <p>{t('adopt.text')}</p>
      <SelectField
        label={t('adopt.pack')}
        blank={t('adopt.missing')}
        lang="zh-CN"
        value={packCode}
        error={said('packCode')}
        options={packs.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
        onChange={(event) => set({ packCode: event.target.value, from, title })}
      />
      <TextField
        label={t('adopt.from')}
        type="date"
        value={from}
        error={said('from')}
        onChange={(event) => set({ packCode, from: event.target.value, title })}
      />
      <TextField
        label={t('adopt.name')}
        maxLength={80}
        lang="zh-CN"
        value={title}
        error={said('title')}
        onChange={(event) => set({ packCode, from, title: event.target.value })}
      />
    </Dialog>
  )
}
