import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LeafForm } from '#api/policy-drafts.ts'
import { isNumber, numerals, unitOfPart } from '#api/value-form.ts'
import { TextArea, TextField } from '../../../kit/field.tsx'
import { TickList } from '../../../kit/tick-list.tsx'
import { CodePick } from './code-pick.tsx'
import { type About, usePartNames } from './use-part-names.ts'

type Props = { about: About; name: string; label: string; form: LeafForm; value: readonly string[]; write: (value: string[]) => void }

/** Several answers of one kind: stated choices are ticked, codes are chosen one by one, numbers and texts are typed. */
export function ListField(props: Props) {
  const { choicesOf } = usePartNames(props.about)
  const choices = choicesOf(props.name, props.form)
  if (choices) return <TickedList {...props} choices={choices} />
  if (props.form.kind === 'code') return <CodeList {...props} />
  return <TypedList {...props} />
}

function TickedList({ label, value, write, choices }: Props & { choices: readonly { value: string; label: string }[] }) {
  const shown = [
    ...choices,
    ...value.filter((one) => !choices.some((known) => known.value === one)).map((one) => ({ value: one, label: one })),
  ]
  return <TickList className="draft-choices" label={label} options={shown} chosen={value} choose={write} />
}

function CodeList({ about, name, label, value, write }: Props) {
  const { t } = useTranslation('policy-drafts')
  const { word } = usePartNames(about)
  return (
    <fieldset className="draft-choices">
      <legend>{label}</legend>
      {value.length === 0 ? <p className="mute">{t('form.none')}</p> : null}
      <ul>
        {value.map((code, i) => (
          <li key={`${code} ${i}`}>
            {word(code)}
            <button
              type="button"
              className="draft-drop"
              aria-label={t('form.drop', { name: word(code) })}
              onClick={() => write(value.filter((_, other) => other !== i))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <CodePick
        key={value.length}
        about={about}
        name={name}
        label={t('form.addCode')}
        value=""
        without={value}
        choose={(code) => code && write([...value, code])}
      />
    </fieldset>
  )
}

function TypedList({ about, name, label, form, value, write }: Props) {
  const { t } = useTranslation('policy-drafts')
  const [typed, type] = useState(value.join(isNumber(form) ? '、' : '\n'))
  if (!isNumber(form))
    return (
      <TextArea
        label={label}
        hint={t('form.lines')}
        lang="zh-CN"
        value={typed}
        onChange={(event) => {
          type(event.target.value)
          write(event.target.value.split('\n').filter((line) => line.trim() !== ''))
        }}
      />
    )
  const unit = unitOfPart(form, name, about.unit)
  return (
    <TextField
      label={unit ? t('form.withUnit', { label, unit }) : label}
      hint={t('form.several')}
      autoComplete="off"
      value={typed}
      onChange={(event) => {
        type(event.target.value)
        write(numerals(event.target.value))
      }}
    />
  )
}
