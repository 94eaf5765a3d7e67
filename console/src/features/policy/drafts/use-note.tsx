import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../../kit/field.tsx'

/** Why somebody decides: `field` asks for it, and complains of a missing one after the first try. `demand` is false while it is too short to send. */
export function useNote(hint?: string): { note: string; demand: () => boolean; field: ReactNode } {
  const { t } = useTranslation('policy-drafts')
  const [written, setWritten] = useState('')
  const [isAsked, setAsked] = useState(false)
  const note = written.trim()
  const isShort = note.length < 2
  const demand = () => {
    setAsked(true)
    return !isShort
  }
  const field = (
    <TextField
      label={t('one.note')}
      hint={hint}
      maxLength={200}
      lang="zh-CN"
      value={written}
      error={isAsked && isShort ? t('one.noteMissing') : undefined}
      onChange={(event) => setWritten(event.target.value)}
    />
  )
  return { note, demand, field }
}
