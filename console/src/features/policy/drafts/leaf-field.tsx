import { useTranslation } from 'react-i18next'
import type { LeafForm } from '#api/policy-drafts.ts'
import { isNumber, numeral, unitOfPart } from '#api/value-form.ts'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { CodePick } from './code-pick.tsx'
import { type About, usePartNames } from './use-part-names.ts'

type Props = { about: About; name: string; label: string; form: LeafForm; value: string; write: (value: string) => void }

/** One answer of a value, by what it is. What is written and no choice stays to be seen. */
export function LeafField({ about, name, label, form, value, write }: Props) {
  const { t } = useTranslation('policy-drafts')
  const { choicesOf } = usePartNames(about)
  const choices = choicesOf(name, form)
  if (choices)
    return (
      <SelectField
        label={label}
        blank={t('form.choose')}
        value={value}
        options={value === '' || choices.some((one) => one.value === value) ? choices : [...choices, { value, label: value }]}
        onChange={(event) => write(event.target.value)}
      />
    )
  if (form.kind === 'code') return <CodePick about={about} name={name} label={label} value={value} choose={write} />
  if (form.kind === 'day') return <TextField label={label} type="date" value={value} onChange={(event) => write(event.target.value)} />
  if (!isNumber(form))
    return <TextField label={label} lang="zh-CN" maxLength={2000} value={value} onChange={(event) => write(event.target.value)} />
  const unit = unitOfPart(form, name, about.unit)
  return (
    <TextField
      label={unit ? t('form.withUnit', { label, unit }) : label}
      inputMode={form.kind === 'share' ? 'text' : 'decimal'}
      autoComplete="off"
      width={12}
      value={value}
      onChange={(event) => write(numeral(event.target.value, form.kind))}
    />
  )
}
