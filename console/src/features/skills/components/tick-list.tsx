import { TickBox } from '../../../kit/field.tsx'

type Props<One> = {
  label: string
  options: readonly { value: One; label: string }[]
  chosen: readonly One[]
  choose: (chosen: One[]) => void
}

/** Any of a few, to tick. */
export function TickList<One extends string>({ label, options, chosen, choose }: Props<One>) {
  return (
    <fieldset className="skills-ticks">
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
