import { TickBox } from './field.tsx'

type Props<One> = {
  label: string
  options: readonly { value: One; label: string }[]
  chosen: readonly One[]
  choose: (chosen: One[]) => void
  /** How the ticks are laid out. */
  className: string
  lang?: string
}

/** Any of a few, to tick. */
export function TickList<One extends string>({ label, options, chosen, choose, className, lang }: Props<One>) {
  return (
    <fieldset className={className} lang={lang}>
      <legend>{label}</legend>
      {options.map((one) => (
        <TickBox
          key={one.value}
          checked={chosen.includes(one.value)}
          onChange={(event) => choose(event.target.checked ? [...chosen, one.value] : chosen.filter((held) => held !== one.value))}
        >
          {one.label}
        </TickBox>
      ))}
    </fieldset>
  )
}
