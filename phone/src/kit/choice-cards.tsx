type Option<V> = { value: V; label: string; text?: string | undefined; lang?: string }
type Props<V> = {
  /** The first choice carries this id, so that an error can lead there. */
  id: string
  label: string
  isLabelShown?: boolean
  value: V | null
  options: readonly Option<V>[]
  fault?: string | undefined
  onChange: (value: V) => void
}

/** A few choices, one below the other, each a native radio in a card. */
export function ChoiceCards<V extends string | number>({ id, label, isLabelShown = false, value, options, fault, onChange }: Props<V>) {
  return (
    <fieldset className="choices">
      <legend className={isLabelShown ? 'label' : 'sr'}>{label}</legend>
      {fault ? (
        <p className="fault" id={`${id}-fault`}>
          {fault}
        </p>
      ) : null}
      {options.map((option, index) => (
        <label key={option.value} className="choice">
          <input
            type="radio"
            id={index === 0 ? id : undefined}
            name={id}
            checked={option.value === value}
            aria-describedby={fault ? `${id}-fault` : undefined}
            onChange={() => onChange(option.value)}
          />
          <span lang={option.lang}>
            <span className="strong">{option.label}</span>
            {option.text ? <span className="small quiet">{option.text}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
