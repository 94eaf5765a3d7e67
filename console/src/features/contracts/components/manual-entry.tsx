import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DocumentKind, documentKindCodes } from '#kernel/identity-document.ts'
import { Button } from '../../../kit/button.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'

export type TypedDocument = { kind: DocumentKind; number: string }

/** A document typed, or scanned by a scanner that types. Enter looks it up. */
export function ManualEntry({ find, busy }: { find: (document: TypedDocument) => void; busy: boolean }) {
  const { t } = useTranslation('contracts')
  const [kind, setKind] = useState<TypedDocument['kind']>('identity_card')
  const [number, setNumber] = useState('')
  return (
    <form
      className="manual-entry"
      onSubmit={(event) => {
        event.preventDefault()
        if (number.trim()) find({ kind, number: number.trim() })
      }}
    >
      <SelectField
        label={t('read.kind')}
        value={kind}
        options={documentKindCodes.map((code) => ({ value: code, label: t(`document.${code}`) }))}
        onChange={(event) => setKind(event.target.value as TypedDocument['kind'])}
      />
      <TextField
        label={t('read.number')}
        autoFocus
        value={number}
        autoComplete="off"
        spellCheck={false}
        maxLength={30}
        onChange={(event) => setNumber(event.target.value)}
      />
      <Button type="submit" busy={busy} disabled={number.trim() === ''}>
        {t('read.find')}
      </Button>
    </form>
  )
}
