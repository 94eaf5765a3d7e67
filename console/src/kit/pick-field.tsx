import { Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Around, describedBy, grouped, type Option, type Said } from './field.tsx'
import { fitsTyped } from './fits-typed.ts'
import './pick-field.css'

type Wordy = Option & { words?: readonly string[] }
type Item = { value: string; label: string; words: readonly string[] }

/** Options as antd wants them, those of one group under its name. */
const itemsOf = (options: readonly Wordy[]) =>
  grouped(options).flatMap(({ group, options: own }): (Item | { label: string; title: string; options: Item[] })[] => {
    const items = own.map(({ value, label, words = [] }) => ({ value, label, words: [label, group ?? '', ...words] }))
    return group === undefined ? items : [{ label: group, title: group, options: items }]
  })

/** One of a long list, found by typing a part of its name, its pinyin or its initials. */
export function PickField({
  label,
  hint,
  error,
  optional,
  className,
  options,
  blank,
  value,
  disabled,
  choose,
}: Said & {
  options: readonly Wordy[]
  blank: string
  value: string
  disabled?: boolean
  choose: (value: string) => void
}) {
  const { t } = useTranslation('kit')
  const id = useId()
  const said: Said = { label, hint, error, ...(optional ? { optional } : {}), ...(className ? { className } : {}) }
  return (
    <Around id={id} {...said}>
      <Select
        id={id}
        className="pick"
        value={value || null}
        placeholder={blank}
        disabled={disabled === true}
        allowClear={optional === true}
        aria-describedby={describedBy(id, said)}
        {...(error ? { status: 'error' as const } : {})}
        notFoundContent={t('pickNone')}
        // A list in a dialog must lie in the dialog, or it lies beneath it.
        getPopupContainer={(field: HTMLElement) => field.closest('dialog') ?? document.body}
        showSearch={{
          filterOption: (typed, option) => fitsTyped(typed, option && 'words' in option ? option.words : []),
        }}
        options={itemsOf(options)}
        onChange={(chosen: string | undefined) => choose(chosen ?? '')}
      />
    </Around>
  )
}
