import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { SelectField, TextField, TickBox } from './field.tsx'
import type { Filter, useListFilters } from './use-list-filters.ts'

const alwaysShown = 3
const typingMs = 250

/** Three filters in sight, the rest behind 更多; what is set behind it stays in sight too. */
export function FilterBar({
  filters,
  state,
  tools,
}: {
  filters: readonly Filter[]
  state: ReturnType<typeof useListFilters>
  tools?: ReactNode
}) {
  const { t } = useTranslation('kit')
  const [isWide, setWide] = useState(false)
  const shown = filters.filter((filter, index) => isWide || index < alwaysShown || state.values[filter.key])
  return (
    <search className="list-bar" aria-label={t('table.filters')}>
      {shown.map((filter) => (
        <OneFilter key={filter.key} filter={filter} value={state.values[filter.key]} set={(value) => state.set(filter.key, value)} />
      ))}
      {filters.length > alwaysShown ? (
        <Button kind="quiet" aria-expanded={isWide} onClick={() => setWide(!isWide)}>
          {isWide ? t('table.fewer') : t('table.more')}
        </Button>
      ) : null}
      {state.count > 0 ? (
        <Button kind="quiet" onClick={state.clear}>
          {t('table.clear')}
        </Button>
      ) : null}
      {tools ? <div className="push">{tools}</div> : null}
    </search>
  )
}

function OneFilter({ filter, value, set }: { filter: Filter; value: string | undefined; set: (value: string | undefined) => void }) {
  const { t } = useTranslation('kit')
  if (filter.kind === 'tick')
    return (
      <TickBox checked={value === 'true'} onChange={(event) => set(event.target.checked ? 'true' : undefined)}>
        {filter.label}
      </TickBox>
    )
  if (filter.kind === 'choice')
    return (
      <SelectField
        {...(filter.wide ? { className: 'wide' } : {})}
        label={filter.label}
        {...(filter.isOneAlways ? {} : { blank: t('table.all') })}
        options={filter.options}
        value={value ?? (filter.isOneAlways ? (filter.options[0]?.value ?? '') : '')}
        onChange={(event) => set(event.target.value)}
      />
    )
  if (filter.kind === 'day')
    return <TextField type="date" label={filter.label} value={value ?? ''} onChange={(event) => set(event.target.value || undefined)} />
  return <TypedFilter filter={filter} value={value} set={set} />
}

/** Waits for a pause in typing, and for an input method to finish its word. */
function TypedFilter({
  filter,
  value,
  set,
}: {
  filter: Filter & { kind: 'text' }
  value: string | undefined
  set: (value: string | undefined) => void
}) {
  const [text, setText] = useState(value ?? '')
  const [isComposing, setComposing] = useState(false)
  useEffect(() => {
    if (!value) setText('')
  }, [value])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the text and the end of composing start the wait
  useEffect(() => {
    if (isComposing || text === (value ?? '')) return
    const timer = setTimeout(() => set(text.trim() || undefined), typingMs)
    return () => clearTimeout(timer)
  }, [text, isComposing])
  return (
    <TextField
      className="wide"
      type="search"
      label={filter.label}
      {...(filter.hint ? { hint: filter.hint } : {})}
      value={text}
      autoComplete="off"
      onChange={(event) => setText(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  )
}
